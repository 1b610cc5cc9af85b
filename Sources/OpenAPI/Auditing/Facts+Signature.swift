package import VersionedAPIDefinition

extension Facts {
  /// Creates the facts of a parameter alone.
  package init(_ property: API.Property, at place: ParameterPlace) {
    state(property, in: "parameters/\(place)")
  }

  /// All facts in one string, without the path of the element.
  package var signature: String {
    let keys = ["type", "format", "enum", "required", "readOnly"] + Constraint.allCases.map(\.rawValue)
    guard let element = order.first else { return "" }
    return keys.map { key in self["\(element)/\(key)"].map { "\(key)=\($0.value)" } ?? "" }.joined(separator: "\n")
      + "\nexists"
  }
}
