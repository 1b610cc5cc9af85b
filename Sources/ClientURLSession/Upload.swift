import VersionedAPIClient

#if canImport(FoundationNetworking)
  import Foundation
  import FoundationNetworking
#else
  import Foundation
#endif

/// The body of a request that is read while it is sent.
final class Upload: Sendable {
  /// The number of bytes up to which a body is given to the session as a whole.
  private static let maximumDataLength: Int64 = 65_536

  private let body: RequestBody
  private let failure = Locked<(any Error)?>(nil)

  /// Adds a body to a request; nil if it is not read while it is sent.
  /// - Throws: `RequestError` if a file of the body cannot be read.
  init?(_ body: RequestBody?, of request: inout URLRequest) throws {
    guard let body else { return nil }
    guard body.length > Self.maximumDataLength else {
      request.httpBody = try body.data()
      return nil
    }
    self.body = body
    // Finds out whether the files can be read.
    _ = try body.makeReader()
    request.setValue(String(body.length), forHTTPHeaderField: "Content-Length")
    #if canImport(FoundationNetworking)
      // libcurl would send a stream in chunks. An empty value makes it omit the field, and rely on Content-Length.
      request.setValue(" ", forHTTPHeaderField: "Transfer-Encoding")
    #endif
    request.httpBodyStream = makeStream()
  }

  /// What went wrong while the body was read.
  var error: (any Error)? { failure.withLock { $0 } }

  /// Returns a stream of all bytes.
  func makeStream() -> InputStream? {
    #if canImport(FoundationNetworking)
      BodyStream(body) { error in self.failure.withLock { $0 = error } }
    #else
      BoundBodyStream.make(body) { error in self.failure.withLock { $0 = error } }
    #endif
  }
}
