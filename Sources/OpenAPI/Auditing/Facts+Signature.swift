package import VersionedAPIDefinition

extension Facts {
  /// Creates the facts of a parameter alone.
  package init(_ property: API.Property, at place: ParameterPlace) {
    state(property, in: "parameters/\(place)")
  }

  /// What the only element is, in one string.
  package var signature: String { order.first.map { signature(of: $0) } ?? "" }

  /// Returns what a property, a parameter or a part of a form is, in one string; empty if there is none.
  /// - Parameters:
  ///   - path: Its path.
  ///   - isLeftOut: Whether a fact does not count.
  package func signature(of path: String, except isLeftOut: (String) -> Bool = { _ in false }) -> String {
    guard self[path] != nil else { return "" }
    let keys = ["type", "format", "enum", "required", "readOnly"] + Constraint.allCases.map(\.rawValue)
    return keys.map { key in
      isLeftOut("\(path)/\(key)") ? "" : self["\(path)/\(key)"].map { "\(key)=\($0.value)" } ?? ""
    }.joined(separator: "\n") + "\nexists"
  }
}
