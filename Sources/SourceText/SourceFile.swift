/// A text that definitions were read from, and where its lines begin.
public final class SourceFile: Sendable {
  /// The path as it is shown in diagnostics.
  public let path: String
  /// The whole text, without a byte order mark.
  public let text: String
  /// Offset of each line's first character, in Unicode scalars.
  package let lineStarts: [Int]
  /// The same places within the text, so that no search has to begin at its start.
  private let lineIndices: [String.Index]

  /// Makes a source file of a text; lines end with LF, CRLF or CR, as in editors.
  public init(path: String, text: String) {
    self.path = path
    self.text = text
    var starts = [0]
    var indices = [text.startIndex]
    var offset = 0
    var previous: Unicode.Scalar = "\0"
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      index = scalars.index(after: index)
      offset += 1
      if scalar == "\n" && previous == "\r" {
        starts[starts.count - 1] = offset
        indices[indices.count - 1] = index
      } else if scalar == "\n" || scalar == "\r" {
        starts.append(offset)
        indices.append(index)
      }
      previous = scalar
    }
    lineStarts = starts
    lineIndices = indices
  }

  /// The place of a character, counted in Unicode scalars from the start of the text.
  func position(at offset: Int) -> SourcePosition {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourcePosition(line: low + 1, column: offset - lineStarts[low] + 1)
  }

  /// The text of a line, counted from 1, without its line break; empty beyond the last line.
  public func line(_ number: Int) -> String {
    guard number >= 1, number <= lineIndices.count else { return "" }
    let rest = text.unicodeScalars[lineIndices[number - 1]...]
    return String(String.UnicodeScalarView(rest.prefix { $0 != "\n" && $0 != "\r" }))
  }
}

extension SourceFile {
  /// The range between two offsets, counted in Unicode scalars.
  package func range(_ start: Int, _ end: Int) -> SourceRange {
    SourceRange(file: self, start: position(at: start), end: position(at: max(start, end)))
  }
}

extension SourceFile: Hashable {
  /// Two files are the same when they are the same object.
  public static func == (left: SourceFile, right: SourceFile) -> Bool { left === right }

  /// Hashes the identity of the file.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
