public import VersionedAPISourceText

/// A piece of a YAML document that knows where it stands. Scalars stay text; nothing is guessed from how they look.
public struct Node: Sendable {
  /// What a node holds.
  public enum Content: Sendable {
    /// A text.
    case scalar(Scalar)
    /// Values in order.
    case sequence([Node])
    /// Keys and values in order; no key stands twice.
    case mapping([Entry])
  }

  /// A text and whether it was quoted (or a block), which tells an empty text from a missing one.
  public struct Scalar: Sendable {
    /// The text with escapes and folding resolved.
    public var text: String
    /// False for a plain scalar.
    public var isQuoted: Bool

    /// Creates a scalar.
    public init(text: String, isQuoted: Bool) {
      self.text = text
      self.isQuoted = isQuoted
    }
  }

  /// A key with its value.
  public struct Entry: Sendable {
    /// The key's text.
    public var key: String
    /// Where the key stands.
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

  /// What the node holds.
  public var content: Content
  /// Where it stands.
  public var range: SourceRange

  /// Makes a node of its content and its place.
  public init(content: Content, range: SourceRange) {
    self.content = content
    self.range = range
  }

  /// The text of a scalar, or nil for other nodes.
  public var scalar: String? {
    if case .scalar(let scalar) = content { scalar.text } else { nil }
  }

  /// Whether nothing was written where a value could stand.
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

  /// What kind of node this is, for messages: "a text", "a list" or "a mapping".
  public var kind: String {
    switch content {
    case .scalar: isEmpty ? "nothing" : "a text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
