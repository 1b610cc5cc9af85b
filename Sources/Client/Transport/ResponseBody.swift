#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The body of a response, which arrives while it is read.
///
/// It can be read once. Reading slowly slows down the sender, so the body need not fit into memory. A body that is dropped
/// before its end closes the connection or the stream.
public struct ResponseBody: AsyncSequence, Sendable {
  /// Bytes, at least one.
  public typealias Element = Data
  /// The errors of transports, and `CancellationError`.
  public typealias Failure = any Error

  /// The number of bytes that the response announces in `Content-Length`; nil where it does not.
  public let length: Int64?
  private let makeNext: @Sendable () -> () async throws -> Data?

  /// Creates a body of pieces.
  /// - Parameters:
  ///   - length: The number of bytes that the response announces; nil where it does not.
  ///   - pieces: The pieces in order. Its iterator is asked for one at a time.
  public init<Pieces: AsyncSequence & Sendable>(length: Int64?, _ pieces: Pieces) where Pieces.Element == Data {
    self.length = length
    makeNext = {
      var iterator = pieces.makeAsyncIterator()
      return { try await iterator.next() }
    }
  }

  /// Creates a body of bytes that are there already.
  public init(_ data: Data = Data()) {
    length = Int64(data.count)
    makeNext = {
      var rest: Data? = data.isEmpty ? nil : data
      return {
        defer { rest = nil }
        return rest
      }
    }
  }

  /// Returns an iterator of the pieces.
  public func makeAsyncIterator() -> Iterator {
    Iterator(next: makeNext())
  }

  /// Reads the pieces of a body.
  public struct Iterator: AsyncIteratorProtocol {
    let next: () async throws -> Data?

    /// Returns the next piece; nil at the end.
    /// - Throws: The errors of the transport, and `CancellationError`.
    public mutating func next() async throws -> Data? {
      while let piece = try await next() {
        if !piece.isEmpty { return piece }
      }
      return nil
    }
  }

  /// Reads the whole body.
  /// - Parameter maximumLength: The number of bytes at most.
  /// - Throws: ``ClientError/bodyTooLong(limit:)``, and the errors of the transport.
  public func collect(upTo maximumLength: Int) async throws -> Data {
    try await collect(upTo: maximumLength) { _ in }
  }

  func collect(upTo maximumLength: Int, didReceive: @Sendable (_ count: Int) -> Void) async throws -> Data {
    if let length, length > maximumLength { throw ClientError.bodyTooLong(limit: maximumLength) }
    var result = Data()
    for try await piece in self {
      didReceive(piece.count)
      guard piece.count <= maximumLength - result.count else { throw ClientError.bodyTooLong(limit: maximumLength) }
      if result.isEmpty { result = piece } else { result.append(piece) }
    }
    return result
  }
}
