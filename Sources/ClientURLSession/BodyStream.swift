#if canImport(FoundationNetworking)
  import Foundation
  import VersionedAPIClient

  /// A stream that reads the body of a request. A session reads it from one queue.
  final class BodyStream: InputStream {
    private let body: RequestBody
    private let didFail: (any Error) -> Void
    private var reader: RequestBody.Reader?
    private var remainingLength: Int64
    private var status = Status.notOpen

    /// Creates a stream.
    /// - Parameter didFail: Called if the body cannot be read.
    init(_ body: RequestBody, didFail: @escaping (any Error) -> Void) {
      self.body = body
      self.didFail = didFail
      remainingLength = body.length
      super.init(data: Data())
    }

    override var streamStatus: Status { status }
    override var hasBytesAvailable: Bool { remainingLength > 0 }

    override func open() {
      status = .open
    }

    override func close() {
      status = .closed
      reader = nil
    }

    override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength: Int) -> Int {
      do {
        var reader = try self.reader ?? body.makeReader()
        let piece = try reader.next(maximumLength: maxLength)
        self.reader = reader
        guard let piece else { return 0 }
        piece.copyBytes(to: buffer, count: piece.count)
        remainingLength -= Int64(piece.count)
        return piece.count
      } catch {
        didFail(error)
        status = .error
        return -1
      }
    }
  }
#endif
