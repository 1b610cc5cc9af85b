#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#elseif canImport(Glibc)
  import Glibc
#endif

/// A file that is written while it is downloaded. It replaces the file at its destination when it is complete, and is
/// deleted if it never is.
final class DownloadFile: Sendable {
  private let destination: URL
  private let path: String
  private let descriptor: CInt

  /// Creates an empty file beside the destination.
  /// - Throws: ``ClientError/unwritableFile(_:errorNumber:)``.
  init(for destination: URL) throws {
    self.destination = destination
    let path = destination.absoluteURL.path(percentEncoded: false)
    guard destination.isFileURL, !path.utf8.contains(0) else {
      throw ClientError.unwritableFile(destination, errorNumber: EINVAL)
    }
    self.path = "\(path).\(UUID().uuidString.prefix(8)).part"
    descriptor = open(self.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw error(errno) }
  }

  deinit {
    if descriptor >= 0 {
      unlink(path)
      close(descriptor)
    }
  }

  /// Writes bytes, which replace what is behind them.
  func write(_ data: Data, at offset: Int64) throws {
    try data.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        guard let position = off_t(exactly: offset + Int64(written)) else { throw error(EFBIG) }
        let count = pwrite(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written, position)
        if count >= 0 {
          written += count
        } else if errno != EINTR {
          throw error(errno)
        }
      }
    }
  }

  /// Ends the file after a number of bytes, and moves it to its destination.
  func finish(length: Int64) throws {
    let destination = self.destination.absoluteURL.path(percentEncoded: false)
    guard let length = off_t(exactly: length), ftruncate(descriptor, length) == 0, rename(path, destination) == 0 else {
      throw error(errno)
    }
  }

  private func error(_ number: CInt) -> ClientError {
    .unwritableFile(destination, errorNumber: number)
  }
}
