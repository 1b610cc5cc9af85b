import VersionedAPISourceText
import VersionedAPIYAML

/// The replacement of a range of characters.
struct Edit {
  var range: Range<Int>
  var text: String
}

/// A YAML file with changes to its characters. Positions are offsets in Unicode scalars.
///
/// Everything that no change touches stays as it is: comments, quotes, order and layout.
struct EditedFile {
  let path: String
  let root: Node?
  let scalars: [Unicode.Scalar]
  private let lineStarts: [Int]
  /// The line break of the file: that of its first line.
  let lineBreak: String
  private(set) var edits: [Edit] = []

  init(_ parsed: YAMLParser.Result) {
    path = parsed.file.path
    root = parsed.root
    let scalars = Array(parsed.file.text.unicodeScalars)
    let end = scalars.firstIndex(where: \.isLineBreak)
    lineBreak = end.map { scalars[$0...].starts(with: "\r\n".unicodeScalars) ? "\r\n" : String(scalars[$0]) } ?? "\n"
    self.scalars = scalars
    lineStarts = parsed.file.lineStarts
  }

  // MARK: Changes

  /// Adds changes that belong together; none of them if one overlaps an earlier change, or if they change nothing.
  /// - Returns: Whether they were added.
  @discardableResult
  mutating func apply(_ changes: [Edit]) -> Bool {
    guard changes.contains(where: { text($0.range) != $0.text }) else { return false }
    let isFree = changes.allSatisfy { change in
      edits.allSatisfy { edit in
        // Two insertions at one place come one after the other.
        edit.range.isEmpty && change.range.isEmpty
          || edit.range.upperBound <= change.range.lowerBound && !(edit.range.isEmpty && change.range.isEmpty)
          || change.range.upperBound <= edit.range.lowerBound
      }
    }
    if isFree { edits += changes }
    return isFree
  }

  /// The content with all changes.
  var text: String { scalars.text(scalars.indices, with: edits) }

  // MARK: Positions

  func text(_ range: Range<Int>) -> String { scalars.text(range, with: []) }

  func text(_ node: Node) -> String { text(offsets(of: node.range)) }

  func offset(of position: SourcePosition) -> Int { start(ofLine: position.line) + position.column - 1 }

  func offsets(of range: SourceRange) -> Range<Int> { offset(of: range.start)..<offset(of: range.end) }

  /// Returns the offset of a line, counted from 1; the end of the file after the last line.
  func start(ofLine line: Int) -> Int { line <= lineStarts.count ? lineStarts[line - 1] : scalars.count }

  /// Whether a mapping or a list is in braces or brackets.
  func isFlow(_ node: Node) -> Bool {
    let start = offset(of: node.range.start)
    return start < scalars.count && (scalars[start] == "{" || scalars[start] == "[")
  }

  /// Returns the offset behind the colon of a key.
  func offsetAfterColon(of entry: Node.Entry) -> Int {
    let end = offset(of: entry.keyRange.end)
    return (scalars[end...].firstIndex(of: ":") ?? end - 1) + 1
  }

  /// Returns the offset behind the value of an entry; behind the colon if there is no value.
  func end(of entry: Node.Entry) -> Int {
    if !entry.value.isEmpty { return offset(of: entry.value.range.end) }
    let end = offsetAfterColon(of: entry)
    return end < scalars.count && scalars[end] == " " ? end + 1 : end
  }

  /// Returns the lines of a key, its value, and the comments below that are indented more than the key.
  func lines(of entry: Node.Entry) -> ClosedRange<Int> {
    var last = lastLine(of: entry)
    var next = last + 1
    while next <= lineStarts.count {
      let start = start(ofLine: next)
      let content = scalars[start..<self.start(ofLine: next + 1)].firstIndex { !$0.properties.isWhitespace }
      if let content {
        guard scalars[content] == "#", content - start >= entry.keyRange.start.column else { break }
        last = next
      }
      next += 1
    }
    return entry.keyRange.start.line...last
  }

