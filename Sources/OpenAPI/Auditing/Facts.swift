import YAML

/// What a description of an API says, fact by fact: paths such as `schemas/Thing/properties/name/type` with a value and
/// the place where it is said.
struct Facts {
  /// One fact.
  struct Fact {
    /// The value; empty where it only matters that there is something.
    var value: String
    /// Where it is said.
    var range: SourceRange
  }

  private(set) var all: [String: Fact] = [:]
  /// The paths in the order in which they were stated.
  private(set) var order: [String] = []

  subscript(path: String) -> Fact? { all[path] }

  /// States a fact; the first statement counts.
  mutating func state(_ path: String, _ value: String = "", at range: SourceRange) {
    guard all[path] == nil else { return }
    all[path] = Fact(value: value, range: range)
    order.append(path)
  }

  /// States a fact where there is a value.
  mutating func state(_ path: String, _ value: String?, at range: SourceRange) {
    if let value { state(path, value, at: range) }
  }

  /// States that something holds, where it does.
  mutating func state(_ path: String, if condition: Bool, at range: SourceRange) {
    if condition { state(path, "", at: range) }
  }
}
