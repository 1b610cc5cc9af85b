import Foundation
import HTTPTypes
import TestServer
import VersionedAPIClient

/// A server on this machine.
struct Loopback: ServiceEndpoint {
  var scheme = "http"
  var host = "127.0.0.1"
  let port: Int

  func url() throws -> URL {
    guard let url = URL(string: "\(scheme)://\(host):\(port)") else { throw URLError(.badURL) }
    return url
  }
}

/// What must not appear in anything that the client says.
enum Secrets {
  static let key = "4f1e8b0c-subscription-key"
  static let token = "eyJ-access-token"
  static let signature = "sig-of-a-signed-url"
  static let all = [key, token, signature]
}

extension ServiceConnection {
  /// A connection to a server on this machine that does not wait longer than a test may last.
  init(
    port: Int,
    _ transport: any HTTPTransport,
    scheme: String = "http",
    credential: HeaderCredential = HeaderCredential("X-Library-Key", value: Secrets.key),
    clock: any Clock<Duration> = ScaledClock(),
    change: (inout ClientOptions) -> Void = { _ in }
  ) {
    var options = ClientOptions()
    options.logging.logger = Transcript.logger
    // A clock that is fast makes a machine look slow.
    options.inactivityLimit = nil
    change(&options)
    self.init(
      endpoint: Loopback(scheme: scheme, port: port),
      credential: credential,
      transport: transport,
      options: options,
      clock: clock,
      random: { 0.5 }
    )
  }
}

extension HTTPTransport {
  /// Sends a request without a client.
  func send(
    _ method: HTTPRequest.Method,
    _ path: String = "/",
    port: Int,
    body: RequestBody? = nil,
    didSend: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> (HTTPResponse, ResponseBody) {
    let request = HTTPRequest(method: method, scheme: "http", authority: "127.0.0.1:\(port)", path: path)
    return try await send(request, body: body, didSend: didSend)
  }
}

/// Runs a test with a transport, and checks that it is released and that its connections to the server are closed.
func withTransport<Result: Sendable>(
  _ kind: TransportKind,
  _ server: TestServer,
  _ test: (any HTTPTransport) async throws -> Result
) async throws -> Result {
  weak var released: AnyObject?
  let result: Result
  do {
    let transport = kind.make()
    released = transport
    result = try await test(transport)
  }
  guard await server.waitsUntilClosed() else { throw Leak.connections(server.openConnectionCount) }
  guard await server.waits(until: { _ in released == nil }) else { throw Leak.transport }
  return result
}

enum Leak: Error {
  case connections(Int)
  case transport
}

/// Runs a test with a server and a transport, and checks that nothing of both is left.
@discardableResult
func run<Result: Sendable>(
  _ kind: TransportKind,
  certificate: TestCertificate? = nil,
  respondingTo moment: TestServer.Moment = .body,
  _ script: @escaping TestServer.Script,
  test: (TestServer, any HTTPTransport) async throws -> Result
) async throws -> Result {
  try await TestServer.run(certificate: certificate, respondingTo: moment, script) { server in
    try await withTransport(kind, server) { try await test(server, $0) }
  }
}

/// Returns the error of an operation, whose descriptions are kept for the search for secrets; nil if there is none.
func error(of operation: () async throws -> Void) async -> (any Error)? {
  do {
    try await operation()
    return nil
  } catch {
    Transcript.record(error)
    return error
  }
}

/// Returns the error of a transport; nil if there is none or another one.
func transportError(of operation: () async throws -> Void) async -> TransportError? {
  await error(of: operation) as? TransportError
}
