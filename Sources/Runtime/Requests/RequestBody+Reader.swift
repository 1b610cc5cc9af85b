#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension RequestBody {
  /// Reads a body piece by piece.
  ///
  /// A copy of a reader reads on from the same place, and neither changes the other.
  public struct Reader: Sendable {
    /// The number of bytes that ``next(maximumLength:)`` returns at most, unless told otherwise: 64 KiB.
    public static let defaultMaximumLength = 65_536

    private var parts: ArraySlice<Part>
    /// The number of bytes of the first part that have been read.
    private var offset: Int64 = 0
    /// The first part, where it is a file of which bytes have been read.
    private var file: OpenFile?

    init(_ parts: [Part]) throws {
      self.parts = parts[...]
      // Better known before the first byte is sent.
      for case .file(let file, _) in parts { _ = try file.makeOpenFile() }
    }

    /// Returns the next bytes, which are at least one; nil at the end.
    /// - Parameter maximumLength: The number of bytes at most; less than 1 counts as 1.
    /// - Throws: ``RequestError/changedFile(_:)`` and ``RequestError/unreadableFile(_:errorNumber:)`` if a file is not
    ///   what it was at the creation of the body.
    public mutating func next(maximumLength: Int = defaultMaximumLength) throws -> Data? {
      while let part = parts.first {
        let count = Int(min(Int64(max(1, maximumLength)), part.length - offset))
        let piece: Data
        switch part {
        case .data(let data):
          let start = data.startIndex + Int(offset)
          piece = data.subdata(in: start..<start + count)
        case .file(let bodyFile, let range):
          let open = try file ?? bodyFile.makeOpenFile()
          file = open
          piece = try bodyFile.read(count, at: range.lowerBound + offset, from: open)
        }
        offset += Int64(count)
        if offset == part.length {
          parts = parts.dropFirst()
          offset = 0
          file = nil
        }
        if !piece.isEmpty { return piece }
      }
      return nil
    }
  }
}

extension RequestBody.Reader: CustomReflectable {
  /// A mirror without children: the bytes may hold secrets.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
