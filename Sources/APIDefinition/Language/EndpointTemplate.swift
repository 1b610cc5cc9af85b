/// The form of the URL of an endpoint: `https://` and a host, in which a name in braces may stand for a label.
enum EndpointTemplate {
  private static let scheme = "https://"

  /// Whether a text has that form.
  static func isValid(_ text: String) -> Bool {
    guard text.hasPrefix(scheme) else { return false }
    let labels = text.dropFirst(scheme.count).split(separator: ".", omittingEmptySubsequences: false)
    let parameters = labels.filter { $0.first == "{" }
    return parameters.count <= 1 && labels.count > 1 && labels.allSatisfy(isLabel)
  }

  private static func isLabel(_ label: Substring) -> Bool {
    if label.first == "{" { return label.last == "}" && String(label.dropFirst().dropLast()).isIdentifier }
    let isMadeOfLetters = label.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    return isMadeOfLetters && !label.isEmpty && label.first != "-" && label.last != "-"
  }
}
