/// A place in a text: line and column, both counted from 1, the column in Unicode scalars.
public struct SourcePosition: Hashable, Comparable, Sendable {
  /// The line, the first being 1.
  public var line: Int
  /// The column, the first being 1, in Unicode scalars.
  public var column: Int

  /// Makes a position of a line and a column.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Orders positions as they follow one another in the text.
  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of a source file, from its first character up to the one behind its last.
public struct SourceRange: Hashable, Sendable {
  /// The file that the stretch is in.
  public var file: SourceFile
  /// The first character.
  public var start: SourcePosition
  /// Behind the last character.
  public var end: SourcePosition

  /// Makes a range of a file and its two ends.
  public init(file: SourceFile, start: SourcePosition, end: SourcePosition) {
    self.file = file
    self.start = start
    self.end = end
  }

  /// `path:line:column`, as compilers print it.
  public var label: String { "\(file.path):\(start.line):\(start.column)" }
}
