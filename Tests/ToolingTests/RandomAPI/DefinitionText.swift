import VersionedAPITestSupport

/// YAML as a person writes it: short mappings on one line, some of them in block style, with comments here and there.
indirect enum DefinitionText: Sendable {
  case scalar(String)
  /// Text that needs no quotes, such as a range, `none` or nothing at all.
  case plain(String)
  case list([DefinitionText])
  case mapping([(key: String, value: DefinitionText)])

  static var empty: DefinitionText { .mapping([]) }
  static func names(_ names: [String]) -> DefinitionText { .list(names.map(DefinitionText.scalar)) }

  private static let width = 118

  /// Returns the text of a file.
  static func file(_ sections: [(key: String, value: DefinitionText)], _ random: inout SeededGenerator) -> String {
    var lines: [String] = []
    if random.chance(40) { lines += ["# \(comment(&random))", ""] }
    for (index, section) in sections.enumerated() {
      if index > 0 { lines.append("") }
      lines += block(section.key, section.value, level: 0, &random)
    }
    let text = lines.joined(separator: "\n") + (random.chance(5) ? "" : "\n")
    return random.chance(3) ? text.replacing("\n", with: "\r\n") : text
  }

  private static func comment(_ random: inout SeededGenerator) -> String {
    random.pick([
      "What is said below holds for v1.", "versions: v1...", "see above: { type: string }", "- not a list",
      "Größe in cm, \"quoted\"", "operations:", "it's here", "TODO", "}", "v2...",
    ])
  }

  // MARK: Lines

  /// Returns the lines of an entry of a mapping in block style. Entries of levels 0 and 1 are sections and elements.
  private static func block(
    _ key: String,
    _ value: DefinitionText,
    level: Int,
    _ random: inout SeededGenerator,
    width keyWidth: Int = 0
  ) -> [String] {
    let indent = String(repeating: "  ", count: level)
    let name = "\(indent)\(quoted(key, inFlow: false, &random)):"
    var lines: [String] = []
    if level > 0, random.chance(6) { lines.append("\(indent)# \(comment(&random))") }
    let trailing = random.chance(5) ? "  # \(comment(&random))" : ""
    if case .mapping(let entries) = value, entries.isEmpty {
      return lines + ["\(name)\(random.chance(50) ? " {}" : "")\(trailing)"]
    }
    let padding = String(repeating: " ", count: max(1, keyWidth - key.count + 1))
    let line = name + padding + value.inline(inFlow: false, &random)
    if case .plain("") = value { return lines + [name + trailing] }
    if case .scalar(let text) = value, random.chance(text.contains(" ") ? 15 : 0) {
      // A folded text keeps its paragraphs.
      let paragraphs = text.replacing("\n", with: "\n\n").split(separator: "\n", omittingEmptySubsequences: false)
      return lines + ["\(name) >-"] + paragraphs.map { $0.isEmpty ? "" : "\(indent)  \($0)" }
    }
    let isList = if case .list = value { true } else { false }
    if value.isScalar || level > 0 && line.count <= width && random.chance(isList ? 95 : level == 1 ? 20 : 80) {
      return lines + [line + trailing]
    }
    switch value {
    case .scalar, .plain: break
    case .list(let elements):
      lines.append(name + trailing)
      let inner = random.chance(50) ? indent : indent + "  "
      for element in elements { lines.append("\(inner)- \(element.inline(inFlow: false, &random))") }
    case .mapping(let entries):
      lines.append(name + trailing)
      let width = random.chance(30) ? entries.map(\.key.count).max() ?? 0 : 0
      let isSpaced = level == 0 && random.chance(60)
      for (index, entry) in entries.enumerated() {
        if isSpaced, index > 0 { lines.append("") }
        lines += block(entry.key, entry.value, level: level + 1, &random, width: width)
      }
    }
    return lines
  }

  private var isScalar: Bool {
    switch self {
    case .scalar, .plain: true
    case .list, .mapping: false
    }
  }

  private func inline(inFlow: Bool, _ random: inout SeededGenerator) -> String {
    switch self {
    case .scalar(let text): return Self.quoted(text, inFlow: inFlow, &random)
    case .plain(let text): return text
    case .list(let elements):
      return "[" + elements.map { $0.inline(inFlow: true, &random) }.joined(separator: ", ") + "]"
    case .mapping(let entries):
      if entries.isEmpty { return inFlow && random.chance(50) ? "" : "{}" }
      let space = random.chance(95) ? " " : ""
      let fields = entries.map { entry in
        "\(Self.quoted(entry.key, inFlow: true, &random)): \(entry.value.inline(inFlow: true, &random))"
      }
      return "{\(space)\(fields.joined(separator: ", "))\(space)}"
    }
  }

  // MARK: Scalars

  private static func quoted(_ text: String, inFlow: Bool, _ random: inout SeededGenerator) -> String {
    let bytes = text.utf8
    var isPlain = text != "none" && bytes.first.map(isWord) == true && bytes.last.map(isWord) == true
    for byte in bytes where isPlain && !isWord(byte) {
      isPlain =
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "'"): true
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","): !inFlow
        default: false
        }
    }
    if isPlain, random.chance(97) { return text }
    if !text.contains("'"), !text.contains("\n"), random.chance(30) { return "'\(text)'" }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "<"),
      UInt8(ascii: "+"):
      true
    default: false
    }
  }
}
