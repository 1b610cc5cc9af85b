/// New YAML, in the layout of definitions written by hand.
indirect enum YAMLContent {
  /// The columns of a line.
  static let width = 120

  /// No value.
  case nothing
  /// A string, quoted where necessary.
  case text(String)
  /// YAML that is written as it is, in braces too.
  case source(String)
  /// A list of strings.
  case list([String])
  /// A mapping, in braces if it fits into the line.
  case mapping([(key: String, value: YAMLContent)])
  /// A mapping with each entry on lines of its own.
  case block([(key: String, value: YAMLContent)])
  /// Lines of YAML without their common indentation.
  case lines([String])

  // MARK: In braces

  /// The value in one line, as it can be in braces.
  var flow: String {
    switch self {
    case .nothing: ""
    case .text(let text): Self.isPlain(text, inFlow: true) ? text : Self.quoted(text)
    case .source(let text): text
    case .list(let names): "[\(names.map { YAMLContent.text($0).flow }.joined(separator: ", "))]"
    case .mapping, .block: "{ \(flowEntries) }"
    // It is never in braces.
    case .lines(let lines): lines.joined(separator: " ")
    }
  }

  /// The entries of a mapping without the braces.
  var flowEntries: String {
    entries.map { "\(Self.key($0.key)): \($0.value.flow)" }.joined(separator: ", ")
  }

  /// The value in one line behind a key outside of braces.
  var line: String {
    if case .text(let text) = self, Self.isPlain(text, inFlow: false) { return text }
    return flow
  }

  private var entries: [(key: String, value: YAMLContent)] {
    switch self {
    case .mapping(let entries), .block(let entries): entries
    default: []
    }
  }

  /// Whether the value can be in one line behind a column.
  func fits(after column: Int) -> Bool {
    !hasBlocks && column + line.count <= Self.width
  }

  /// Whether there is a mapping whose entries are on lines of their own.
  private var hasBlocks: Bool {
    switch self {
    case .block, .lines: true
    default: entries.contains { $0.value.hasBlocks }
    }
  }

  // MARK: On lines

  /// The entries of a mapping or the elements of a list on lines, each with a line break at its end.
  func block(indentation: Int, lineBreak: String) -> String {
    let space = String(repeating: " ", count: indentation)
    switch self {
    case .list(let names): return names.map { "\(space)- \(YAMLContent.text($0).line)\(lineBreak)" }.joined()
    case .lines(let lines): return lines.map { ($0.isEmpty ? "" : space + $0) + lineBreak }.joined()
    default: break
    }
    // Short entries in a row are a table.
    let isTable =
      entries.count > 1
      && entries.allSatisfy { entry in
        if case .mapping = entry.value { entry.value.fits(after: indentation + entry.key.count + 2) } else { false }
      }
    let keys = entries.map { "\(Self.key($0.key)):" }
    let widest = keys.map(\.count).max() ?? 0
    let isAligned = isTable && entries.allSatisfy { $0.value.fits(after: indentation + widest + 1) }
    return zip(keys, entries).map { key, entry -> String in
      if case .nothing = entry.value { return space + key + lineBreak }
      if entry.value.fits(after: indentation + key.count + 1) {
        return space + (isAligned ? key.padded(to: widest) : key) + " " + entry.value.line + lineBreak
      }
      switch entry.value {
      case .text(let text): return space + key + Self.folded(text, indentation + 2, lineBreak)
      case .mapping, .block, .list, .lines:
        return space + key + lineBreak + entry.value.block(indentation: indentation + 2, lineBreak: lineBreak)
      default: return space + key + " " + entry.value.line + lineBreak
      }
    }.joined()
  }

  /// Returns a long string as a folded block, which needs no quotes.
  private static func folded(_ text: String, _ indentation: Int, _ lineBreak: String) -> String {
    let space = String(repeating: " ", count: indentation)
    let paragraphs = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard paragraphs.count == 1, !text.contains("  "), text.first != " " else { return " \(quoted(text))\(lineBreak)" }
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, space.count + last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return " >-\(lineBreak)" + lines.map { space + $0 + lineBreak }.joined()
  }

  // MARK: Strings

  static func key(_ key: String) -> String { isPlain(key, inFlow: true) ? key : quoted(key) }

  /// Whether a string needs no quotes.
  static func isPlain(_ text: String, inFlow: Bool) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
    if first == " " || last == " " || last == ":" || text.hasSuffix("[]") || text.hasSuffix("{}") { return false }
    if "-?:,[]{}#&*!|>'\"%@`".unicodeScalars.contains(first) { return false }
    if text.contains(": ") || text.contains(" #") || text == "none" || text == "<<" { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar.value >= 0x20 && scalar.value != 0x7F && !(inFlow && ",[]{}?".unicodeScalars.contains(scalar))
        && (scalar.isASCII || !scalar.properties.isWhitespace && scalar.properties.generalCategory != .format)
    }
  }

  /// Returns a string in double quotes.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _
      where scalar.value < 0x20 || scalar.value == 0x7F
        || !scalar.isASCII && scalar.properties.generalCategory == .format:
        let hexadecimal = String(scalar.value, radix: 16)
        result += "\\U" + String(repeating: "0", count: 8 - hexadecimal.count) + hexadecimal
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
