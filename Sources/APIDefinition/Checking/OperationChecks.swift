import VersionedAPISourceText

extension Checker {
  mutating func checkOperations() {
    for parameter in definition.parameters where isValid(parameter.property.element) { checkParameter(parameter) }
    for response in definition.service.responses { checkResponse(response) }
    let inherited = Set(definition.service.responses.map(\.element.range))
    for operation in definition.operations where isValid(operation.element) {
      for parameter in operation.parameters where !parameter.isShared { checkParameter(parameter) }
      for parameter in operation.parameters { checkQueryName(parameter) }
      checkFormerNames(
        operation.parameters.map(\.property.element),
        besides: Set(operation.parameters.filter(\.isShared).map(\.property.element.key))
      )
      for entry in operation.body.entries { checkBody(entry, of: operation) }
      for response in operation.responses where !inherited.contains(response.element.range) { checkResponse(response) }
      checkPathParameters(operation)
      checkSuccesses(operation)
      for entry in operation.paged.entries { checkPaging(entry, of: operation) }
      for entry in operation.poll.entries { checkPolling(entry, of: operation) }
      for entry in operation.blockUpload.entries { checkBlockUpload(entry, of: operation) }
    }
    checkFormerNames(definition.operations.map(\.element))
    for parameter in definition.parameters where !parameter.property.element.was.isEmpty {
      let element = parameter.property.element
      let users = definition.operations.filter { operation in
        operation.parameters.contains { $0.isShared && $0.property.element.key == element.key }
      }
      guard users.allSatisfy({ isValid($0.element) }) else { continue }
      let lists = users.map { $0.parameters.map(\.property.element) }
      checkFormerNames(ofShared: element, in: lists, "no operation that names this parameter has")
    }
    checkRoutes()
    checkOperationIDs()
  }

  private mutating func checkParameter(_ parameter: ParameterDefinition) {
    let property = parameter.property
    checkReferences(property.type)
    checkConstraints(property)
    for entry in property.type.entries {
      let isText: Bool =
        switch entry.value {
        case .primitive(let primitive): primitive != .binary && primitive != .json
        case .named(let name): enums[name] != nil || types[name] == nil
        case .array, .map: false
        }
      if !isText {
        error("a parameter must be a string, a number, a Boolean or an enum, not \(entry.value)", at: entry.range)
      }
    }
    if parameter.place == .header { checkHeaderField(property.element) }
    checkRequirement(property, "a parameter")
    if parameter.place == .path {
      for entry in property.required.entries where entry.value == .never {
        error("a path parameter is always required; leave 'required' out", at: entry.range)
      }
    }
  }

  /// What only requests have cannot be missing in responses.
  private mutating func checkRequirement(_ property: PropertyDefinition, _ what: String) {
    for entry in property.required.entries where entry.value == .request {
      error("\(what) is only in requests anyway; write 'required: true'", at: entry.range)
    }
  }

  /// A query parameter that every request of a version has cannot be a parameter of an operation.
  private mutating func checkQueryName(_ parameter: ParameterDefinition) {
    let element = parameter.property.element
    guard parameter.place == .query else { return }
    for index in element.versions.indices {
      let version = definition.service.versions[index]
      guard version.query.contains(where: { $0.name == element.key }) else { continue }
      error(
        "every request of \(version.id) already has the query parameter '\(element.key)'",
        at: element.range,
        notes: [.init("the version is here", at: version.range)]
      )
    }
  }

  /// Header fields that carry a credential or that the HTTP client sets cannot be parameters.
  private mutating func checkHeaderField(_ element: Element) {
    let name = element.key.lowercased()
    let credential = definition.service.credentials.first {
      $0.header.lowercased() == name && !$0.element.versions.intersection(element.versions).isEmpty
    }
    let reason: String? =
      switch name {
      case _ where credential != nil: "it carries a credential"
      case "authorization": "it carries a credential; see 'credentials' of the service"
      case "content-type": "the media type of the body is its 'content'"
      case "content-length", "host": "the HTTP client sets it"
      default: nil
      }
    guard let reason else { return }
    let notes = credential.map { [Diagnostic.Note("the credential is here", at: $0.element.range)] } ?? []
    error("the header field '\(element.key)' cannot be a parameter: \(reason)", at: element.range, notes: notes)
  }

