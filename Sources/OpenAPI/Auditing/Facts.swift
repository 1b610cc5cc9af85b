import VersionedAPIDefinition
import VersionedAPISourceText

/// The facts of a description of an API: paths such as `schemas/Thing/properties/name/type`, with values and locations.
struct Facts {
  /// A fact.
  struct Fact {
    /// The value; empty if only the existence matters.
    var value: String
    /// The location.
    var range: SourceRange
  }

  private(set) var all: [String: Fact] = [:]
  /// The paths in the order of their statements.
  private(set) var order: [String] = []

  subscript(path: String) -> Fact? { all[path] }

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
}
