/// Breaks Markdown into lines of a documentation comment, and keeps what depends on lines: paragraphs, lists and code.
struct DocumentationLines {
  // Bytes are enough here: what Markdown has a meaning for is ASCII, and a line with other letters may end a little early.
  private typealias Bytes = ArraySlice<UInt8>

  /// The lines, without line breaks.
  private(set) var lines: [String] = []

  private let width: Int
  /// What a fenced code block began with, and ends with.
  private var fence: Bytes?
  /// Whether the previous line belongs to a code block that is only indented.
  private var isIndentedCode = false
  /// The columns at which the contents of the open list items begin, from the outermost to the innermost.
  private var items: [Int] = []

  init(_ text: String, width: Int) {
    self.width = width
    for line in Array(text.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) { add(line) }
    while lines.last?.isEmpty == true { lines.removeLast() }
    // What follows the text is not part of its code.
    if let fence { append(fence) }
  }

  /// Whether a text begins with a paragraph, and not with a list, code, a heading or a table.
  static func beginsWithParagraph(_ text: String) -> Bool {
    let text = Array(text.utf8).drop { isSpace($0) || $0 == UInt8(ascii: "\n") }
    let line = text.prefix { $0 != UInt8(ascii: "\n") }
    return listMarker(of: line) == nil && fence(of: line) == nil && !isUnbreakable(line)
  }

  private mutating func add(_ line: Bytes) {
    let indentation = line.prefix(while: Self.isSpace)
    var text = line.dropFirst(indentation.count)
    while text.last.map(Self.isSpace) == true { text.removeLast() }
    guard !text.isEmpty else {
      if !lines.isEmpty { lines.append("") }
      return
    }
    let verbatim = line[..<text.endIndex]
    if let fence {
      if text.starts(with: fence), text.allSatisfy({ $0 == fence.first }) { self.fence = nil }
      append(verbatim)
      return
    }
    items.removeAll { $0 > indentation.count }
    isIndentedCode =
      indentation.count >= (items.last ?? 0) + 4 && (isIndentedCode || lines.last.map(\.isEmpty) ?? true)
    guard !isIndentedCode else {
      append(verbatim)
      return
    }
    var content = text
    while let marker = Self.listMarker(of: content) {
      content = content.dropFirst(marker)
      items.append(content.startIndex - line.startIndex)
    }
    fence = Self.fence(of: content)
    guard fence == nil, !Self.isUnbreakable(content) else {
      append(verbatim)
      return
    }
    let first = line[..<content.startIndex]
    var hanging = Array(indentation)
    hanging += Array(repeating: UInt8(ascii: " "), count: first.count - hanging.count)
    if content.starts(with: "> ".utf8) { hanging += "> ".utf8 }
    wrap(content, first: first, hanging: hanging)
  }

  /// Adds a paragraph in lines of the width.
  private mutating func wrap(_ text: Bytes, first: Bytes, hanging: [UInt8]) {
    var line = Array(first)
    var isEmpty = true
    for word in text.split(whereSeparator: Self.isSpace) {
      if isEmpty {
        isEmpty = false
      } else if line.count + 1 + word.count <= width || Self.isMarkup(word) {
        line.append(UInt8(ascii: " "))
      } else {
        append(line[...])
        line = hanging
      }
      line += word
    }
    append(line[...])
  }

  private mutating func append(_ line: Bytes) { lines.append(String(decoding: line, as: UTF8.self)) }

  // MARK: Markdown

  private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  /// Returns the length of the marker that begins a list item, with the spaces behind it.
  private static func listMarker(of text: Bytes) -> Int? {
    let word = text.prefix { !isSpace($0) }
    let spaces = text.dropFirst(word.count).prefix(while: isSpace).count
    return spaces > 0 && isListMarker(word) ? word.count + spaces : nil
  }

  private static func isListMarker(_ word: Bytes) -> Bool {
    switch word.last {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): word.count == 1
    case UInt8(ascii: "."), UInt8(ascii: ")"):
      word.count > 1 && word.dropLast().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    default: false
    }
  }

  /// Returns the fence of a code block that begins with a line.
  private static func fence(of text: Bytes) -> Bytes? {
    guard let first = text.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else { return nil }
    let fence = text.prefix { $0 == first }
    // With more backticks behind it, it is code within a paragraph.
    let isInline = first == UInt8(ascii: "`") && text.dropFirst(fence.count).contains(first)
    return fence.count >= 3 && !isInline ? fence : nil
  }

  /// Returns whether a line is a heading or a row of a table, which have no second line.
  private static func isUnbreakable(_ text: Bytes) -> Bool {
    text.first == UInt8(ascii: "#") || text.first == UInt8(ascii: "|")
  }

  /// Returns whether a word of a paragraph would mean something else at the beginning of a line.
  private static func isMarkup(_ word: Bytes) -> Bool {
    switch word.first {
    case UInt8(ascii: ">"), UInt8(ascii: "|"): true
    case UInt8(ascii: "#"), UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "*"):
      word.allSatisfy { $0 == word.first }
    default: isListMarker(word) || fence(of: word) != nil
    }
  }
}