  /// Returns the last line of a value. A block scalar ends where the line below it begins.
  func lastLine(of entry: Node.Entry) -> Int {
    guard !entry.value.isEmpty else { return entry.keyRange.end.line }
    let end = entry.value.range.end
    return end.column == 1 && end.line > entry.keyRange.start.line ? end.line - 1 : end.line
  }

  /// Returns the range to remove together with an entry of a mapping.
  func removal(of index: Int, in entries: [Node.Entry], isFlow: Bool) -> Range<Int> {
    let entry = entries[index]
    guard isFlow else {
      return start(ofLine: entry.keyRange.start.line)..<start(ofLine: lastLine(of: entry) + 1)
    }
    let start = offset(of: entry.keyRange.start)
    if index + 1 < entries.count { return start..<offset(of: entries[index + 1].keyRange.start) }
    guard index > 0 else { return start..<end(of: entry) }
    // The comma before it is removed too, unless there are comments in between.
    let previous = end(of: entries[index - 1])
    return (scalars[previous..<start].contains("#") ? start : previous)..<end(of: entry)
  }

  // MARK: Entries

  /// Returns the changes that add an entry to the mapping that is the value of another entry.
  /// - Parameters:
  ///   - key: The new key.
  ///   - value: Its value.
  ///   - entry: The entry of the mapping; its value may be missing.
  ///   - isInFlow: Whether the entry itself is in braces.
  ///   - previous: The entry of the mapping that the new one comes after; the new one comes first if there is none.
  func inserting(
    _ key: String,
    _ value: YAMLContent,
    into entry: Node.Entry,
    isInFlow: Bool,
    after previous: Node.Entry?
  ) -> [Edit] {
    let mapping = entry.value
    let new = YAMLContent.mapping([(key, value)])
    guard let entries = mapping.entries, !entries.isEmpty else {
      let column = entry.keyRange.start.column - 1
      if mapping.isEmpty || mapping.entries != nil {
        let offset = offsetAfterColon(of: entry)
        let end = mapping.isEmpty ? offset : self.offset(of: mapping.range.end)
        let line = column + entry.key.count + 2
        let text = isInFlow || new.fits(after: line) ? " \(new.flow)" : block(new, indentation: column + 2)
        // With the colon, so that a second entry waits for the mapping.
        return [Edit(range: offset - 1..<end, text: ":" + text)]
      }
      // The short form of a header field is its type.
      let range = offsets(of: mapping.range)
      return [Edit(range: range, text: "{ type: \(text(range)), \(key): \(value.flow) }")]
    }
    if isFlow(mapping) {
      guard let previous else {
        let start = offset(of: entries[0].keyRange.start)
        return [Edit(range: start..<start, text: "\(new.flowEntries), ")]
      }
      let end = end(of: previous)
      return [Edit(range: end..<end, text: ", \(new.flowEntries)")]
    }
    let indentation = entries[0].keyRange.start.column - 1
    var text = new.block(indentation: indentation, lineBreak: lineBreak)
    let offset: Int
    if let previous {
      var last = lines(of: previous).upperBound
      while last > previous.keyRange.start.line, isBlank(last) { last -= 1 }
      offset = start(ofLine: last + 1)
      if isSeparated(entries, of: entry, like: text) { text = lineBreak + text }
      if offset > 0, !scalars[offset - 1].isLineBreak { text = lineBreak + text.trimmingLineBreaks() }
      text = aligned(text, key: key, with: entries, after: previous)
    } else {
      offset = start(ofLine: entries[0].keyRange.start.line)
    }
    return [Edit(range: offset..<offset, text: text)]
  }

  /// Whether a new entry is separated by a blank line: as most entries are, or as a section with a single one should be.
  private func isSeparated(_ entries: [Node.Entry], of parent: Node.Entry, like text: String) -> Bool {
    let others = entries.dropFirst()
    if !others.isEmpty { return others.count { isBlank(before: $0) } * 2 > others.count }
    let isSection = root?.entries?.contains { $0.keyRange.start.line == parent.keyRange.start.line } == true
    return isSection && text.unicodeScalars.count { $0.isLineBreak } > 1
  }

