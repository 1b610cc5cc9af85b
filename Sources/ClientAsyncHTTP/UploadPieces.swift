#if AsyncHTTPClient
  import NIOCore
  import VersionedAPIClient

  /// The pieces of a request's body, read while they are sent.
  struct UploadPieces: AsyncSequence, Sendable {
    typealias Element = ByteBuffer

    private struct State {
      var error: (any Error)?
      var sentCount = 0
    }

    private let body: RequestBody
    private let didSend: @Sendable (Int) -> Void
    private let state = Locked(State())

    /// - Throws: `RequestError` if a file of the body cannot be read.
    init(_ body: RequestBody, didSend: @escaping @Sendable (Int) -> Void) throws {
      self.body = body
      self.didSend = didSend
      // Better known before there is a connection.
      _ = try body.makeReader()
    }

    /// What went wrong while the body was read.
    var error: (any Error)? { state.withLock(\.error) }
    /// The number of bytes that were sent.
    var sentCount: Int { state.withLock(\.sentCount) }

    func makeAsyncIterator() -> Iterator {
      Iterator(pieces: self)
    }

    struct Iterator: AsyncIteratorProtocol {
      fileprivate let pieces: UploadPieces
      private var reader: RequestBody.Reader?
      /// The length of the last piece. It is sent when the next one is asked for.
      private var lastCount = 0

      fileprivate init(pieces: UploadPieces) {
        self.pieces = pieces
      }

      mutating func next() async throws -> ByteBuffer? {
        if lastCount > 0 { pieces.didSend(lastCount) }
        lastCount = 0
        do {
          var reader = try self.reader ?? pieces.body.makeReader()
          let piece = try reader.next()
          self.reader = reader
          guard let piece else { return nil }
          lastCount = piece.count
          pieces.state.withLock { $0.sentCount += piece.count }
          return ByteBuffer(bytes: piece)
        } catch {
          pieces.state.withLock { $0.error = error }
          throw error
        }
      }
    }
  }
#endif
