import VersionedAPISourceText

/// The characters of a file, with queries about its lines that help to find a syntax error. Offsets count Unicode scalars.
struct SourceLines {
  private let file: SourceFile
  private let scalars: [Unicode.Scalar]

  init(_ file: SourceFile) {
    self.file = file
    scalars = Array(file.text.unicodeScalars)
  }

  var count: Int { scalars.count }

  /// The character at an offset; nil outside of the file.
  subscript(offset: Int) -> Unicode.Scalar? {
    scalars.indices.contains(offset) ? scalars[offset] : nil
  }

  // MARK: Ranges

  func range(_ offsets: Range<Int>) -> SourceRange { file.range(offsets.lowerBound, offsets.upperBound) }

  func range(at offset: Int) -> SourceRange { file.range(offset, offset + 1) }

  // MARK: Lines

  /// Returns the line that contains an offset, without its line break.
  func lineRange(of offset: Int) -> Range<Int> {
    let offset = min(max(offset, 0), count)
    let start = scalars[..<offset].lastIndex(where: Self.isBreak).map { $0 + 1 } ?? 0
    let end = scalars[offset...].firstIndex(where: Self.isBreak) ?? count
    return start..<end
  }

  /// Returns the nearest line above another one that is not blank.
  func lineAbove(_ line: Range<Int>) -> Range<Int>? {
    var line = line
    while line.lowerBound > 0 {
      line = lineRange(of: line.lowerBound - 1)
      if !isBlank(line) { return line }
    }
    return nil
  }

  /// Returns a line without the blanks around it and the comment at its end.
  func content(_ line: Range<Int>) -> Range<Int> {
    let start = line.first { !Self.isBlank(scalars[$0]) } ?? line.upperBound
    let comment = line.first { scalars[$0] == "#" && ($0 == line.lowerBound || Self.isBlank(scalars[$0 - 1])) }
    let end = line.last { $0 < comment ?? line.upperBound && !Self.isBlank(scalars[$0]) }
    return start..<max(start, end.map { $0 + 1 } ?? start)
  }

  /// Returns the first offset in the line of an offset that is not a blank.
  func firstNonBlank(of offset: Int) -> Int {
    let line = lineRange(of: offset)
    return min(line.first { !Self.isBlank(scalars[$0]) } ?? line.upperBound, max(offset, line.lowerBound))
  }

  /// Returns the last offset before another one in its line that is not a blank.
  func lastNonBlank(before offset: Int) -> Int? {
    let line = lineRange(of: offset)
    return (line.lowerBound..<min(max(offset, line.lowerBound), line.upperBound)).last { !Self.isBlank(scalars[$0]) }
  }

  func isBlank(_ offsets: Range<Int>) -> Bool { scalars[offsets].allSatisfy(Self.isBlank) }

  /// Returns the end of the content of the nearest line above that has more than blanks and comments.
  func endOfContent(before line: Range<Int>) -> Int? {
    var line = line
    while let above = lineAbove(line) {
      if !content(above).isEmpty { return content(above).upperBound }
      line = above
    }
    return nil
  }

  /// The contents of all lines that have more than blanks and comments.
  var contents: [Range<Int>] {
    var contents: [Range<Int>] = []
    var start = 0
    while start < count {
      let line = lineRange(of: start)
      let content = content(line)
      if !content.isEmpty { contents.append(content) }
      start = line.upperBound + 1
    }
    return contents
  }

  // MARK: Keys and scalars

  /// Returns the ':' after the plain key at the start of a range of one line.
  func endOfKey(in offsets: Range<Int>) -> Int? {
    let colon = offsets.first {
      scalars[$0] == ":" && ($0 + 1 == offsets.upperBound || Self.isBlank(scalars[$0 + 1]))
    }
    return colon.flatMap { isPlainKey(offsets.lowerBound..<$0) ? $0 : nil }
  }

  /// Returns the '#' that follows the content of a line, if the comment contains a string.
  func comment(after end: Int, with text: String) -> Int? {
    let rest = end..<lineRange(of: end).upperBound
    guard let start = rest.first(where: { scalars[$0] == "#" }) else { return nil }
    return self.text(start..<rest.upperBound).contains(text) ? start : nil
  }

  /// Returns whether a plain key begins at an offset.
  func startsKey(at offset: Int) -> Bool {
    let end = lineRange(of: offset).upperBound
    return offset < end && endOfKey(in: offset..<end) != nil
  }

  /// Returns a part of the file.
  func text(_ offsets: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[offsets])) }

  /// Returns whether a ':' ends a key in a range of one line.
  func hasColon(_ offsets: Range<Int>) -> Bool {
    offsets.contains { scalars[$0] == ":" && ($0 + 1 == offsets.upperBound || Self.isBlank(scalars[$0 + 1])) }
  }

  /// Returns the first ':' in a range, if it is not followed by a space and not part of a URL.
  func colonWithoutSpace(in offsets: Range<Int>) -> Int? {
    guard let colon = offsets.first(where: { scalars[$0] == ":" }), colon + 1 < offsets.upperBound,
      scalars[colon + 1] != "/", isPlainKey(offsets.lowerBound..<colon)
    else { return nil }
    return colon
  }

  /// Returns whether a range is empty or one word, such as a key.
  func isPlainKey(_ offsets: Range<Int>) -> Bool {
    scalars[offsets].allSatisfy { !Self.isBlank($0) && !",[]{}\"'".unicodeScalars.contains($0) }
  }

  /// Returns the first line of the plain scalar that a line continues.
  func startOfPlainScalar(endingIn line: Range<Int>) -> Range<Int> {
    var start = line
    while let above = lineAbove(start) {
      let content = content(above)
      // A comment ends a scalar, and after a ':' at the end of a line one begins on the next.
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
