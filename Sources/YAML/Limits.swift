/// What the reader accepts at most. A definition is written by hand and stays far below; what goes beyond is a mistake
/// or an attack.
public struct Limits: Sendable {
  /// The largest file in bytes: 4 MiB, some ten times the largest hand-written definition known.
  public var fileSize = 4 * 1024 * 1024
  /// How deep mappings and lists may nest: the language needs 10 levels.
  public var depth = 64
  /// How many values aliases may stand for in all, each counted as often as it is reached: a million, so that a few lines
  /// of aliases to aliases cannot make a document that nobody lives to see the end of.
  public var aliasedNodes = 1_000_000

  /// The limits named above.
  public init() {}
}