  private func isBlank(_ line: Int) -> Bool {
    scalars[start(ofLine: line)..<start(ofLine: line + 1)].allSatisfy(\.properties.isWhitespace)
  }

  /// Whether the line before an entry, or before the comments above it, is blank.
  private func isBlank(before entry: Node.Entry) -> Bool {
    let line = firstCommentLine(above: entry)
    return line > 1 && isBlank(line - 1)
  }

  /// Returns the first of the lines with comments directly above an entry; that of the entry if there are none.
  func firstCommentLine(above entry: Node.Entry) -> Int {
    var line = entry.keyRange.start.line
    while line > 1,
      scalars[start(ofLine: line - 1)..<start(ofLine: line)].first(where: { !$0.properties.isWhitespace }) == "#"
    {
      line -= 1
    }
    return line
  }

  /// Returns the line of a new entry with its value in the column of the values above it, if they are in a column.
  private func aligned(
    _ text: String,
    key: String,
    with entries: [Node.Entry],
    after previous: Node.Entry
  ) -> String {
    guard text.unicodeScalars.filter(\.isLineBreak).count == 1 else { return text }
    let lines = entries.filter { !$0.value.isEmpty && $0.value.range.start.line == $0.keyRange.end.line }
    func width(_ entry: Node.Entry) -> Int { entry.value.range.start.column - entry.keyRange.start.column }
    let above = lines.last { $0.keyRange.start.line <= previous.keyRange.start.line } ?? lines.first
    // A block in between ends the column.
    let isInterrupted = entries.contains { entry in
      entry.keyRange.start.line <= previous.keyRange.start.line && lastLine(of: entry) > entry.keyRange.start.line
        && above.map { $0.keyRange.start.line < entry.keyRange.start.line } == true
    }
    if isInterrupted { return text }
    let keyText = YAMLContent.key(key)
    guard let above, width(above) >= keyText.count + 2, let range = text.firstRange(of: "\(keyText): "),
      lines.contains(where: { width($0) == width(above) && $0.value.range.start.column > $0.keyRange.end.column + 2 })
    else { return text }
    var aligned = text
    aligned.replaceSubrange(range, with: "\(keyText):".padded(to: width(above)))
    return aligned
  }

  /// Returns a mapping on lines of its own below a key.
  func block(_ content: YAMLContent, indentation: Int) -> String {
    lineBreak + content.block(indentation: indentation, lineBreak: lineBreak).trimmingLineBreaks()
  }

  /// Returns the changes that remove an entry of a mapping.
  func removing(_ key: String, of mapping: Node) -> [Edit] {
    guard let entries = mapping.entries, let index = entries.firstIndex(where: { $0.key == key }) else { return [] }
    return [Edit(range: removal(of: index, in: entries, isFlow: isFlow(mapping)), text: "")]
  }

  /// Returns the changes that replace the value of an entry.
  func replacing(valueOf entry: Node.Entry, with value: YAMLContent, isInFlow: Bool) -> [Edit] {
    let start = offsetAfterColon(of: entry)
    let isShort = isInFlow || value.fits(after: entry.keyRange.end.column + 1)
    let text =
      isShort ? " \(isInFlow ? value.flow : value.line)" : block(value, indentation: entry.keyRange.start.column + 1)
    guard !entry.value.isEmpty else { return [Edit(range: start - 1..<start, text: ":" + text)] }
    let first = offset(of: entry.value.range.start)
    if isShort, entry.value.range.start.line == entry.keyRange.end.line {
      return [Edit(range: first..<endOfContent(of: entry), text: String(text.dropFirst()))]
    }
    return [Edit(range: start..<endOfContent(of: entry), text: text)]
  }

  /// Returns a value in one line, without its comments.
  /// - Parameter isSplit: Whether a mapping in braces is returned as its entries.
  func compactContent(of entry: Node.Entry, isSplit: Bool = false) -> YAMLContent {
    guard let entries = entry.value.entries, isSplit || !isFlow(entry.value) else { return content(of: entry) }
    return .mapping(entries.map { ($0.key, compactContent(of: $0)) })
  }

  // MARK: Long lines

