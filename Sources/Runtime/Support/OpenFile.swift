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

/// A file that is open for reading, until the last reference to it goes.
///
/// `FileHandle` is not part of FoundationEssentials. There is no position that readers would share.
final class OpenFile: Sendable {
  /// What changes with the content.
  struct State: Hashable {
    let length: Int64
    /// The modification time.
    let seconds: Int64
    let nanoseconds: Int64
  }

  private let url: URL
  private let descriptor: CInt

  /// Opens a file.
  /// - Throws: ``RequestError/notAFile(_:)`` or ``RequestError/unreadableFile(_:errorNumber:)``.
  init(_ url: URL) throws {
    let path = url.absoluteURL.path(percentEncoded: false)
    guard url.isFileURL, !path.utf8.contains(0) else { throw RequestError.notAFile(url) }
    self.url = url
    // A pipe without a writer would block otherwise. For a file the flag means nothing.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw RequestError.unreadableFile(url, errorNumber: errno) }
    guard try status().st_mode & S_IFMT == S_IFREG else { throw RequestError.notAFile(url) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Returns the state of the file now.
  func state() throws -> State {
    let status = try status()
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return State(length: Int64(status.st_size), seconds: Int64(time.tv_sec), nanoseconds: Int64(time.tv_nsec))
  }

  /// Reads bytes; fewer at the end of the file only.
  func read(_ count: Int, at offset: Int64) throws -> Data {
    var data = Data(count: count)
    let total = try data.withUnsafeMutableBytes { buffer in
      var total = 0
      while total < count {
        guard let position = off_t(exactly: offset + Int64(total)) else { throw error(EOVERFLOW) }
        let read = pread(descriptor, buffer.baseAddress?.advanced(by: total), count - total, position)
        if read == 0 { break }
        if read > 0 {
          total += read
        } else if errno != EINTR {
          throw error(errno)
        }
      }
      return total
    }
    return total == count ? data : data.prefix(total)
  }

  private func status() throws -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw error(errno) }
    return status
  }

  private func error(_ number: CInt) -> RequestError {
    .unreadableFile(url, errorNumber: number)
  }
}
