import VersionedAPISourceText

extension Checker {
  mutating func checkEnums() {
    for enumeration in definition.enums where isValid(enumeration.element) {
      let empty = enumeration.cases.reduce(enumeration.element.versions) { $0.subtracting($1.versions) }
      if !empty.isEmpty {
        let versions = timeline.names(of: empty)
        error("enum '\(enumeration.element.key)' has no cases in \(versions)", at: enumeration.element.range)
      }
      checkFormerNames(enumeration.cases)
      for entry in enumeration.order.entries { checkOrder(entry, of: enumeration) }
    }
  }

  private typealias Order = Versioned<[(name: String, range: SourceRange)]>.Entry

  /// An order must name each case of its versions once.
  private mutating func checkOrder(_ order: Order, of enumeration: EnumDefinition) {
    var first: [String: SourceRange] = [:]
    for place in order.value {
      guard let other = first[place.name] else {
        first[place.name] = place.range
        continue
      }
      let notes = [Diagnostic.Note("the other one is here", at: other)]
      error("the case '\(place.name)' is named twice", at: place.range, notes: notes)
    }
    var unnamed = enumeration.cases.filter { first[$0.key] == nil }
    for place in order.value where first[place.name] == place.range {
      guard let meant = checkCase(place.name, at: place.range, in: order, of: enumeration, unnamed) else { continue }
      // What is misspelled is not missing as well.
      unnamed.removeAll { $0.key == meant }
    }
    let name = enumeration.element.key
    for (versions, cases) in Self.grouped(unnamed.map { ($0.key, $0.versions.intersection(order.versions)) }) {
      let rule = versions == order.versions ? "; it must name every case" : Self.needsOwnLists
      let scope = scope(of: versions.indices, among: order.versions)
      let names = cases.map { "'\($0)'" }.joinedForReading()
      error("'order' of enum '\(name)' lacks \(names)\(scope)\(rule)", at: order.range.startOnly)
    }
  }

  /// A case in an order must exist in its versions.
  /// - Parameter unnamed: The cases that the order does not name.
  /// - Returns: The case that was probably meant, if there is no such case.
  private mutating func checkCase(
    _ name: String,
    at range: SourceRange,
    in order: Order,
    of enumeration: EnumDefinition,
    _ unnamed: [Element]
  ) -> String? {
    let own = enumeration.cases.first { $0.key == name }?.versions ?? VersionSet()
    let missing = order.versions.subtracting(own)
    guard !missing.isEmpty else { return nil }
    let candidates = unnamed.filter { !$0.versions.intersection(missing).isEmpty }.map(\.key)
    let meant = Suggestion.nearest(to: name, among: candidates)
    let hint = meant.map { "; did you mean '\($0)'?" } ?? (missing == order.versions ? "" : Self.needsOwnLists)
    let scope = scope(of: missing.indices, among: order.versions)
    error("enum '\(enumeration.element.key)' has no case '\(name)'\(scope)\(hint)", at: range)
    return meant
  }

  private static let needsOwnLists = "; versions with different cases need lists of their own"

  /// Returns the names that have the same versions, in the order of the first one.
  private static func grouped(_ names: [(String, VersionSet)]) -> [(versions: VersionSet, names: [String])] {
    var groups: [(versions: VersionSet, names: [String])] = []
    for (name, versions) in names where !versions.isEmpty {
      if let index = groups.firstIndex(where: { $0.versions == versions }) {
        groups[index].names.append(name)
      } else {
        groups.append((versions, [name]))
      }
    }
    return groups
  }
}
