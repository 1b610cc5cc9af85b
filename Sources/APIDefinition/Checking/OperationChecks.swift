import YAML

extension Checker {
  mutating func checkOperations() {
    for parameter in definition.parameters { checkParameter(parameter) }
    for response in definition.service.responses { checkResponse(response) }
    let inherited = Set(definition.service.responses.map(\.element.range))
    for operation in definition.operations {
      for parameter in operation.parameters where !parameter.isShared { checkParameter(parameter) }
      checkFormerNames(
        operation.parameters.map(\.property.element),
        // A shared parameter also stands in operations that had no older one.
        besides: Set(operation.parameters.filter(\.isShared).map(\.property.element.key))
      )
      for entry in operation.body.entries { checkBody(entry.value, of: operation) }
      for response in operation.responses where !inherited.contains(response.element.range) { checkResponse(response) }
      checkPathParameters(operation)
      checkSuccesses(operation)
      for entry in operation.paged.entries { checkPaging(entry, of: operation) }
      for entry in operation.poll.entries { checkPolling(entry, of: operation) }
    }
    checkFormerNames(definition.operations.map(\.element))
    checkRoutes()
  }

  private mutating func checkParameter(_ parameter: ParameterDefinition) {
    let property = parameter.property
    checkReferences(property.type)
    checkConstraints(property)
    for entry in property.type.entries {
      let isText: Bool =
        switch entry.value {
        case .primitive(let primitive): primitive != .binary && primitive != .json
        case .named(let name): definition.enums.contains { $0.element.key == name } || types[name] == nil
        case .array, .map: false
        }
      if !isText { error("a parameter is one text, number or enum, not \(entry.value)", at: entry.range) }
    }
    if parameter.place == .path {
      for entry in property.required.entries where !entry.value {
        error("a path parameter is always required", at: entry.range)
      }
    }
  }

  private mutating func checkBody(_ body: BodyDefinition, of operation: OperationDefinition) {
    checkReferences(body.type)
    for index in operation.http.entries.flatMap(\.versions.indices) {
      guard let type = body.type.entry(in: index) else { continue }
      checkContent(type, content: body.content[index])
      if let method = operation.http[index]?.method, ["GET", "HEAD"].contains(method) {
        error("a \(method) request has no body", at: body.range.startOnly)
      }
    }
    if !body.parts.isEmpty {
      for entry in body.content.entries where entry.value != "multipart/form-data" {
        error("a body with 'parts' is multipart/form-data, not \(entry.value)", at: entry.range)
      }
    }
    for part in body.parts {
      checkReferences(part.type)
      checkReferences(part.json)
      checkConstraints(part)
      for entry in part.json.entries {
        for index in entry.versions.indices where part.type[index] != .primitive(.string) {
          error("only a part of type string can hold JSON in a text", at: entry.range)
          break
        }
      }
      for entry in part.type.entries {
        switch entry.value {
        case .array, .map, .primitive(.json):
          error(
            "a part of a form is one value; for JSON in a text write 'type: string, json: \(entry.value)'",
            at: entry.range
          )
        case .named(let name) where definition.schemas.contains { $0.element.key == name }:
          error(
            "a part of a form is one value; for JSON in a text write 'type: string, json: \(name)'",
            at: entry.range
          )
        default: break
        }
      }
    }
  }

  private mutating func checkContent(_ type: Versioned<TypeExpression>.Entry, content: String?) {
    let content = content ?? TypeExpression.jsonContent
    let isJSON = content == TypeExpression.jsonContent || content.hasSuffix("+json")
    if isJSON, type.value == .primitive(.binary) {
      error("a binary body has a media type of its own: add 'content: application/octet-stream'", at: type.range)
    } else if !isJSON, type.value != .primitive(.binary) {
      error("a body of media type \(content) is binary, not \(type.value)", at: type.range)
    } else if content == "application/merge-patch+json" {
      guard case .named(let name) = type.value, definition.enums.allSatisfy({ $0.element.key != name }) else {
        error("a merge patch is a schema, not \(type.value)", at: type.range)
        return
      }
    }
  }

  private mutating func checkResponse(_ response: ResponseDefinition) {
    checkReferences(response.body)
    for entry in response.body.entries {
      for index in entry.versions.indices { checkContent(entry, content: response.content[index]) }
    }
    for header in response.headers {
      checkReferences(header.type)
      for entry in header.type.entries {
        switch entry.value {
        case .primitive(let primitive) where primitive != .binary && primitive != .json: break
        default: error("a header field is one text or number, not \(entry.value)", at: entry.range)
        }
      }
    }
    if response.status == nil {
      for entry in response.body.entries {
        guard case .named(let name) = entry.value, definition.enums.allSatisfy({ $0.element.key != name }) else {
          error("the body of 'default' is a schema, not \(entry.value)", at: entry.range)
          continue
        }
      }
    }
  }

  private mutating func checkPathParameters(_ operation: OperationDefinition) {
    for route in operation.http.entries {
      for name in route.value.parameters {
        let parameter = operation.parameters.first {
          $0.place == .path && $0.property.element.key == name && $0.property.element.versions.contains(route.versions)
        }
        if parameter == nil {
          let names = operation.parameters.filter { $0.place == .path }.map(\.property.element.key)
          let hint = Suggestion.hint(for: name, among: names) ?? "; add it to 'parameters' with 'in: path'"
          error("the path has '{\(name)}', which is no parameter\(hint)", at: route.range)
        }
      }
    }
    for parameter in operation.parameters where parameter.place == .path {
      let element = parameter.property.element
      let missing = operation.http.entries
        .filter { !$0.value.parameters.contains(element.key) }
        .reduce(VersionSet()) { $0.union($1.versions.intersection(element.versions)) }
      if !missing.isEmpty {
        error("the path has no '{\(element.key)}' in \(timeline.names(of: missing))", at: element.range)
      }
    }
  }

