/// The limits of what the parser accepts. Definitions, which are written by hand, stay far below them.
public struct Limits: Sendable {
  /// The maximum size of a file in bytes: 4 MiB, some ten times the largest definition known.
  public var fileSize = 4 * 1024 * 1024
  /// The maximum depth of nested mappings and lists. The definition language needs 10 levels.
  public var depth = 64
  /// Whether invisible characters are accepted. Published documents may have them; in a definition they are
  /// errors: a name with one matches nothing, and some break lines for YAML but not in editors.
  public var acceptsInvisibleCharacters = false

  /// Creates the default limits.
  public init() {}
}
