public import HTTPTypes
public import VersionedAPIRuntime

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A transport without a network, for the tests of your own code: a closure returns the responses.
///
/// ```swift
/// let transport = StubTransport { request, _ in
///   request.path?.hasPrefix("/library/v1/books") == true ? .json(#"{"values": []}"#) : .init(status: .notFound)
/// }
/// ```
public struct StubTransport: HTTPTransport {
  /// A response.
  public struct Response: Sendable {
    /// The head.
    public var head: HTTPResponse
    /// The body.
    public var body: Data

    /// Creates a response.
    /// - Parameters:
    ///   - status: The status.
    ///   - headerFields: The header fields.
    ///   - body: The body.
    public init(status: HTTPResponse.Status = .ok, headerFields: HTTPFields = [:], body: Data = Data()) {
      head = HTTPResponse(status: status, headerFields: headerFields)
      self.body = body
    }

    /// Creates a response with a body of JSON.
    /// - Parameters:
    ///   - json: The body.
    ///   - status: The status.
    ///   - headerFields: The header fields; `Content-Type` is added.
    public static func json(
      _ json: String,
      status: HTTPResponse.Status = .ok,
      headerFields: HTTPFields = [:]
    ) -> Self {
      var response = Self(status: status, headerFields: headerFields, body: Data(json.utf8))
      response.head.headerFields[.contentType] = "application/json"
      return response
    }
  }

  private let respond: @Sendable (HTTPRequest, RequestBody?) async throws -> Response

  /// Creates a transport.
  /// - Parameter respond: Returns the response to a request, or throws what a transport throws, such as
  ///   ``TransportError``.
  public init(_ respond: @escaping @Sendable (HTTPRequest, RequestBody?) async throws -> Response) {
    self.respond = respond
  }

  /// Returns the response of the closure.
  /// - Throws: What the closure throws, and `CancellationError` if the task is cancelled.
  public func send(
    _ request: HTTPRequest,
    body: RequestBody?,
    didSend: @escaping @Sendable (_ count: Int) -> Void
  ) async throws -> (HTTPResponse, ResponseBody) {
    try Task.checkCancellation()
    let response = try await respond(request, body)
    if let body { didSend(Int(clamping: body.length)) }
    return (response.head, ResponseBody(response.body))
  }
}
