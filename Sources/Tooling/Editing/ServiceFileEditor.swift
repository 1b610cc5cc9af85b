import VersionedAPIDefinition
public import VersionedAPISourceText
import VersionedAPIYAML

/// Adds an api-version to a service file and leaves everything else in it unchanged.
public struct ServiceFileEditor {
  /// The reason why a version cannot be added.
  public enum Failure: Error {
    /// The name is not valid, or the version cannot follow the given one.
    case argument(String)
    /// The older version is written in a way that cannot be copied.
    case layout(Diagnostic)
  }

  private let text: String
  private let path: String

  /// Creates an editor.
  /// - Parameters:
  ///   - text: The content of the service file.
  ///   - path: The path that messages show.
  public init(text: String, path: String) {
    self.text = text
    self.path = path
  }

  /// The place of a new version among the others.
  public enum Position: Sendable {
    /// Directly after a version.
    case after(String)
    /// Directly before a version.
    case before(String)

    /// The name of the version next to it.
    public var neighbor: String {
      switch self {
      case .after(let version), .before(let version): version
      }
    }
  }

  /// Returns the content with a new version: a copy of the lines of the one next to it, with the new name and without the
  /// date of retirement.
  ///
  /// The name is replaced in values if it is a whole word there: `v1` is not replaced in `/v1.1`.
  /// - Throws: ``Failure`` if the other version is missing, if the new one exists, or if the lines cannot be copied.
  public func adding(_ version: String, _ position: Position) throws(Failure) -> String {
    let other = position.neighbor
    if let problem = DefinitionReader.problem(withVersion: version) { throw .argument(problem) }
    let parsed = YAMLParser.parse(text, path: path)
    guard let versions = parsed.root?.entry("versions")?.value, let entries = versions.entries else {
      throw .argument("\(path) has no 'versions'")
    }
    if let entry = entries.first(where: { $0.key == version }) {
      throw .argument("\(entry.keyRange.label): the version '\(version)' already exists")
    }
    guard let entry = entries.first(where: { $0.key == other }) else {
      let known = entries.map(\.key)
      let hint = Suggestion.hint(for: other, among: known) ?? "; there are \(known.joinedForReading())"
      throw .argument("there is no version '\(other)'\(hint)")
    }
    let source = EditedFile(parsed)
    guard !source.isFlow(versions) else {
      let message = "the versions are in braces; write each version on its own lines, without braces"
      throw .layout(Diagnostic(message, at: versions.range))
    }
    let lines = source.lines(of: entry)
    var copy = source.copy(of: entry, lines: lines, as: version)
    var end = source.start(ofLine: lines.upperBound + 1)
    if case .before = position {
      end = source.start(ofLine: source.firstCommentLine(above: entry))
      if !copy.hasSuffix(source.lineBreak) { copy += source.lineBreak }
    } else if !source.scalars[end - 1].isLineBreak {
      // A file without a line break at its end keeps none.
      copy = source.lineBreak(before: lines.lowerBound) + copy.trimmingLineBreaks()
    }
    let byteOrderMark = text.unicodeScalars.first == "\u{FEFF}" ? "\u{FEFF}" : ""
    let result = byteOrderMark + source.text(0..<end) + copy + source.text(end..<source.scalars.count)
    guard Self.meaning(of: result, path: path) == Self.expected(parsed.root, version, position) else {
      let message = "version '\(other)' cannot be copied as it is written here; add '\(version)' by hand"
      throw .layout(Diagnostic(message, at: entry.keyRange))
    }
    return result
  }

  // MARK: Expected result

  /// Returns the meaning of a service file, or nil if it is not valid.
  private static func meaning(of text: String, path: String) -> Meaning? {
    let parsed = YAMLParser.parse(text, path: path)
    return parsed.diagnostics.isEmpty ? parsed.root.map(Meaning.init) : nil
  }

  /// Returns the meaning of the service file with the new version next to the other one.
  private static func expected(_ root: Node?, _ version: String, _ position: Position) -> Meaning? {
    guard let root, case .mapping(var sections) = Meaning(root),
      let section = sections.firstIndex(where: { $0.key == "versions" }),
      case .mapping(var versions) = sections[section].value,
      let index = versions.firstIndex(where: { $0.key == position.neighbor })
    else { return nil }
    var value = versions[index].value.replacing(Array(position.neighbor.unicodeScalars), with: version)
    if case .mapping(let fields) = value { value = .mapping(fields.filter { $0.key != "retired" }) }
    let isBefore = if case .before = position { true } else { false }
    versions.insert(Meaning.Entry(key: version, value: value), at: isBefore ? index : index + 1)
    sections[section].value = .mapping(versions)
    return .mapping(sections)
  }
}

