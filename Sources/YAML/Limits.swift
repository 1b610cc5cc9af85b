/// The limits of what the parser accepts. Definitions, which are written by hand, stay far below them.
public struct Limits: Sendable {
  /// The maximum size of a file in bytes: 4 MiB, some ten times the largest definition known.
  public var fileSize = 4 * 1024 * 1024
  /// The maximum depth of nested mappings and lists. The definition language needs 10 levels.
  public var depth = 64
  /// The maximum number of values that aliases may stand for in all, each counted as often as it is reached: a million,
  /// so that a few lines of aliases to aliases cannot make a huge document.
  public var aliasedNodes = 1_000_000

  /// Creates the default limits.
  public init() {}
}
