#if AsyncHTTPClient
  import AsyncHTTPClient
  import NIOCore
  import VersionedAPIClient

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// The pieces of a response's body, as they arrive.
  struct ResponsePieces: AsyncSequence, Sendable {
    typealias Element = Data

    private let body: HTTPClientResponse.Body
    /// Its connections are closed with it.
    private let transport: AsyncHTTPTransport

    init(_ body: HTTPClientResponse.Body, of transport: AsyncHTTPTransport) {
      self.body = body
      self.transport = transport
    }

    func makeAsyncIterator() -> Iterator {
      Iterator(pieces: body.makeAsyncIterator(), transport: transport)
    }

    struct Iterator: AsyncIteratorProtocol {
      fileprivate var pieces: HTTPClientResponse.Body.AsyncIterator
      fileprivate let transport: AsyncHTTPTransport

      mutating func next() async throws -> Data? {
        do {
          guard let piece = try await pieces.next() else {
            // A cancelled task sees the end of the body.
            try Task.checkCancellation()
            return nil
          }
          return piece.withUnsafeReadableBytes { Data($0) }
        } catch {
          if Task.isCancelled { throw CancellationError() }
          throw TransportError.make(error, hasSentBytes: true)
        }
      }
    }
  }
#endif
