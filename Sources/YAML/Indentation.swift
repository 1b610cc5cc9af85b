import VersionedAPISourceText

/// Finds the line whose indentation is wrong, and the right one. libyaml stops at the first line that does not fit to
/// those above, and that line may be the right one.
struct Indentation {
  private let lines: SourceLines
  /// The contents of the lines up to the one at which libyaml stopped, and of those below.
  private let contents: [Range<Int>]
  private let indents: [Int]
  /// The index of the line at which libyaml stopped.
  private let stop: Int

  init(_ lines: SourceLines, at offset: Int) {
    self.lines = lines
    contents = lines.contents.isEmpty ? [0..<0] : lines.contents
    indents = contents.map { lines.range($0.prefix(0)).start.column - 1 }
    stop = contents.lastIndex { $0.lowerBound <= offset } ?? 0
  }

  /// A line that is neither a key of an open mapping nor an item of an open list.
  func misplaced() -> Diagnostic {
    let indent = indents[stop]
    guard let parent = lastLine(above: stop, where: { $0 < indent }) else { return error(at: stop, []) }
    let between = parent + 1..<stop
    // A line that was less indented than its siblings above and below ended their mapping.
    if let sibling = openLine(indent, above: parent), between.isEmpty || isChild(between.lowerBound, of: sibling) {
      return error(at: parent, [sibling])
    }
    guard !between.isEmpty else { return error(at: stop, [parent]) }
    let first = between.lowerBound
    if isRarer(indents[first], than: indent) { return error(at: first, [stop]) }
    return error(at: stop, [between.last { indents[$0] == indents[first] } ?? first, parent])
  }

  /// A line that is indented less than the first one; nil if it is not.
  func lessThanFirst() -> Diagnostic? {
    guard let first = indents.first, indents[stop] < first else { return nil }
    if indents[stop] > 0 { return error(at: stop, [0]) }
    return error(at: 0, [stop], or: ", or write the key to which it belongs above it")
  }

  /// A key that continues a plain scalar, since it is indented more.
  func continuedString(at key: Range<Int>) -> Diagnostic {
    let sibling = lastLine(above: stop) { $0 < indents[stop] }
    let right = sibling.map { "\(indents[$0]) like \(label($0))" } ?? "the indentation of its siblings"
    let message =
      "this line is indented by \(spaces(stop)) and continues the string above; a key needs \(right), and a string that contains ': ' needs quotes"
    return Diagnostic(message, at: lines.range(key))
  }

  // MARK: Lines

  private func lastLine(above line: Int, where isMatch: (Int) -> Bool) -> Int? {
    (0..<line).last { isMatch(indents[$0]) }
  }

  /// Returns the last line with an indentation above another line, if its mapping has not ended there.
  private func openLine(_ indent: Int, above line: Int) -> Int? {
    lastLine(above: line) { $0 <= indent }.flatMap { indents[$0] == indent ? $0 : nil }
  }

  /// Whether a line is indented as a child of another one: as the other is below its parent.
  private func isChild(_ line: Int, of parent: Int) -> Bool {
    let grandparent = lastLine(above: parent) { $0 < indents[parent] }
    return indents[line] - indents[parent] == indents[parent] - (grandparent.map { indents[$0] } ?? 0)
  }

  /// Whether fewer lines of the file have one indentation than another one.
  private func isRarer(_ indent: Int, than other: Int) -> Bool {
    let counts = [indent, other].map { value in indents.count { $0 == value } }
    return counts[0] < counts[1] || (counts[0] == counts[1] && indent % 2 > other % 2)
  }

  // MARK: Messages

  private func error(at line: Int, _ models: [Int], or hint: String = "") -> Diagnostic {
    let rights = models.map { "\(indents[$0]) like \(label($0)) \($0 < line ? "above" : "below")" }
    let message = "this line is indented by \(spaces(line)); use \(rights.joined(separator: ", or "))\(hint)"
    return Diagnostic(message, at: lines.range(key(line) ?? contents[line].prefix(1)))
  }

  private func spaces(_ line: Int) -> String { indents[line] == 1 ? "1 space" : "\(indents[line]) spaces" }

  private func key(_ line: Int) -> Range<Int>? {
    lines.endOfKey(in: contents[line]).map { contents[line].lowerBound..<$0 }
  }

  /// The key of a line, if it has a short one, or its number.
  private func label(_ line: Int) -> String {
    let maximum = 60  // characters
    if let key = key(line), key.count <= maximum { return "'\(lines.text(key))'" }
    return "line \(lines.range(contents[line]).start.line)"
  }
}
