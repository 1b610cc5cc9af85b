extension API {
  /// The part of the API that some operations need.
  /// - Parameters:
  ///   - patterns: Names of operations, in which `*` stands for any text.
  ///   - names: Schemas that belong to it although no operation leads to them.
  /// - Returns: The operations, those that they or the schemas poll, and the schemas and enums that all of them lead to.
  public func selecting(operations patterns: [String], schemas names: [String]) -> API {
    var keys = Set(operations.map(\.element.key).filter { key in patterns.contains { Self.matches(key, $0) } })
    var reachable: Set<String> = []
    // Operations and schemas name the operations that they poll, which lead to schemas themselves.
    var added = keys
    repeat {
      keys.formUnion(added)
      let selected = operations.filter { keys.contains($0.element.key) }
      reachable = self.reachable(from: selected.flatMap(\.referencedTypes) + names.map(TypeExpression.named))
      let polls = selected.map(\.poll) + schemas.filter { reachable.contains($0.element.key) }.map(\.progress?.poll)
      added = Set(polls.compactMap(\.?.operation.name)).subtracting(keys)
    } while !added.isEmpty
    var api = self
    api.operations = operations.filter { keys.contains($0.element.key) }
    let groups = Set(api.operations.map(\.group))
    api.groups = self.groups.filter { groups.contains($0.element.key) }
    let reached = api.documentedTypes
    api.schemas = schemas.filter { reachable.contains($0.element.key) }.map { schema in
      var schema = schema
      // Whatever was asked for by name is there for its own sake.
      if names.contains(schema.element.key), !reached.contains(schema.element.key) { schema.isStandalone = true }
      return schema
    }
    api.enums = enums.filter { reachable.contains($0.element.key) }
    return api
  }

  /// Whether a name fits a pattern, in which `*` stands for any text.
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
