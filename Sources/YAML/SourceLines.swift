import VersionedAPISourceText

/// The characters of a file with what a search for a mistake asks about its lines. Offsets count Unicode scalars.
struct SourceLines {
  private let file: SourceFile
  private let scalars: [Unicode.Scalar]

  init(_ file: SourceFile) {
    self.file = file
    scalars = Array(file.text.unicodeScalars)
  }

  var count: Int { scalars.count }

  /// The character at an offset; nil outside the text.
  subscript(offset: Int) -> Unicode.Scalar? {
    scalars.indices.contains(offset) ? scalars[offset] : nil
  }

  // MARK: Places

  func range(_ offsets: Range<Int>) -> SourceRange { file.range(offsets.lowerBound, offsets.upperBound) }

  func range(at offset: Int) -> SourceRange { file.range(offset, offset + 1) }

  // MARK: Lines

  /// The line that an offset lies in, without its line break.
  func lineRange(of offset: Int) -> Range<Int> {
    let offset = min(max(offset, 0), count)
    let start = scalars[..<offset].lastIndex(where: Self.isBreak).map { $0 + 1 } ?? 0
    let end = scalars[offset...].firstIndex(where: Self.isBreak) ?? count
    return start..<end
  }

  /// The nearest line above another one that holds more than blanks.
  func lineAbove(_ line: Range<Int>) -> Range<Int>? {
    var line = line
    while line.lowerBound > 0 {
      line = lineRange(of: line.lowerBound - 1)
      if !isBlank(line) { return line }
    }
    return nil
  }

  /// A line without the blanks around it and the comment at its end.
  func content(_ line: Range<Int>) -> Range<Int> {
    let start = line.first { !Self.isBlank(scalars[$0]) } ?? line.upperBound
    let comment = line.first { scalars[$0] == "#" && ($0 == line.lowerBound || Self.isBlank(scalars[$0 - 1])) }
    let end = line.last { $0 < comment ?? line.upperBound && !Self.isBlank(scalars[$0]) }
    return start..<max(start, end.map { $0 + 1 } ?? start)
  }

  /// The first offset in an offset's line that is no blank.
  func firstNonBlank(of offset: Int) -> Int {
    let line = lineRange(of: offset)
    return min(line.first { !Self.isBlank(scalars[$0]) } ?? line.upperBound, max(offset, line.lowerBound))
  }

  /// The last offset before another one in its line that is no blank.
  func lastNonBlank(before offset: Int) -> Int? {
    let line = lineRange(of: offset)
    return (line.lowerBound..<min(max(offset, line.lowerBound), line.upperBound)).last { !Self.isBlank(scalars[$0]) }
  }

  func isBlank(_ offsets: Range<Int>) -> Bool { scalars[offsets].allSatisfy(Self.isBlank) }

  /// Where the last line above a line ends that holds more than blanks and comments.
  func endOfContent(before line: Range<Int>) -> Int? {
    var line = line
    while let above = lineAbove(line) {
      if !content(above).isEmpty { return content(above).upperBound }
      line = above
    }
    return nil
  }

  // MARK: Keys and texts

  /// Whether a ':' ends a key in a stretch of one line.
  func hasColon(_ offsets: Range<Int>) -> Bool {
    offsets.contains { scalars[$0] == ":" && ($0 + 1 == offsets.upperBound || Self.isBlank(scalars[$0 + 1])) }
  }

  /// The first ':' in a stretch that something follows at once, except in a URL.
  func colonWithoutSpace(in offsets: Range<Int>) -> Int? {
    guard let colon = offsets.first(where: { scalars[$0] == ":" }), colon + 1 < offsets.upperBound,
      scalars[colon + 1] != "/", isPlainKey(offsets.lowerBound..<colon)
    else { return nil }
    return colon
  }

  /// Whether a stretch is one word, such as a key, or nothing.
  func isPlainKey(_ offsets: Range<Int>) -> Bool {
    scalars[offsets].allSatisfy { !Self.isBlank($0) && !",[]{}\"'".unicodeScalars.contains($0) }
  }

  /// The line in which the plain text begins that a line goes on with.
  func startOfPlainText(endingIn line: Range<Int>) -> Range<Int> {
    var start = line
    while let above = lineAbove(start) {
      let content = content(above)
      // A comment ends a text, and a ':' at the end of a line begins one on the next.
      guard let last = content.last, last == above.last(where: { !Self.isBlank(scalars[$0]) }),
        scalars[last] != ":", !(scalars[last] == "-" && content.count == 1)
      else { break }
      if hasColon(content) {
        return self.content(start).lowerBound - start.lowerBound > content.lowerBound - above.lowerBound ? above : start
      }
      start = above
    }
    return start
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || isBreak(scalar)
  }
}
