/// The type of a value, in the words of `Facts`.
struct ValueType {
  var name: String
  var format: String?
  /// The values, if they are listed here and not in a schema of their own.
  var cases: String?

  /// The type of anything.
  static let any = ValueType(name: "any")

  /// The type of lists of such values, or with `{}` of maps of them.
  func container(_ suffix: String) -> ValueType {
    ValueType(name: (name.contains(" ") ? "(\(name))" : name) + suffix, format: format, cases: cases)
  }

  /// The type of a value that has one of several types.
  static func any(of types: [ValueType]) -> ValueType {
    func joined(_ values: [String]) -> String? {
      let distinct = values.enumerated().filter { !values[..<$0.offset].contains($0.element) }.map(\.element)
      return distinct.isEmpty ? nil : distinct.joined(separator: " or ")
    }
    return ValueType(
      name: joined(types.map(\.name)) ?? "any",
      format: joined(types.compactMap(\.format)),
      cases: types.allSatisfy { $0.cases != nil } ? joined(types.compactMap(\.cases)) : nil
    )
  }

  /// Whether a media type is one of bytes, and neither of text nor of JSON, YAML, XML or forms.
  static func isBinary(_ mediaType: String) -> Bool {
    let essence = mediaType.prefix { $0 != ";" && $0 != " " }.lowercased()
    return !essence.hasPrefix("text/") && !essence.hasPrefix("multipart/")
      && !["json", "xml", "yaml", "x-www-form-urlencoded"].contains { essence.hasSuffix($0) }
  }
}
