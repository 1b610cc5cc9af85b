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
    let isAlike = between.isEmpty || isCapitalized(parent) == isCapitalized(stop)
    if isAlike, let sibling = siblingOfDedented(parent, child: between.first) { return error(at: parent, [sibling]) }
    guard let first = between.first else { return error(at: stop, [parent]) }
    if isOutlier(first) { return error(at: first, [stop]) }
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
    let parent = lastLine(above: stop) { $0 < indents[stop] }
    if let parent, let sibling = siblingOfDedented(parent, child: nil), isDedented(parent) || !hasBraces(sibling) {
      return error(at: parent, [sibling])
    }
    let right = parent.map { "\(indents[$0]) like \(label($0))" } ?? "the indentation of its siblings"
    let message =
      "this line is indented by \(spaces(stop)) and continues the string above; a key needs \(right), and a string that contains ': ' needs quotes"
    return Diagnostic(message, at: lines.range(key))
  }

  // MARK: Which line is wrong

  /// Returns a sibling of a line above `stop` that is indented less than its siblings, so that it ended their mapping;
  /// nil if it is indented correctly.
  /// - Parameter child: The line below it, unless that is `stop`.
  private func siblingOfDedented(_ line: Int, child: Int?) -> Int? {
    let indent = indents[stop]
    // The nearest line that is not deeper belongs to the mapping, if that has not ended before.
    if let sibling = lastLine(above: line, where: { $0 <= indent }), indents[sibling] == indent {
      let outer = lastLine(above: sibling) { $0 < indent }
      return isStep(from: outer, to: child) ? sibling : nil
    }
    guard isDedented(line) else { return nil }
    let outer = isBelowEmptyKey(line) ? line - 1 : lastLine(above: line) { $0 < indents[line] }
    return isStep(from: outer, to: child) ? stop : nil
  }

  /// Whether the first line of a mapping has an indentation that it should not have.
  private func isDedented(_ line: Int) -> Bool {
    isBelowEmptyKey(line) || (indents[line] % 2 == 1 && isRarer(indents[line], than: indents[stop]))
  }

  /// Whether a key without a value precedes a line that is not indented more.
  private func isBelowEmptyKey(_ line: Int) -> Bool {
    guard line > 0, let key = key(line - 1) else { return false }
    return key.upperBound + 1 == contents[line - 1].upperBound && indents[line - 1] >= indents[line]
      && indents[stop] % 2 == 0
  }

  /// Whether a line, if there is one, is indented from the line that stopped libyaml as that is from an outer one.
  private func isStep(from outer: Int?, to line: Int?) -> Bool {
    guard let line else { return true }
    return indents[line] - indents[stop] == indents[stop] - (outer.map { indents[$0] } ?? 0)
  }

  /// Whether the first line of a mapping is wrong, and not the line at which libyaml stopped: most lines of a mapping are
  /// right, or else most of the file.
  private func isOutlier(_ first: Int) -> Bool {
    let above = (first..<stop).count { indents[$0] == indents[first] }
    let end = (stop..<indents.count).first { indents[$0] < indents[stop] } ?? indents.count
    let below = (stop..<end).count { indents[$0] == indents[stop] }
    return above == below ? isRarer(indents[first], than: indents[stop]) : above < below
  }

  /// Whether a key has a capital letter first, as the names of types and operations do.
  private func isCapitalized(_ line: Int) -> Bool {
    lines[contents[line].lowerBound]?.properties.isUppercase == true
  }

  private func hasBraces(_ line: Int) -> Bool {
    key(line).map { lines.text($0.upperBound..<contents[line].upperBound).contains("{") } ?? false
  }

  // MARK: Lines

  private func lastLine(above line: Int, where isMatch: (Int) -> Bool) -> Int? {
    (0..<line).last { isMatch(indents[$0]) }
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
