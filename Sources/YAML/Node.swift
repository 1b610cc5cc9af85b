public import VersionedAPISourceText

/// A node of a YAML document with its position. Scalars are strings; no type is inferred from what they look like.
public struct Node: Sendable {
  /// The content of a node.
  public enum Content: Sendable {
    /// A scalar.
    case scalar(Scalar)
    /// A list.
    case sequence([Node])
    /// A mapping, in order, without duplicate keys.
    case mapping([Entry])
  }

  /// A string and whether it was quoted or a block, which tells an empty string from a missing value.
  public struct Scalar: Sendable {
    /// The string, with escapes and folding resolved.
    public var text: String
    /// Whether the scalar was quoted or a block; false for a plain scalar.
    public var isQuoted: Bool

    /// Creates a scalar.
    public init(text: String, isQuoted: Bool) {
      self.text = text
      self.isQuoted = isQuoted
    }
  }

  /// A key with its value.
  public struct Entry: Sendable {
    /// The key.
    public var key: String
    /// The position of the key.
    public var keyRange: SourceRange
    /// The value.
    public var value: Node

    /// Creates an entry.
    public init(key: String, keyRange: SourceRange, value: Node) {
      self.key = key
      self.keyRange = keyRange
      self.value = value
    }
  }

  /// The content.
  public var content: Content
  /// The position.
  public var range: SourceRange

  /// Creates a node with the given content and position.
  public init(content: Content, range: SourceRange) {
    self.content = content
    self.range = range
  }

  /// The string of a scalar, or nil for other nodes.
  public var scalar: String? {
    if case .scalar(let scalar) = content { scalar.text } else { nil }
  }

  /// Whether the value is missing.
  public var isEmpty: Bool {
    if case .scalar(let scalar) = content { !scalar.isQuoted && scalar.text.isEmpty } else { false }
  }

  /// The entries of a mapping, or nil for other nodes.
  public var entries: [Entry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// The elements of a sequence, or nil for other nodes.
  public var elements: [Node]? {
    if case .sequence(let elements) = content { elements } else { nil }
  }

  /// The kind of node for messages, such as "a string", "a list" or "a mapping".
  public var kind: String {
    switch content {
    case .scalar: isEmpty ? "nothing" : "a string"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

extension Node {
  /// The message about a ':' without a space after it.
  package static let missingSpace = "a space is missing after this ':'"

  /// The ':' in a plain scalar such as `type:int32`, where a space is missing after it, with what precedes and follows
  /// it. In `https://…`, none is missing.
  package var colonWithoutSpace: (colon: SourceRange, key: Node, value: Node)? {
    // Most scalars have no colon, which is faster to find out than that they have no other character.
    guard case .scalar(let scalar) = content, !scalar.isQuoted, scalar.text.utf8.contains(UInt8(ascii: ":")),
      let position = scalar.text.firstIndex(where: { $0.isWhitespace || ",[]{}\"':".contains($0) }),
      position > scalar.text.startIndex, scalar.text[position] == ":"
    else { return nil }
    let key = String(scalar.text[..<position])
    let rest = String(scalar.text[scalar.text.index(after: position)...])
    guard let first = rest.first, !first.isWhitespace, first != "/" else { return nil }
    let colon = SourcePosition(line: range.start.line, column: range.start.column + key.unicodeScalars.count)
    let next = SourcePosition(line: colon.line, column: colon.column + 1)
    return (
      SourceRange(file: range.file, start: colon, end: next),
      Node(string: key, range: SourceRange(file: range.file, start: range.start, end: colon)),
      Node(string: rest, range: SourceRange(file: range.file, start: next, end: range.end))
    )
  }

  /// The ' #' that ends a plain scalar and was probably meant as part of it; nil if there is none.
  ///
  /// What follows ' #' is a comment, which usually comes after a sentence, and begins with a space.
  package var cutByComment: SourceRange? {
    guard case .scalar(let scalar) = content, !scalar.isQuoted, let last = scalar.text.last else { return nil }
    let rest = range.file.characters(ofLine: range.end.line, from: range.end.column)
    let blanks = rest.prefix { $0 == " " }.count
    let comment = rest.dropFirst(blanks)
    guard blanks > 0, comment.first == "#" else { return nil }
    if ".!?".contains(last), comment.dropFirst().first == " " { return nil }
    let start = SourcePosition(line: range.end.line, column: range.end.column + blanks)
    let end = SourcePosition(line: start.line, column: start.column + 1)
    return SourceRange(file: range.file, start: start, end: end)
  }

  private init(string: String, range: SourceRange) {
    self.init(content: .scalar(Scalar(text: string, isQuoted: false)), range: range)
  }
}
