/// The content of a file, and where its lines begin.
public final class SourceFile: Sendable {
  /// The path, as diagnostics show it.
  public let path: String
  /// The content, without a byte order mark.
  public let text: String
  /// The offset of each line's first character, in Unicode scalars.
  package let lineStarts: [Int]
  /// The offset of each line's end, before its line break.
  private let lineEnds: [Int]
  /// The indices of every 64th character, so that no search has to begin at the start of the file, or of a long line.
  private let marks: [String.Index]
  private static let markDistance = 64

  /// Creates a source file. Lines end with LF, CRLF or CR, as in editors.
  public init(path: String, text: String) {
    self.path = path
    self.text = text
    var starts = [0]
    var ends: [Int] = []
    var marks: [String.Index] = []
    var offset = 0
    var previous: Unicode.Scalar = "\0"
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      if offset % Self.markDistance == 0 { marks.append(index) }
      let scalar = scalars[index]
      index = scalars.index(after: index)
      offset += 1
      if scalar == "\n" && previous == "\r" {
        starts[starts.count - 1] = offset
      } else if scalar == "\n" || scalar == "\r" {
        ends.append(offset - 1)
        starts.append(offset)
      }
      previous = scalar
    }
    ends.append(offset)
    lineStarts = starts
    lineEnds = ends
    self.marks = marks
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
    String(String.UnicodeScalarView(characters(ofLine: number, 0..<length(ofLine: number))))
  }

  /// Returns the length of a line in Unicode scalars, without its line break; 0 if there is no such line.
  func length(ofLine number: Int) -> Int {
    lineStarts.indices.contains(number - 1) ? lineEnds[number - 1] - lineStarts[number - 1] : 0
  }

  /// Returns the characters of a line from a column on, counted from 1, in a time that does not depend on the length of
  /// the line.
  package func characters(ofLine number: Int, from column: Int) -> Substring.UnicodeScalarView {
    characters(ofLine: number, column - 1..<max(column - 1, length(ofLine: number)))
  }

  /// Returns some characters of a line, counted from 0, in a time that does not depend on the length of the line.
  func characters(ofLine number: Int, _ columns: Range<Int>) -> Substring.UnicodeScalarView {
    let columns = columns.clamped(to: 0..<length(ofLine: number))
    guard !columns.isEmpty else { return "".unicodeScalars[...] }
    let start = lineStarts[number - 1]
    return text.unicodeScalars[index(at: start + columns.lowerBound)..<index(at: start + columns.upperBound)]
  }

  /// Returns the index of an offset in Unicode scalars from the start of the file.
  private func index(at offset: Int) -> String.Index {
    guard marks.indices.contains(offset / Self.markDistance) else { return text.endIndex }
    let mark = marks[offset / Self.markDistance]
    return text.unicodeScalars.index(mark, offsetBy: offset % Self.markDistance)
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
