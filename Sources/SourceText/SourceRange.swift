/// A position in a source file.
public struct SourcePosition: Hashable, Comparable, Sendable {
  /// The line; the first one is 1.
  public var line: Int
  /// The column in Unicode scalars; the first one is 1.
  public var column: Int

  /// Creates a position with the given line and column.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Returns whether a position comes before another one.
  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A half-open range of positions in a source file.
public struct SourceRange: Hashable, Sendable {
  /// The file.
  public var file: SourceFile
  /// The position of the first character.
  public var start: SourcePosition
  /// The position after the last character.
  public var end: SourcePosition

  /// Creates a range with the given bounds.
  public init(file: SourceFile, start: SourcePosition, end: SourcePosition) {
    self.file = file
    self.start = start
    self.end = end
  }

  /// The start as `path:line:column`, as compilers print it.
  public var label: String { "\(file.path):\(start.line):\(start.column)" }
}