  private mutating func checkBody(_ entry: Versioned<BodyDefinition>.Entry, of operation: OperationDefinition) {
    let body = entry.value
    checkReferences(body.type)
    for index in entry.versions.indices {
      if let type = body.type.entry(in: index) { checkContent(type, content: body.content[index]) }
      if let method = operation.http[index]?.method, ["GET", "HEAD"].contains(method) {
        error("a \(method) request has no body", at: body.range.startOnly)
      }
      if !body.parts.isEmpty, body.parts.allSatisfy({ !$0.element.versions.contains(index) }) {
        error("the form has no part in \(timeline.versions[index])", at: body.range.startOnly)
      }
    }
    for type in body.type.entries {
      let patches = type.versions.indices.filter { body.content[$0] == "application/merge-patch+json" }
      checkIsObject(type, in: VersionSet(patches), "the body of a merge patch")
    }
    checkFormerNames(body.parts.map(\.element))
    if !body.parts.isEmpty {
      if let entry = body.name.entries.first {
        error("a form has no 'name'; each of its parts is a parameter", at: entry.range)
      }
      for entry in body.content.entries where entry.value != "multipart/form-data" {
        error("a body with 'parts' must be multipart/form-data, not \(entry.value)", at: entry.range)
      }
    }
    for part in body.parts {
      checkRequirement(part, "a part of a form")
      checkReferences(part.type)
      checkReferences(part.json)
      checkConstraints(part)
      checkSecret(part)
      for entry in part.json.entries where entry.value.isBinary {
        error("JSON in a string cannot be binary", at: entry.range)
      }
      for entry in part.json.entries {
        for index in entry.versions.indices where part.type[index] != .primitive(.string) {
          error("only a part of type string can have 'json'", at: entry.range)
          break
        }
      }
      for entry in part.type.entries {
        switch entry.value {
        case .array, .map:
          let way = entry.value.isBinary ? "" : "; for JSON in a string, write 'type: string, json: \(entry.value)'"
          error("a part of a form must be one value, not \(entry.value)\(way)", at: entry.range)
        case .primitive(.json), .named:
          if let name = entry.value.name, schemas[name] == nil { break }
          error(
            "a part of a form must be one value; for JSON in a string, write 'type: string, json: \(entry.value)'",
            at: entry.range
          )
        case .primitive: break
        }
      }
    }
  }

  private mutating func checkContent(_ type: Versioned<TypeExpression>.Entry, content: String?) {
    if isUnknown(type.value) { return }
    let content = content ?? TypeExpression.jsonContent
    let isJSON = content == TypeExpression.jsonContent || content.hasSuffix("+json")
    if type.value.isBinary, type.value != .primitive(.binary) {
      error("only a body as a whole can be binary; it cannot be \(type.value)", at: type.range)
    } else if isJSON, type.value == .primitive(.binary) {
      error("a binary body needs a media type, such as 'content: application/octet-stream'", at: type.range)
    } else if !isJSON, type.value != .primitive(.binary) {
      error("a body of media type \(content) must be binary, not \(type.value)", at: type.range)
    }
  }

  /// A type must be a schema with properties in the given versions.
  private mutating func checkIsObject(
    _ type: Versioned<TypeExpression>.Entry,
    in versions: VersionSet,
    _ what: String
  ) {
    guard !versions.isEmpty else { return }
    guard case .named(let name) = type.value, schemas[name] != nil || types[name] == nil else {
      // Binary bodies have a message of their own.
      if !type.value.isBinary { error("\(what) must be a schema with properties, not \(type.value)", at: type.range) }
      return
    }
    for entry in schemas[name]?.type.entries ?? [] where !invalid.contains(name) {
      let common = entry.versions.intersection(versions)
      guard let other = entry.value, !common.isEmpty else { continue }
      error(
        "\(what) must be a schema with properties, and '\(name)' is \(other) in \(timeline.names(of: common))",
        at: type.range,
        notes: [.init("that is said here", at: entry.range)]
      )
    }
  }

  private mutating func checkResponse(_ response: ResponseDefinition) {
    checkReferences(response.body)
    if let status = response.status, [204, 205].contains(status), let entry = response.body.entries.first {
      error("a response with status \(status) has no body", at: entry.range)
    }
    for entry in response.body.entries {
      for index in entry.versions.indices { checkContent(entry, content: response.content[index]) }
    }
    for header in response.headers {
      checkReferences(header.type)
      for entry in header.type.entries where !isUnknown(entry.value) {
        switch entry.value {
        case .primitive(let primitive) where primitive != .binary && primitive != .json:
          let known = TypeExpression.knownHeaderFields[header.element.key.lowercased()]
          guard let known, known != primitive else { break }
          error(
            "the header field '\(header.element.key)' must be of type \(known.rawValue), not \(primitive.rawValue)",
            at: entry.range
          )
        default: error("a header field must be a string, a number or a Boolean, not \(entry.value)", at: entry.range)
        }
      }
    }
    if response.status == nil {
      for entry in response.body.entries { checkIsObject(entry, in: entry.versions, "the body of 'default'") }
    }
  }

