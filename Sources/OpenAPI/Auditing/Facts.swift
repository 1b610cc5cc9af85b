import VersionedAPIDefinition
import VersionedAPISourceText

/// The facts of a description of an API: paths such as `schemas/Thing/properties/name/type`, with values and locations.
package struct Facts: Sendable {
  /// A fact.
  package struct Fact: Sendable {
    /// The value; empty if only the existence matters.
    package var value: String
    /// The location.
    package var range: SourceRange
  }

  private(set) var all: [String: Fact] = [:]
  /// The paths in the order of their statements.
  private(set) var order: [String] = []
  /// The documentation of elements by their paths.
  package private(set) var documentation: [String: String] = [:]
  /// The names of elements by the path above them, such as the names of schemas by `schemas`.
  private var names: [String: [String]] = [:]

  /// The paths of operations by their routes, in which parameters have no names.
  private var operations: [String: String] = [:]
  /// The header fields, whose names have no case: the path above each, and its name.
  private var headers: [(place: String, name: String)] = []

  package subscript(path: String) -> Fact? { all[path] }

  /// Returns the names of the elements in a place, such as `schemas`, in the order of their statements.
  package func names(in place: String) -> [String] { names[place] ?? [] }

  /// States that an element exists; the first statement counts.
  /// - Returns: The path of the element.
  @discardableResult
  mutating func state(_ name: String, in place: String, at range: SourceRange) -> String {
    let path = "\(place)/\(name)"
    if all[path] == nil { names[place, default: []].append(name) }
    state(path, at: range)
    return path
  }

  /// Adds the documentation of an element.
  mutating func document(_ path: String, _ text: String?) {
    if let text, !text.isEmpty, documentation[path] == nil { documentation[path] = text }
  }

  /// States a fact; the first statement counts.
  mutating func state(_ path: String, _ value: String = "", at range: SourceRange) {
    guard all[path] == nil else { return }
    all[path] = Fact(value: value, range: range)
    order.append(path)
  }

  /// States a fact if there is a value.
  mutating func state(_ path: String, _ value: String?, at range: SourceRange) {
    if let value { state(path, value, at: range) }
  }

  /// States a fact if a condition is true.
  mutating func state(_ path: String, if condition: Bool, at range: SourceRange) {
    if condition { state(path, "", at: range) }
  }

  /// States a constraint if there is one. Equal numbers get equal strings, such as `1` and `1.0`.
  mutating func state(
    _ constraint: Constraint,
    _ value: String?,
    ofType type: String,
    at path: String,
    range: SourceRange
  ) {
    let isNumber =
      switch constraint {
      case .minLength, .maxLength, .minimum, .maximum, .minItems, .maxItems: true
      case .default: type == "integer" || type == "number"
      case .pattern: false
      }
    let text = isNumber ? value.map(Self.number) : value
    state("\(path)/\(constraint.rawValue)", text, at: range)
  }

  private static func number(_ text: String) -> String {
    if let whole = Int64(text) { return String(whole) }
    guard let number = Double(text) else { return text }
    return Int64(exactly: number).map { String($0) } ?? String(number)
  }

  /// These facts without query parameters that every request of a version has.
  package func without(query names: [String]) -> Facts {
    let places = self.names.filter { place, elements in
      place.hasSuffix("/parameters/query") && elements.contains(where: names.contains)
    }
    var facts = self
    for (place, elements) in places {
      facts.names[place] = elements.filter { !names.contains($0) }
      for path in order where path.hasPrefix("\(place)/") {
        if names.contains(String(path.dropFirst(place.count + 1).prefix { $0 != "/" })) { facts.all[path] = nil }
      }
    }
    if !places.isEmpty { facts.order.removeAll { facts.all[$0] == nil } }
    return facts
  }

  // MARK: Names

  /// Identifies an operation by its route too.
  mutating func nameOperation(_ path: String, byRoute route: String) {
    let parts = route.split(separator: "{", omittingEmptySubsequences: false)
    let rest = parts.dropFirst().map { $0.drop { $0 != "}" } }
    operations[([parts[0]] + rest).joined(separator: "{")] = path
  }

  /// Declares that the name of a header field has no case.
  mutating func ignoreCase(ofHeader name: String, in place: String) {
    headers.append((place, name))
  }

  /// These facts, with the names that others have for the same operations and header fields.
  package func named(like others: Facts) -> Facts {
    let paths = operations.compactMap { route, path in others.operations[route].map { (path, $0) } }
    let facts = renamed(Dictionary(paths) { first, _ in first })
    let spellings = Dictionary(others.headers.map { (Self.caseless($0), $0.name) }) { first, _ in first }
    let names = facts.headers.compactMap { header in
      spellings[Self.caseless(header)].map { ("\(header.place)/\(header.name)", "\(header.place)/\($0)") }
    }
    return facts.renamed(Dictionary(names) { first, _ in first })
  }

  private static func caseless(_ header: (place: String, name: String)) -> String {
    "\(header.place)/\(header.name.lowercased())"
  }

  /// These facts, with other paths for some elements and for what is below them.
  private func renamed(_ names: [String: String]) -> Facts {
    guard names.contains(where: { $0.key != $0.value }) else { return self }
    func renamed(_ path: String) -> String {
      for end in path.indices + [path.endIndex] where end == path.endIndex || path[end] == "/" {
        if let name = names[String(path[..<end])] { return name + path[end...] }
      }
      return path
    }
    var facts = Facts()
    for path in order {
      if let fact = all[path] { facts.state(renamed(path), fact.value, at: fact.range) }
    }
    for (path, text) in documentation { facts.documentation[renamed(path)] = text }
    facts.headers = headers.map { (renamed($0.place), $0.name) }
    for (place, elements) in self.names {
      let newPlace = renamed(place)
      facts.names[newPlace] = elements.map { String(renamed("\(place)/\($0)").dropFirst(newPlace.count + 1)) }
    }
    return facts
  }
}
