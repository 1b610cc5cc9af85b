/// Writes texts so that they stay texts in Swift source.
enum SwiftText {
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

  /// A documentation comment, indentation and `///` included, without a line break at its end.
  /// - Parameters:
  ///   - paragraphs: The paragraphs; empty ones are left out.
  ///   - indentation: How far the lines stand in.
  ///   - margin: How much of that is added later, when the lines are put into a larger text.
  static func documentation(_ paragraphs: [String], indentation: Int, margin: Int = 0) -> String {
    let start = String(repeating: " ", count: indentation - margin)
    let width = lineLength - indentation - "/// ".count
    let texts = paragraphs.map { wrapped($0, width: width) }.filter { !$0.isEmpty }
    return texts.joined(separator: [""]).map { start + ($0.isEmpty ? "///" : "/// \($0)") }.joined(separator: "\n")
  }

  /// A declaration or a call with a list in parentheses: on one line where that fits, else one element a line.
  /// - Parameters:
  ///   - start: What comes before the opening parenthesis.
  ///   - elements: The elements of the list.
  ///   - end: What comes behind the closing parenthesis.
  ///   - indentation: How far it stands in.
  ///   - margin: How much of that is added later, when the lines are put into a larger text.
  static func list(_ start: String, _ elements: [String], _ end: String, indentation: Int, margin: Int = 0) -> String {
    let space = String(repeating: " ", count: indentation - margin)
    let line = "\(start)(\(elements.joined(separator: ", ")))\(end)"
    if indentation + line.count <= lineLength, elements.count <= 2 || line.count <= 80 { return space + line }
    let rows = elements.enumerated().map { "  \($1)\($0 + 1 < elements.count ? "," : "")" }
    return (["\(start)("] + rows + [")\(end)"]).map { space + $0 }.joined(separator: "\n")
  }

  /// Lines that stand in by some spaces; empty ones stay empty.
  static func indented(_ lines: some Sequence<some StringProtocol>, by count: Int) -> String {
    let space = String(repeating: " ", count: count)
    return lines.map { $0.isEmpty ? "" : space + $0 }.joined(separator: "\n")
  }

  /// The longest line of generated code, in characters; `.swift-format` has the same number.
  static let lineLength = 120

  /// A paragraph in lines of a width; a line that begins a list item makes the following ones stand in.
  private static func wrapped(_ text: String, width: Int) -> [String] {
    // Bytes are enough here: line breaks and spaces are ASCII, and a line with other letters may end a little early.
    text.utf8.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.flatMap { line -> [String] in
      var lines: [String] = []
      let hanging = line.starts(with: "- ".utf8) ? "  " : ""
      var current = ""
      for word in line.split(whereSeparator: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) {
        if current.isEmpty {
          current = String(Substring(word))
        } else if current.utf8.count + 1 + word.count <= width {
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
