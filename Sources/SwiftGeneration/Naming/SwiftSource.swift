/// Writes texts so that they stay texts in Swift source.
enum SwiftSource {
  /// The width of documentation, in characters without indentation and `///`: with both, no line is longer than the 120
  /// characters that `.swift-format` allows.
  static let documentationWidth = 108

  /// A string literal of a text.
  static func literal(_ text: String) -> String {
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
    Array(paragraphs.map(wrapped).filter { !$0.isEmpty }.joined(separator: [""]))
  }

  /// A text in one line.
  static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A paragraph in lines of the width; a line that begins a list item makes the following ones stand in.
  private static func wrapped(_ text: String) -> [String] {
    // Bytes are enough here: line breaks and spaces are ASCII, and a line with other letters may end a little early.
    text.utf8.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.flatMap { line -> [String] in
      var lines: [String] = []
      let hanging = line.starts(with: "- ".utf8) ? "  " : ""
      var current = ""
      for word in line.split(whereSeparator: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) {
        if current.isEmpty {
          current = String(Substring(word))
        } else if current.utf8.count + 1 + word.count <= documentationWidth {
          current += " "
          current += Substring(word)
        } else {
          lines.append(current)
          current = hanging + Substring(word)
        }
      }
      if !current.isEmpty { lines.append(current) }
      return lines
    }
  }
}
