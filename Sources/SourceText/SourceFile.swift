/// The content of a file, and where its lines begin.
public final class SourceFile: Sendable {
  /// The path, as diagnostics show it.
  public let path: String
  /// The content, without a byte order mark.
  public let text: String
  /// The offset of each line's first character, in Unicode scalars.
  package let lineStarts: [Int]
  /// The same offsets as indices, so that no search has to begin at the start of the file.
  private let lineIndices: [String.Index]

  /// Creates a source file. Lines end with LF, CRLF or CR, as in editors.
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

  /// Returns the position of an offset in Unicode scalars from the start of the file.
  func position(at offset: Int) -> SourcePosition {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourcePosition(line: low + 1, column: offset - lineStarts[low] + 1)
  }

  /// Returns a line without its line break; empty if there is no such line. The first line is 1.
  public func line(_ number: Int) -> String {
    guard number >= 1, number <= lineIndices.count else { return "" }
    let rest = text.unicodeScalars[lineIndices[number - 1]...]
    return String(String.UnicodeScalarView(rest.prefix { $0 != "\n" && $0 != "\r" }))
  }
}

extension SourceFile {
  /// Returns the range between two offsets in Unicode scalars.
  package func range(_ start: Int, _ end: Int) -> SourceRange {
    SourceRange(file: self, start: position(at: start), end: position(at: max(start, end)))
  }
}

extension SourceFile: Hashable {
  /// Returns whether both are the same object.
  public static func == (left: SourceFile, right: SourceFile) -> Bool { left === right }

  /// Hashes the identity of the file.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
