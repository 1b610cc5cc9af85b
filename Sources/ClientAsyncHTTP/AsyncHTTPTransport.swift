#if AsyncHTTPClient
  public import AsyncHTTPClient
  public import HTTPTypes
  public import NIOCore
  import NIOHTTP1
  public import VersionedAPIClient

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// A transport that sends requests with AsyncHTTPClient, for servers and for tools that use SwiftNIO anyway.
  ///
  /// It is there if the dependency on this package has the trait `AsyncHTTPClient`:
  ///
  /// ```swift
  /// .package(url: "<URL of the repository>", branch: "main", traits: ["AsyncHTTPClient"])
  /// ```
  ///
  /// It has an `HTTPClient` of its own, which follows no redirects: one that does would send the key to another host. The
  /// connections are closed when the transport is released, so keep it as long as there are calls.
  public final class AsyncHTTPTransport: HTTPTransport {
    private let client: HTTPClient

    /// Creates a transport.
    /// - Parameters:
    ///   - configuration: The configuration of the HTTP client, such as proxies and trusted certificates. Redirects are not
    ///     followed, whatever it says.
    ///   - eventLoopGroup: The threads; those that the whole process shares unless set.
    public init(
      configuration: HTTPClient.Configuration = AsyncHTTPTransport.defaultConfiguration,
      eventLoopGroup: any EventLoopGroup = HTTPClient.defaultEventLoopGroup
    ) {
      var configuration = configuration
      configuration.redirectConfiguration = .disallow
      client = HTTPClient(eventLoopGroup: eventLoopGroup, configuration: configuration)
    }

    /// The default configuration of AsyncHTTPClient, with up to 64 connections to a host instead of 8. A connection that
    /// cannot be opened is an error at once, since clients have retries of their own.
    public static var defaultConfiguration: HTTPClient.Configuration {
      var configuration = HTTPClient.Configuration()
      configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
      configuration.connectionPool.retryConnectionEstablishment = false
      return configuration
    }

    deinit {
      client.shutdown { _ in }
    }

    /// Sends a request.
    /// - Throws: `TransportError` if the exchange fails, `RequestError` if a file of the body cannot be read, and
    ///   `CancellationError` if the task is cancelled.
    public func send(
      _ request: HTTPRequest,
      body: RequestBody?,
      didSend: @escaping @Sendable (_ count: Int) -> Void
    ) async throws -> (HTTPResponse, ResponseBody) {
      guard let scheme = request.scheme, let authority = request.authority, let path = request.path else {
        throw TransportError(.other, isRequestSent: false, details: "the URL is not valid")
      }
      var clientRequest = HTTPClientRequest(url: "\(scheme)://\(authority)\(path)")
      clientRequest.method = HTTPMethod(rawValue: request.method.rawValue)
      for field in request.headerFields { clientRequest.headers.add(name: field.name.rawName, value: field.value) }
      let upload = try body.map { try UploadPieces($0, didSend: didSend) }
      if let body, let upload { clientRequest.body = .stream(upload, length: .known(body.length)) }
      do {
        try Task.checkCancellation()
        let response = try await client.execute(clientRequest, deadline: .distantFuture)
        let head = HTTPResponse(response)
        let length = request.method == .head ? nil : head.headerFields[.contentLength].flatMap { Int64($0) }
        return (head, ResponseBody(length: length, ResponsePieces(response.body, of: self)))
      } catch {
        if Task.isCancelled { throw CancellationError() }
        throw upload?.error ?? TransportError.make(error, hasSentBytes: (upload?.sentCount ?? 0) > 0)
      }
    }
  }

  extension AsyncHTTPTransport: CustomReflectable {
    /// A mirror without children: requests on their way hold secrets.
    public var customMirror: Mirror { Mirror(self, children: []) }
  }

  extension HTTPResponse {
    fileprivate init(_ response: HTTPClientResponse) {
      var fields = HTTPFields()
      for (name, value) in response.headers {
        if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
      }
      self.init(status: Status(code: Int(response.status.code)), headerFields: fields)
    }
  }
#else
  /// A transport that sends requests with AsyncHTTPClient. It is there with the trait `AsyncHTTPClient` of the package.
  @available(*, unavailable, message: "add 'traits: [\"AsyncHTTPClient\"]' to the dependency on this package")
  public final class AsyncHTTPTransport {}
#endif
