#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The body of a request: bytes, files, or several of them one after the other.
///
/// Its length is known, and it can be sent as often as wanted. A file is read in pieces while it is sent, and is never in
/// memory as a whole. It must stay as it is until then: each file is compared with its size and its modification time at
/// the creation of the body.
///
/// Two bodies are equal if they are made of equal pieces; files are compared by URL, size and modification time.
public struct RequestBody: Hashable, Sendable {
  enum Part: Hashable {
    /// Bytes, at least one.
    case data(Data)
    /// A range of the bytes of a file.
    case file(BodyFile, Range<Int64>)

    var length: Int64 {
      switch self {
      case .data(let data): Int64(data.count)
      case .file(_, let range): range.upperBound - range.lowerBound
      }
    }
  }

  private let parts: [Part]
  /// The number of bytes.
  public let length: Int64

  /// Creates a body of bytes.
  public init(_ data: Data) {
    self.init(parts: data.isEmpty ? [] : [.data(data)])
  }

  /// Creates a body of a file, whose size is read now and whose content is read later.
  /// - Throws: ``RequestError/unreadableFile(_:errorNumber:)`` if the file is missing or cannot be opened,
  ///   ``RequestError/notAFile(_:)`` if the URL is that of a folder, of a device or of something that is not on disk.
  public init(contentsOf file: URL) throws {
    let file = try BodyFile(file)
    self.init(parts: [.file(file, 0..<file.length)])
  }

  /// Creates a body of several bodies, one after the other.
  public init(_ parts: [RequestBody]) {
    self.init(parts: parts.flatMap(\.parts))
  }

  private init(parts: [Part]) {
    self.parts = parts
    length = parts.reduce(0) { sum, part in
      let (length, overflows) = sum.addingReportingOverflow(part.length)
      return overflows ? .max : length
    }
  }

  /// The bytes of a range, counted from 0, as far as there are any. A file is read later, as it is for the whole body.
  public subscript(range: Range<Int64>) -> RequestBody {
    var parts: [Part] = []
    var start: Int64 = 0
    for part in self.parts {
      let partRange = range.clamped(to: start..<start + part.length)
      if !partRange.isEmpty {
        let (lower, upper) = (partRange.lowerBound - start, partRange.upperBound - start)
        switch part {
        case .data(let data):
          parts.append(.data(data[data.startIndex + Int(lower)..<data.startIndex + Int(upper)]))
        case .file(let file, let fileRange):
          parts.append(.file(file, fileRange.lowerBound + lower..<fileRange.lowerBound + upper))
        }
      }
      start += part.length
    }
    return RequestBody(parts: parts)
  }

  /// A number that is the same for equal bodies, also in another run of the program.
  package var fingerprint: UInt64 {
    var hash = FNV1a()
    for part in parts {
      switch part {
      case .data(let data): hash.combine(data)
      case .file(let file, let range):
        for number in file.numbers + [range.lowerBound, range.upperBound] { hash.combine(number) }
      }
    }
    return hash.value
  }

  /// Returns all bytes, those of files included.
  /// - Throws: ``RequestError/changedFile(_:)`` or ``RequestError/unreadableFile(_:errorNumber:)`` if a file is not what it
  ///   was at the creation of the body.
  public func data() throws -> Data {
    if parts.count == 1, case .data(let data) = parts[0] { return data }
    var result = Data()
    var reader = try makeReader()
    while let piece = try reader.next() { result.append(piece) }
    return result
  }

  /// Returns a reader that begins at the first byte.
  /// - Throws: ``RequestError/changedFile(_:)`` or ``RequestError/unreadableFile(_:errorNumber:)`` if a file is not what it
  ///   was at the creation of the body.
  public func makeReader() throws -> Reader {
    try Reader(parts)
  }
}

extension RequestBody: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The length. The bytes may hold secrets.
  public var description: String { length == 1 ? "1 byte" : "\(length) bytes" }
  /// The length. The bytes may hold secrets.
  public var debugDescription: String { description }
  /// A mirror of the length alone.
  public var customMirror: Mirror { Mirror(self, children: ["length": length]) }
}