/// The content of a node, without its position and its notation.
private indirect enum Meaning: Equatable {
  struct Entry: Equatable {
    var key: String
    var value: Meaning
  }

  case text(String, isQuoted: Bool)
  case list([Meaning])
  case mapping([Entry])

  init(_ node: Node) {
    switch node.content {
    case .scalar(let scalar): self = .text(scalar.text, isQuoted: scalar.isQuoted)
    case .sequence(let elements): self = .list(elements.map(Meaning.init))
    case .mapping(let entries): self = .mapping(entries.map { Entry(key: $0.key, value: Meaning($0.value)) })
    }
  }

  /// Returns the same with a word replaced in values, not in keys.
  func replacing(_ word: [Unicode.Scalar], with other: String) -> Meaning {
    switch self {
    case .text(let text, let isQuoted):
      let scalars = Array(text.unicodeScalars)
      let edits = scalars.ranges(ofWord: word, in: scalars.indices).map { Edit(range: $0, text: other) }
      return .text(scalars.text(scalars.indices, with: edits), isQuoted: isQuoted)
    case .list(let elements): return .list(elements.map { $0.replacing(word, with: other) })
    case .mapping(let entries):
      return .mapping(entries.map { Entry(key: $0.key, value: $0.value.replacing(word, with: other)) })
    }
  }
}

extension EditedFile {
  /// Returns the line break before a line.
  fileprivate func lineBreak(before line: Int) -> String {
    let start = start(ofLine: line)
    let isPair = start > 1 && scalars[start - 2] == "\r" && scalars[start - 1] == "\n"
    return text(max(0, start - (isPair ? 2 : 1))..<start)
  }

  /// Returns the lines of a version, changed to those of another one.
  fileprivate func copy(of entry: Node.Entry, lines: ClosedRange<Int>, as version: String) -> String {
    let key = offsets(of: entry.keyRange)
    let quote = ["\"", "'"].contains(scalars[key.lowerBound]) ? String(scalars[key.lowerBound]) : ""
    var edits = [Edit(range: key, text: quote + version + quote)]
    let fields = entry.value.entries ?? []
    if let index = fields.firstIndex(where: { $0.key == "retired" }) {
      edits.append(Edit(range: removal(of: index, in: fields, isFlow: isFlow(entry.value)), text: ""))
    }
    for field in fields where field.key != "retired" {
      edits += replacements(of: Array(entry.key.unicodeScalars), with: version, in: field.value)
    }
    return scalars.text(start(ofLine: lines.lowerBound)..<start(ofLine: lines.upperBound + 1), with: edits)
  }

  /// Returns the replacements of a word in the scalars of a value, not in comments.
  private func replacements(of word: [Unicode.Scalar], with other: String, in node: Node) -> [Edit] {
    switch node.content {
    case .scalar:
      var range = offsets(of: node.range)
      // The first line of a block scalar has indicators and comments only.
      if !range.isEmpty, scalars[range.lowerBound] == "|" || scalars[range.lowerBound] == ">" {
        range = min(start(ofLine: node.range.start.line + 1), range.upperBound)..<range.upperBound
      }
      return scalars.ranges(ofWord: word, in: range).map { Edit(range: $0, text: other) }
    case .sequence(let elements): return elements.flatMap { replacements(of: word, with: other, in: $0) }
    case .mapping(let entries): return entries.flatMap { replacements(of: word, with: other, in: $0.value) }
    }
  }
}

extension Array<Unicode.Scalar> {
  /// Returns where a word occurs in a range as a whole: not next to letters, digits or '.'.
  fileprivate func ranges(ofWord word: [Unicode.Scalar], in range: Range<Int>) -> [Range<Int>] {
    func isPart(_ index: Int) -> Bool {
      range.contains(index)
        && (self[index].properties.isAlphabetic || self[index].properties.numericType != nil || self[index] == ".")
    }
    var result: [Range<Int>] = []
    var start = range.lowerBound
    while !word.isEmpty, start + word.count <= range.upperBound {
      let end = start + word.count
      if self[start..<end].elementsEqual(word), !isPart(start - 1), !isPart(end) {
        result.append(start..<end)
        start = end
      } else {
        start += 1
      }
    }
    return result
  }
}
