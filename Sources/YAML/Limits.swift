/// What the reader accepts at most. A definition is written by hand and stays far below; what goes beyond is a mistake
/// or an attack.
public struct Limits: Sendable {
  /// The largest file in bytes: 4 MiB, some ten times the largest hand-written definition known.
  public var fileSize = 4 * 1024 * 1024
  /// How deep mappings and lists may nest: the language needs 10 levels.
  public var depth = 64
  /// Whether characters that nobody can see are accepted. Documents of others may have them; in a definition they are
  /// mistakes: a name with one matches nothing, and some break lines for YAML but not in editors.
  public var acceptsInvisibleCharacters = false

  /// The limits named above.
  public init() {}
}