  /// Changes mappings in braces that make a line too long to one line for each entry.
  /// - Parameter lines: Lines that stay as they are.
  mutating func wrapLongLines(except lines: Set<String>) {
    func wrap(_ entry: Node.Entry, _ edits: inout [Edit]) {
      let value = entry.value
      guard let entries = value.entries, !entries.isEmpty else { return }
      guard isFlow(value) else {
        for entry in entries { wrap(entry, &edits) }
        return
      }
      let line = text(start(ofLine: entry.keyRange.start.line)..<start(ofLine: entry.keyRange.start.line + 1))
      let end = offset(of: value.range.end)
      let rest = scalars[end..<start(ofLine: value.range.end.line + 1)]
      guard value.range.start.line == value.range.end.line, line.trimmingLineBreaks().count > YAMLContent.width,
        !lines.contains(line.trimmingLineBreaks()), rest.allSatisfy(\.properties.isWhitespace)
      else { return }
      let block = entries.map { entry -> (key: String, value: YAMLContent) in
        let value = entry.value
        if value.isNone || value.isEmpty { return (entry.key, content(of: entry)) }
        return (entry.key, value.scalar.map(YAMLContent.text) ?? content(of: entry))
      }
      edits += replacing(valueOf: entry, with: .block(block), isInFlow: false)
    }
    var edits: [Edit] = []
    for entry in root?.entries ?? [] { wrap(entry, &edits) }
    apply(edits)
  }

  /// Returns the offset behind the last character of a value, without the line break after a block.
  func endOfContent(of entry: Node.Entry) -> Int {
    var end = end(of: entry)
    while end > 0, scalars[end - 1].properties.isWhitespace { end -= 1 }
    return end
  }

  /// Returns a value as content of another place, with its quotes and comments.
  func content(of entry: Node.Entry) -> YAMLContent {
    let node = entry.value
    if node.range.start.line == node.range.end.line {
      if case .scalar(let scalar) = node.content, !scalar.isQuoted {
        return node.isEmpty ? .nothing : node.isNone ? .source("none") : .text(scalar.text)
      }
      if node.entries == nil || isFlow(node) { return .source(text(node)) }
    }
    if case .scalar(let scalar) = node.content { return .text(scalar.text) }
    if isFlow(node) { return .source(text(node)) }
    let indentation = node.range.start.column - 1
    return .lines(
      (node.range.start.line...lastLine(of: entry)).map { line in
        let characters = scalars[start(ofLine: line)..<start(ofLine: line + 1)].filter { !$0.isLineBreak }
        let margin = characters.prefix(indentation).prefix { $0 == " " }.count
        return String(String.UnicodeScalarView(characters.dropFirst(margin)))
      }
    )
  }
}

extension Array<Unicode.Scalar> {
  /// Returns a range with edits applied; edits do not overlap.
  func text(_ range: Range<Int>, with edits: [Edit]) -> String {
    var result = String.UnicodeScalarView()
    var start = range.lowerBound
    let ordered = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset)
        < ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
    }
    for (_, edit) in ordered where edit.range.lowerBound >= start {
      result.append(contentsOf: self[start..<edit.range.lowerBound])
      result.append(contentsOf: edit.text.unicodeScalars)
      start = edit.range.upperBound
    }
    if start < range.upperBound { result.append(contentsOf: self[start..<range.upperBound]) }
    return String(result)
  }
}

extension Unicode.Scalar {
  var isLineBreak: Bool { self == "\n" || self == "\r" }
}

extension String {
  /// Returns the string without the line breaks at its end.
  func trimmingLineBreaks() -> String {
    var scalars = unicodeScalars
    while scalars.last?.isLineBreak == true { scalars.removeLast() }
    return String(scalars)
  }

  /// Returns the string with spaces at its end up to a number of characters.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

extension Node {
  /// Returns the entry of a key, or nil if this is not a mapping with that key.
  func entry(_ key: String) -> Entry? { entries?.first { $0.key == key } }

  /// Whether this is `none` without quotes.
  var isNone: Bool {
    if case .scalar(let scalar) = content { !scalar.isQuoted && scalar.text == "none" } else { false }
  }
}