  private mutating func checkPathParameters(_ operation: OperationDefinition) {
    let parameters = Dictionary(
      operation.parameters.map { ($0.property.element.key, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    for route in operation.http.entries {
      for name in route.value.parameters {
        checkPathParameter(name, parameters[name], at: route, of: operation)
      }
    }
    let routes = operation.http.entries.map { (versions: $0.versions, names: Set($0.value.parameters)) }
    for parameter in operation.parameters where parameter.place == .path {
      let element = parameter.property.element
      let missing = routes.filter { !$0.names.contains(element.key) }
        .reduce(VersionSet()) { $0.union($1.versions.intersection(element.versions)) }
      if !missing.isEmpty {
        error("the path has no '{\(element.key)}' in \(timeline.names(of: missing))", at: element.range)
      }
    }
  }

  private mutating func checkPathParameter(
    _ name: String,
    _ parameter: ParameterDefinition?,
    at route: Versioned<HTTPRoute>.Entry,
    of operation: OperationDefinition
  ) {
    guard let parameter else {
      let hint = suggestion(
        for: name,
        among: operation.parameters.filter { $0.place == .path }.map(\.property.element.key)
      )
      error(
        "the path has '{\(name)}', which is not a parameter\(hint ?? "; add it to 'parameters' with 'in: path'")",
        at: route.range
      )
      return
    }
    let element = parameter.property.element
    let notes = [Diagnostic.Note("the parameter is here", at: element.range)]
    let missing = route.versions.subtracting(element.versions)
    if parameter.place != .path {
      error(
        "the path has '{\(name)}', but the parameter '\(name)' is 'in: \(parameter.place.rawValue)', not 'in: path'",
        at: route.range,
        notes: notes
      )
    } else if !missing.isEmpty {
      error(
        "the path has '{\(name)}', but there is no parameter '\(name)' in \(timeline.names(of: missing))",
        at: route.range,
        notes: notes
      )
    }
  }

  /// In every version, all successful responses of an operation have the same body.
  private mutating func checkSuccesses(_ operation: OperationDefinition) {
    let name = "operation '\(operation.element.key)'"
    let successes = operation.responses.filter(\.isSuccess)
    let missing = successes.reduce(operation.element.versions) { $0.subtracting($1.element.versions) }
    if !missing.isEmpty {
      error("\(name) has no successful response in \(timeline.names(of: missing))", at: operation.element.range)
    }
    for (position, other) in successes.enumerated() {
      for first in successes[..<position] {
        let different = first.element.versions.intersection(other.element.versions).indices.filter { index in
          guard let body = other.body[index], body == first.body[index] else {
            return other.body[index] != nil || first.body[index] != nil
          }
          let contents = [other, first].map { $0.content[index] ?? TypeExpression.jsonContent }
          return contents[0] != contents[1]
        }
        guard !different.isEmpty else { continue }
        let versions = timeline.names(of: VersionSet(different))
        error(
          "\(name) has successful responses with different bodies in \(versions)",
          at: other.element.range,
          notes: [.init("the other one is here", at: first.element.range)]
        )
      }
    }
    for response in operation.responses where response.status != nil && !response.isSuccess {
      error(
        "\(response.element.key) is not a success status; list it in the 'statuses' of 'default'",
        at: response.element.range
      )
    }
  }

  /// Operations of one version must differ in their operation IDs.
  private mutating func checkOperationIDs() {
    var reported: Set<[String]> = []
    for index in timeline.all.indices {
      var first: [String: OperationDefinition] = [:]
      for operation in definition.operations where isValid(operation.element) {
        guard operation.element.versions.contains(index) else { continue }
        let name = operation.operationID[index] ?? operation.element.key
        guard let other = first[name] else {
          first[name] = operation
          continue
        }
        guard other.element.key != operation.element.key,
          reported.insert([other.element.key, operation.element.key]).inserted
        else { continue }
        let (version, place) = (timeline.versions[index], other.operationID.entry(in: index)?.range)
        error(
          place == nil
            ? "'\(name)' is also the name of another operation, which has no other operationId in \(version)"
            : "'\(name)' is also the operationId of '\(other.element.key)' in \(version)",
          at: operation.operationID.entry(in: index)?.range ?? operation.element.range,
          notes: [.init("the other one is here", at: place ?? other.element.range)]
        )
      }
    }
  }

  /// Operations of one version must differ in method or path.
  private mutating func checkRoutes() {
    var reported: Set<String> = []
    for index in timeline.all.indices {
      var first: [String: OperationDefinition] = [:]
      for operation in definition.operations where isValid(operation.element) {
        guard let route = operation.http.entry(in: index), operation.element.versions.contains(index) else { continue }
        let path = definition.service.versions[index].path
        guard let other = first[route.value.shape] else {
          first[route.value.shape] = operation
          continue
        }
        guard reported.insert("\(other.element.key) \(operation.element.key)").inserted else { continue }
        let notes = other.http.entry(in: index).map { [Diagnostic.Note("the other one is here", at: $0.range)] } ?? []
        error(
          "'\(route.value.method) \(path)\(route.value.path)' is also the route of '\(other.element.key)' in \(timeline.versions[index])",
          at: route.range,
          notes: notes
        )
      }
    }
  }
}
