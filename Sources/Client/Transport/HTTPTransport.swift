public import HTTPTypes
public import VersionedAPIRuntime

/// Sends requests over HTTP, one try at a time.
///
/// A client decides about retries, time limits and credentials. A transport only sends and receives:
///
/// - It returns as soon as the head of the response is there. The body follows while it is read.
/// - It follows no redirect. A redirect is a response like any other.
/// - It keeps no cookies, caches nothing, and adds no credential of its own.
/// - When the task is cancelled, or the body of the response is dropped, it closes the connection or the stream.
public protocol HTTPTransport: Sendable {
  /// Sends a request.
  /// - Parameters:
  ///   - request: The head of the request, with scheme, authority, path and all header fields except `Content-Length` and
  ///     `Host`.
  ///   - body: The body. It is read while it is sent.
  ///   - didSend: Called with the number of bytes of the body that were sent since the last call.
  /// - Returns: The head of the response, and its body.
  /// - Throws: ``TransportError`` if the exchange fails, `RequestError` if a file of the body cannot be read, and
  ///   `CancellationError` if the task is cancelled.
  func send(
    _ request: HTTPRequest,
    body: RequestBody?,
    didSend: @escaping @Sendable (_ count: Int) -> Void
  ) async throws -> (HTTPResponse, ResponseBody)
}
