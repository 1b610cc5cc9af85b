/// Writes texts so that they stay texts in Swift source.
enum SwiftSource {
  /// The number of characters that `.swift-format` allows in a line.
  static let lineWidth = 120
  /// The width of documentation, in characters without indentation and `///`: with both, no line is longer than the 120
  /// characters that `.swift-format` allows.
  static let documentationWidth = 108

  /// A string literal of a text.
  static func literal(_ text: String) -> String {
    // Most texts have nothing to escape, and looking up what Unicode says of each character takes long.
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      return "\"\(text)\""
    }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
          result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        default:
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// The lines of a documentation comment, with empty lines between the paragraphs; empty paragraphs are left out.
  static func documentation(_ paragraphs: [String]) -> [String] {
    let blocks = paragraphs.map { DocumentationLines($0, width: documentationWidth).lines }
    return Array(blocks.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  /// The lines of a text that are as long as they are.
  static func unbroken(_ text: String) -> [String] {
    DocumentationLines(text, width: .max).lines
  }

  /// A list item with a text, whose structure stays within the item.
  static func listItem(_ label: String, _ text: String) -> String {
    let separator = DocumentationLines.beginsWithParagraph(text) ? " " : "\n\n  "
    return "- \(label)" + separator + unbroken(text).joined(separator: "\n  ")
  }

  /// A text in one line.
  static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
