import VersionedAPISourceText

extension Definition {
  /// The elements that a name can refer to.
  package enum Named: CaseIterable {
    case operation, type, group
  }

  /// Returns the end of a message about a name that no element has in some versions: the name that the element has there,
  /// the versions that have it, or a similar name. It is empty if there is none of these.
  /// - Parameters:
  ///   - name: The name, or a pattern with `*`.
  ///   - versions: The versions that do not have it.
  ///   - kinds: What the name can refer to.
  package func hint(for name: String, in versions: [String], among kinds: [Named] = Named.allCases) -> String {
    let lists = kinds.map(elements)
    let wanted = VersionSet(timeline.versions.indices.filter { versions.contains(timeline.versions[$0]) })
    for list in lists {
      guard let renamed = Self.renamed(name, in: wanted, among: list) else { continue }
      return "; in \(timeline.names(of: renamed.versions.intersection(wanted))) it is '\(renamed.key)'"
    }
    let named = lists.joined().filter { API.matches($0.key, name) }
    if !named.isEmpty {
      return "; it exists in \(timeline.names(of: named.reduce(VersionSet()) { $0.union($1.versions) }))"
    }
    if kinds.contains(.operation), let other = operation(withID: name, in: wanted) {
      return "; it is the operationId of '\(other.element.key)'"
    }
    let candidates = lists.joined().filter { !$0.versions.intersection(wanted).isEmpty }.map(\.key)
    guard name.contains("*") else { return Suggestion.hint(for: name, among: candidates) ?? "" }
    return Suggestion.hint(for: name, among: Self.patterns(like: name, of: candidates)) ?? ""
  }

  /// Returns the operation that has an operation ID in the first of some versions in which there is one.
  private func operation(withID name: String, in versions: VersionSet) -> OperationDefinition? {
    for index in versions.indices {
      let operation = operations.first {
        $0.element.versions.contains(index) && $0.http[index] != nil
          && ($0.operationID[index] ?? $0.element.key) == name
      }
      if let operation { return operation }
    }
    return nil
  }

  private func elements(_ kind: Named) -> [Element] {
    switch kind {
    case .operation: operations.map(\.element)
    case .type: schemas.map(\.element) + enums.map(\.element)
    case .group: groups.map(\.element)
    }
  }

  /// Returns the element that a name belongs to in some versions, before or after it was renamed.
  private static func renamed(_ name: String, in versions: VersionSet, among elements: [Element]) -> Element? {
    func search(_ next: (String) -> [String]) -> Element? {
      var names = [name]
      var seen: Set = [name]
      while let current = names.popLast() {
        for name in next(current) where seen.insert(name).inserted {
          if let element = elements.first(where: { $0.key == name && !$0.versions.intersection(versions).isEmpty }) {
            return element
          }
          names.append(name)
        }
      }
      return nil
    }
    return search { name in elements.filter { $0.was.entries.contains { $0.value == name } }.map(\.key) }
      ?? search { name in elements.filter { $0.key == name }.flatMap { $0.was.entries.map(\.value) } }
  }

  /// Returns patterns of the form of another one that match some name: with words of names in place of its text.
  private static func patterns(like pattern: String, of names: [String]) -> [String] {
    let text = pattern.drop { $0 == "*" }.prefix { $0 != "*" }
    let (start, end) = (pattern.hasPrefix("*"), pattern.hasSuffix("*"))
    // A text in the middle is not the only one.
    guard pattern == (start ? "*" : "") + text + (end ? "*" : "") else { return [] }
    let patterns = names.flatMap { name in
      let words = name.matches(of: /_|[A-Z]+[^A-Z_]*|[^A-Z_]+/).map(\.range)
      let starts = start ? words.map(\.lowerBound) : [name.startIndex]
      let ends = end ? words.map(\.upperBound) : [name.endIndex]
      return starts.flatMap { lower in
        ends.filter { lower < $0 }.map { (start ? "*" : "") + name[lower..<$0] + (end ? "*" : "") }
      }
    }
    return Set(patterns).sorted()
  }
}
