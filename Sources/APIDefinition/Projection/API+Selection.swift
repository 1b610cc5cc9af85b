extension API {
  /// Returns the part of the API that the given operations and schemas need.
  /// - Parameters:
  ///   - patterns: Names of operations, in which `*` matches any string.
  ///   - names: Schemas to include although no operation refers to them.
  /// - Returns: The operations, those that they or the schemas poll, and all schemas and enums that these refer to.
  public func selecting(operations patterns: [String], schemas names: [String]) -> API {
    var keys = Set(operations.map(\.element.key).filter { key in patterns.contains { Self.matches(key, $0) } })
    var reachable: Set<String> = []
    // Operations and schemas refer to operations to poll, which refer to further schemas.
    var added = keys
    repeat {
      keys.formUnion(added)
      let selected = operations.filter { keys.contains($0.element.key) }
      reachable = self.reachable(from: selected.flatMap(\.referencedTypes) + names.map(TypeExpression.named))
      let polls = selected.map(\.poll) + schemas.filter { reachable.contains($0.element.key) }.map(\.progress?.poll)
      let uploads = selected.compactMap(\.blockUpload)
      let others = uploads.flatMap { [$0.list.operation.name, $0.commit.operation.name] }
      added = Set(polls.compactMap(\.?.operation.name) + others).subtracting(keys)
    } while !added.isEmpty
    var api = self
    api.operations = operations.filter { keys.contains($0.element.key) }
    let groups = Set(api.operations.map(\.group))
    api.groups = self.groups.filter { groups.contains($0.element.key) }
    let reached = api.documentedTypes
    api.schemas = schemas.filter { reachable.contains($0.element.key) }.map { schema in
      var schema = schema
      // A schema that is selected by name is needed even if nothing refers to it.
      if names.contains(schema.element.key), !reached.contains(schema.element.key) { schema.isStandalone = true }
      return schema
    }
    api.enums = enums.filter { reachable.contains($0.element.key) }
    return api
  }

  /// Whether a name matches a pattern, in which `*` matches any string.
  public static func matches(_ name: String, _ pattern: String) -> Bool {
    var name = name[...]
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard let first = parts.first, let last = parts.last, name.hasPrefix(first) else { return false }
    guard parts.count > 1 else { return name == pattern }
    name = name.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let range = name.firstRange(of: part) else { return false }
      name = name[range.upperBound...]
    }
    return name.hasSuffix(last)
  }
}
