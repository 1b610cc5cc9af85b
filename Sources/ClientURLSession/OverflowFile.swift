#if canImport(FoundationNetworking)
  import Foundation
  import VersionedAPIClient

  #if canImport(Musl)
    import Musl
  #elseif canImport(Glibc)
    import Glibc
  #elseif canImport(Android)
    import Android
  #endif

  /// A temporary file without a name, for bytes that are read in the order in which they are written.
  ///
  /// It is used with the lock of an exchange.
  final class OverflowFile: @unchecked Sendable {
    /// The number of bytes that are read at once.
    private static let pieceCount = 65_536

    private let descriptor: Int32
    private var writtenCount = 0
    private var readCount = 0

    /// - Throws: `TransportError` if no file can be created.
    init() throws {
      let folder = FileManager.default.temporaryDirectory
      let path = folder.appendingPathComponent("response-\(UUID().uuidString)").path(percentEncoded: false)
      descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw Self.makeError() }
      unlink(path)
    }

    deinit { close(descriptor) }

    var isEmpty: Bool { readCount == writtenCount }

    /// - Throws: `TransportError` if the file cannot be written.
    func append(_ piece: Data) throws {
      try piece.withUnsafeBytes { bytes in
        var rest = bytes[...]
        while !rest.isEmpty {
          let count = pwrite(
            descriptor,
            UnsafeRawBufferPointer(rebasing: rest).baseAddress,
            rest.count,
            off_t(writtenCount)
          )
          guard count > 0 || errno == EINTR else { throw Self.makeError() }
          writtenCount += max(0, count)
          rest = rest.dropFirst(max(0, count))
        }
      }
    }

    /// Removes and returns the first bytes.
    /// - Throws: `TransportError` if the file cannot be read.
    func popFirst() throws -> Data {
      var piece = Data(count: min(Self.pieceCount, writtenCount - readCount))
      let length = piece.count
      let count = piece.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, length, off_t(readCount)) }
      guard count > 0 else { throw Self.makeError() }
      readCount += count
      return piece.prefix(count)
    }

    private static func makeError() -> TransportError {
      TransportError(.other, isRequestSent: true, details: "temporary file: errno \(errno)")
    }
  }
#endif
