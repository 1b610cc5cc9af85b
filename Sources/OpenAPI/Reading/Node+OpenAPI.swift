internal import VersionedAPIYAML

extension Node {
  /// The value of a key, where this is a mapping that has it.
  subscript(key: some StringProtocol) -> Node? {
    entries?.first { $0.key == key }?.value
  }

  /// Whether this is `true`, as YAML may spell it.
  var isTrue: Bool { ["true", "True", "TRUE"].contains(scalar) }

  /// Whether this is `null`, as YAML may spell it.
  var isNull: Bool {
    guard case .scalar(let scalar) = content, !scalar.isQuoted else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.text)
  }

  /// The type of JSON that a scalar has.
  var jsonType: String {
    guard case .scalar(let scalar) = content, !scalar.isQuoted else { return "string" }
    if ["true", "True", "TRUE", "false", "False", "FALSE"].contains(scalar.text) { return "boolean" }
    if Int64(scalar.text) != nil { return "integer" }
    return scalar.text.isJSONNumber ? "number" : "string"
  }
}
