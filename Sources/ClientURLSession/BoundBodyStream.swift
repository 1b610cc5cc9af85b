#if !canImport(FoundationNetworking)
  import Foundation
  import VersionedAPIClient

  /// Makes streams of the bodies of requests. A session reads a stream at its own pace, and a thread writes to it.
  enum BoundBodyStream {
    /// The number of bytes between the thread and the session.
    private static let bufferLength = 131_072

    private struct Output: @unchecked Sendable {
      let stream: OutputStream
    }

    /// Returns a stream; nil if the system has none.
    /// - Parameter didFail: Called if the body cannot be read.
    static func make(_ body: RequestBody, didFail: @escaping @Sendable (any Error) -> Void) -> InputStream? {
      var input: InputStream?
      var output: OutputStream?
      Stream.getBoundStreams(withBufferSize: bufferLength, inputStream: &input, outputStream: &output)
      guard let input, let output else { return nil }
      let boxed = Output(stream: output)
      Thread.detachNewThread {
        boxed.stream.open()
        defer { boxed.stream.close() }
        do {
          var reader = try body.makeReader()
          while let piece = try reader.next() {
            // A stream that the session has closed takes no more.
            guard write(piece, to: boxed.stream) else { return }
          }
        } catch {
          didFail(error)
        }
      }
      return input
    }

    /// Writes bytes, waiting for the session where needed; false if it does not read any more.
    private static func write(_ piece: Data, to stream: OutputStream) -> Bool {
      piece.withUnsafeBytes { bytes in
        guard let start = bytes.bindMemory(to: UInt8.self).baseAddress else { return true }
        var offset = 0
        while offset < bytes.count {
          let count = stream.write(start + offset, maxLength: bytes.count - offset)
          guard count > 0 else { return false }
          offset += count
        }
        return true
      }
    }
  }
#endif
