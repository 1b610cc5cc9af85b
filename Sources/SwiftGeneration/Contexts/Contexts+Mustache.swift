import Mustache

// The names by which templates know what a context holds. Mustache could find them by reflection, which takes ten times
// as long.

extension FileContext: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "isPart": isPart
    case "importLevel": importLevel
    case "sources": sources
    case "usesModules": usesHTTPTypes || usesRuntime
    case "usesHTTPTypes": usesHTTPTypes
    case "usesRuntime": usesRuntime
    case "usesFoundation": usesFoundation
    case "namespace": namespace
    case "availability": availability
    default: nil
    }
  }
}

extension NamespaceContext: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "file": file
    case "access": access
    case "docs": docs
    case "groups": groups
    case "runtimeImport": runtimeImport
    case "basePath": basePath
    case "query": query
    default: nil
    }
  }
}

extension NamespaceContext.Group: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "docs": docs
    case "name": name
    default: nil
    }
  }
}

extension NamespaceContext.Query: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "name": name
    case "value": value
    default: nil
    }
  }
}

extension CredentialContext: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "file": file
    case "access": access
    case "docs": docs
    case "cases": cases
    default: nil
    }
  }
}

extension CredentialContext.Case: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "docs": docs
    case "name": name
    case "reference": reference
    case "header": header
    case "value": value
    default: nil
    }
  }
}

extension EnumContext: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "file": file
    case "access": access
    case "docs": docs
    case "name": name
    case "cases": cases
    default: nil
    }
  }
}

extension EnumContext.Case: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "docs": docs
    case "name": name
    case "reference": reference
    case "value": value
    default: nil
    }
  }
}

extension TypealiasContext: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "file": file
    case "access": access
    case "docs": docs
    case "name": name
    case "type": type
    default: nil
    }
  }
}

extension SchemaContext: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "file": file
    case "text": text
    default: nil
    }
  }
}

extension StructContext: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "access": access
    case "docs": docs
    case "name": name
    case "initDocs": initDocs
    case "initHead": initHead
    case "members": members
    case "nested": nested
    default: nil
    }
  }
}

extension StructContext.Nested: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "text": text
    default: nil
    }
  }
}

extension StructContext.Member: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "docs": docs
    case "wrapper": wrapper
    case "name": name
    case "reference": reference
    case "type": type
    case "json": json
    case "reader": reader
    default: nil
    }
  }
}

extension OperationContext: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "file": file
    case "access": access
    case "docs": docs
    case "availability": availability
    case "group": group
    case "name": name
    case "protocolName": protocolName
    case "operationID": operationID
    case "initDocs": initDocs
    case "initHead": initHead
    case "members": members
    case "response": response
    case "outputHead": outputHead
    case "method": method
    case "path": path
    case "steps": steps
    case "outputDocs": outputDocs
    case "successes": successes
    case "result": result
    case "failure": failure
    case "extras": extras
    default: nil
    }
  }
}

extension OperationContext.Member: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "docs": docs
    case "wrapper": wrapper
    case "name": name
    case "reference": reference
    case "type": type
    default: nil
    }
  }
}

extension OperationContext.Response: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "access": access
    case "initHead": initHead
    case "members": members
    default: nil
    }
  }
}

extension OperationContext.Extra: MustacheParent {
  func child(named key: String) -> Any? {
    switch key {
    case "docs": docs
    case "text": text
    default: nil
    }
  }
}
