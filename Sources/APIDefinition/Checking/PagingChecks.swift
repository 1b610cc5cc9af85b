import VersionedAPISourceText

extension Checker {
  /// A page has a list of items and the URL of the next page.
  mutating func checkPaging(_ paging: Versioned<PagingDefinition>.Entry, of operation: OperationDefinition) {
    let (items, next) = (paging.value.items, paging.value.next)
    // For each missing property: the versions, and the properties that the page has in them.
    var missing: [String: [(index: Int, names: [String])]] = [:]
    for index in paging.versions.indices {
      if let name = successBody(of: operation, in: index)?.name, incomplete.contains(name) { continue }
      guard let api = successBody(of: operation, in: index), let page = properties(of: api, in: index) else {
        error(
          "paging needs a successful response whose body is a schema with properties; \(timeline.versions[index]) has none",
          at: items.range
        )
        return
      }
      if let property = page.first(where: { $0.element.key == items.name }) {
        if case .array = property.type[index] {
        } else {
          error("the property '\(items.name)' of the page must be a list", at: items.range)
        }
      }
      if let property = page.first(where: { $0.element.key == next.name }), property.type[index] != .primitive(.url) {
        error("the property '\(next.name)' of the page must be a url", at: next.range)
      }
      for place in [items, next] where !page.contains(where: { $0.element.key == place.name }) {
        missing[place.name, default: []].append((index, page.map(\.element.key)))
      }
      if operation.http[index].map({ $0.method != "GET" }) == true {
        error("only a GET operation can be paged", at: items.range)
      }
    }
    for place in [items, next] {
      guard let lacking = missing[place.name] else { continue }
      let versions = VersionSet(lacking.map(\.index))
      let scope = versions == paging.versions ? "" : " in \(timeline.names(of: versions))"
      let hint = suggestion(for: place.name, among: lacking.flatMap(\.names)) ?? ""
      error("the page has no '\(place.name)'\(scope)\(hint)", at: place.range)
    }
  }

  /// An operation that starts a job returns the URL of an operation that reports its status.
  mutating func checkPolling(_ poll: Versioned<PollDefinition>.Entry, of operation: OperationDefinition) {
    let (target, from) = (poll.value.operation, poll.value.from)
    guard let followed = statusOperation(target, of: operation.element, in: poll.versions) else { return }
    for index in poll.versions.indices {
      if successBody(of: followed, in: index) == nil {
        error(
          "'\(target.name)' has no successful response with a body, which would report the status",
          at: target.range
        )
        return
      }
      let headers = operation.responses
        .filter { $0.element.versions.contains(index) && $0.isSuccess }
        .flatMap(\.headers)
        .filter { $0.element.versions.contains(index) }
      guard let header = headers.first(where: { $0.element.key == from.name }) else {
        let hint = suggestion(for: from.name, among: headers.map(\.element.key)) ?? ""
        error(
          "no successful response of '\(operation.element.key)' has the header '\(from.name)' in \(timeline.versions[index])\(hint)",
          at: from.range
        )
        return
      }
      if header.type[index] != .primitive(.url) {
        error("the header '\(from.name)' must be a url", at: from.range)
        return
      }
    }
  }

  /// The operation to poll; nil if it cannot be polled, which is an error.
  /// - Parameter user: What is polled with it.
  mutating func statusOperation(
    _ target: (name: String, range: SourceRange),
    of user: Element,
    in versions: VersionSet
  ) -> OperationDefinition? {
    guard !invalid.contains(target.name) else { return nil }
    guard let operation = operations[target.name] else {
      let known = definition.operations
      let hint = suggestion(for: target.name, among: known.map(\.element.key))
      error("operation '\(target.name)' does not exist\(hint ?? "")", at: target.range)
      return nil
    }
    let missing = versions.subtracting(operation.element.versions)
    if !missing.isEmpty {
      let hint = hint(for: target.name, in: missing, among: .operation)
      error(
        "operation '\(target.name)' does not exist in \(timeline.names(of: missing))\(hint)",
        at: target.range,
        notes: [.init("it is defined here", at: operation.element.range)]
      )
      return nil
    }
    if versions.indices.contains(where: { operation.http[$0]?.method != "GET" }) {
      error("only a GET operation can be polled, and '\(target.name)' is not one", at: target.range)
      return nil
    }
    // Swift would warn where generated code uses it.
    if versions.indices.contains(where: { operation.element.deprecated[$0] != nil && user.deprecated[$0] == nil }) {
      error(
        "operation '\(target.name)' is deprecated and '\(user.key)' is not; poll another one, or deprecate both",
        at: target.range,
        notes: [.init("it is defined here", at: operation.element.range)]
      )
      return nil
    }
    return operation
  }

  /// The type of the body of an operation's successful response.
  func successBody(of operation: OperationDefinition, in index: Int) -> TypeExpression? {
    operation.responses
      .first { $0.element.versions.contains(index) && $0.isSuccess }
      .flatMap { $0.body[index] }
  }

  private func properties(of type: TypeExpression, in index: Int) -> [PropertyDefinition]? {
    guard case .named(let name) = type, let schema = schemas[name],
      schema.type[index].flatMap({ $0 }) == nil
    else { return nil }
    return definition.properties(of: schema, among: fragments)
      .filter { $0.element.versions.contains(index) }
  }
}