  private mutating func checkSuccesses(_ operation: OperationDefinition) {
    for index in operation.element.versions.indices {
      let successes = operation.responses.filter {
        $0.element.versions.contains(index) && $0.status.map { $0 < 300 } == true
      }
      let name = "operation '\(operation.element.key)'"
      let version = timeline.versions[index]
      guard let first = successes.first else {
        error("\(name) has no response for success in \(version)", at: operation.element.range)
        continue
      }
      for other in successes.dropFirst()
      where other.body[index] != first.body[index] || other.content[index] != first.content[index] {
        error(
          "\(name) answers two successes with different bodies in \(version), which no Swift type can tell apart",
          at: other.element.range,
          notes: [.init("the other one is here", at: first.element.range)]
        )
      }
      for response in operation.responses
      where response.element.versions.contains(index) && response.status.map({ $0 >= 300 }) == true {
        error(
          "a status that tells of a failure belongs under 'default' as one of its 'statuses'",
          at: response.element.range
        )
      }
    }
  }

  private mutating func checkPaging(_ paging: Versioned<PagingDefinition>.Entry, of operation: OperationDefinition) {
    let (items, next) = (paging.value.items, paging.value.next)
    for index in paging.versions.indices {
      guard let api = successBody(of: operation, in: index), let page = properties(of: api, in: index) else {
        error("paging needs a response with a schema in \(timeline.versions[index])", at: items.range)
        return
      }
      let names = page.map(\.element.key)
      if let property = page.first(where: { $0.element.key == items.name }) {
        if case .array = property.type[index] {} else { error("'\(items.name)' is no list", at: items.range) }
      } else {
        error("the page has no '\(items.name)'\(Suggestion.hint(for: items.name, among: names) ?? "")", at: items.range)
      }
      if let property = page.first(where: { $0.element.key == next.name }) {
        if property.type[index] != .primitive(.url) { error("'\(next.name)' is no url", at: next.range) }
      } else {
        error("the page has no '\(next.name)'\(Suggestion.hint(for: next.name, among: names) ?? "")", at: next.range)
      }
      if operation.http[index].map({ $0.method != "GET" }) == true {
        error("only a GET can be paged", at: items.range)
      }
    }
  }

  private mutating func checkPolling(_ poll: Versioned<PollDefinition>.Entry, of operation: OperationDefinition) {
    let (target, from) = (poll.value.operation, poll.value.from)
    guard let followed = definition.operations.first(where: { $0.element.key == target.name }) else {
      let names = definition.operations.map(\.element.key)
      error(
        "operation '\(target.name)' does not exist\(Suggestion.hint(for: target.name, among: names) ?? "")",
        at: target.range
      )
      return
    }
    let missing = poll.versions.subtracting(followed.element.versions)
    if !missing.isEmpty {
      error(
        "operation '\(target.name)' does not exist in \(timeline.names(of: missing))",
        at: target.range,
        notes: [.init("it is defined here", at: followed.element.range)]
      )
      return
    }
    for index in poll.versions.indices {
      if followed.http[index]?.method != "GET" {
        error("polling asks with GET, and '\(target.name)' is none", at: target.range)
        return
      }
      if successBody(of: followed, in: index) == nil {
        error("'\(target.name)' answers with nothing that could tell how far the work is", at: target.range)
        return
      }
      let headers = operation.responses
        .filter { $0.element.versions.contains(index) && $0.status != nil }
        .flatMap(\.headers)
        .filter { $0.element.versions.contains(index) }
      guard let header = headers.first(where: { $0.element.key == from.name }) else {
        let hint = Suggestion.hint(for: from.name, among: headers.map(\.element.key)) ?? ""
        error(
          "no success of '\(operation.element.key)' has the header '\(from.name)' in \(timeline.versions[index])\(hint)",
          at: from.range
        )
        return
      }
      if header.type[index] != .primitive(.url) {
        error("the header '\(from.name)' is no url", at: from.range)
        return
      }
    }
  }

  /// The type of the body that an operation answers with when it worked.
  private func successBody(of operation: OperationDefinition, in index: Int) -> TypeExpression? {
    operation.responses
      .first { $0.element.versions.contains(index) && $0.status.map { $0 < 300 } == true }
      .flatMap { $0.body[index] }
  }

  private func properties(of type: TypeExpression, in index: Int) -> [PropertyDefinition]? {
    guard case .named(let name) = type, let schema = definition.schemas.first(where: { $0.element.key == name })
    else { return nil }
    return (definition.fragments(of: schema).flatMap(\.properties) + schema.properties)
      .filter { $0.element.versions.contains(index) }
  }

  /// Two operations of one version must differ in method or path.
  private mutating func checkRoutes() {
    var reported: Set<String> = []
    for index in timeline.all.indices {
      var first: [String: OperationDefinition] = [:]
      for operation in definition.operations {
        guard let route = operation.http.entry(in: index), operation.element.versions.contains(index) else { continue }
        let path = definition.service.versions[index].path
        guard let other = first[route.value.shape] else {
          first[route.value.shape] = operation
          continue
        }
        guard reported.insert("\(other.element.key) \(operation.element.key)").inserted else { continue }
        let notes = other.http.entry(in: index).map { [Diagnostic.Note("the other one is here", at: $0.range)] } ?? []
        error(
          "'\(route.value.method) \(path)\(route.value.path)' is the route of '\(other.element.key)' too in \(timeline.versions[index])",
          at: route.range,
          notes: notes
        )
      }
    }
  }
}
