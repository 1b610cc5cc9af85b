public import HTTPTypes
public import VersionedAPIClient

#if canImport(FoundationNetworking)
  import Foundation
  import FoundationNetworking
#else
  import Foundation
#endif

/// A transport that sends requests with `URLSession`.
///
/// It has sessions of its own, without cookies, cache and stored credentials, and never uses `URLSession.shared`. Bodies of
/// requests and responses are not held in memory. The connections are closed when the transport is released and the last
/// response is complete.
///
/// Differences between systems:
/// - On Linux, what a slow reader has not read yet is in a temporary file without a name. Nothing can slow down the server.
/// - On Linux, a POST or PATCH request, and any request with a body, opens a connection: libcurl would send it twice, or
///   its head alone, if a connection from an earlier request turned out to be closed.
/// - On Linux, the body of a redirect is in memory before its head is returned.
/// - On Linux, Foundation ends the process if a server closes a connection within the head of a response.
///
/// `AsyncHTTPTransport` has none of these limits.
public final class URLSessionTransport: HTTPTransport {
  /// The transport of clients that are created without one.
  public static let shared = URLSessionTransport()

  private let sessions = Sessions()

  /// Creates a transport with connections of its own.
  public init() {}

  /// Sends a request.
  /// - Throws: `TransportError` if the exchange fails, `RequestError` if a file of the body cannot be read, and
  ///   `CancellationError` if the task is cancelled.
  public func send(
    _ request: HTTPRequest,
    body: RequestBody?,
    didSend: @escaping @Sendable (_ count: Int) -> Void
  ) async throws -> (HTTPResponse, ResponseBody) {
    try Task.checkCancellation()
    guard var urlRequest = URLRequest(request) else {
      throw TransportError(.other, isRequestSent: false, details: "the URL is not valid")
    }
    let upload = try Upload(body, of: &urlRequest)
    let exchange = Exchange(upload: upload, isBodyExpected: request.method != .head, didSend: didSend)
    let head = try await exchange.send(urlRequest, with: sessions.take(for: request.method, hasBody: body != nil))
    let pieces = ResponsePieces(exchange)
    return (head, ResponseBody(length: head.contentLength, pieces))
  }
}

extension URLSessionTransport: CustomReflectable {
  /// A mirror without children: requests on their way hold secrets.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
