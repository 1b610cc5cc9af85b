import Foundation
import HTTPTypes
import Testing
import VersionedAPIClient
import VersionedAPIRuntimeTestSupport

@Suite(.timeLimit(.minutes(1)))
struct TimeLimitTests {
  @Test func `a try without a byte in time ends, and is repeated`() async throws {
    let tries = Locked(0)
    let transport = StubTransport { _, _ in
      if tries.withLock({
        $0 += 1; return $0
      }) == 1 {
        try await Task.sleep(for: .seconds(3600))
      }
      return .json(#"{"title": "a", "state": "Ready"}"#)
    }
    let connection = Self.connection(transport) {
      $0.inactivityLimit = .milliseconds(40)
      $0.retry.initialDelay = .milliseconds(1)
    }

    #expect(try await connection.send(Library.GetBook()).title == "a")
    #expect(tries.withLock { $0 } == 2)
  }

  @Test func `a POST without a response in time is not repeated`() async throws {
    let connection = Self.connection(Self.silent) { $0.inactivityLimit = .milliseconds(40) }

    let error = await #expect(throws: TransportError.self) {
      try await connection.send(Library.AddBook(book: .init(title: "a")))
    }
    #expect(error?.reason == .timedOut)
    #expect(error?.isRequestSent == true)
  }

  @Test func `a body that arrives slowly but steadily is not inactive`() async throws {
    let pieces = AsyncThrowingStream<Data, any Error> { continuation in
      let task = Task {
        for piece in [#"{"title": "#, #""a", "#, #""state": "#, #""Ready"}"#] {
          try await Task.sleep(for: .milliseconds(60))
          continuation.yield(Data(piece.utf8))
        }
        continuation.finish()
      }
      continuation.onTermination = { _ in task.cancel() }
    }
    let connection = Self.connection(Streaming(body: ResponseBody(length: nil, pieces))) {
      $0.inactivityLimit = .milliseconds(200)
    }

    #expect(try await connection.send(Library.GetBook()).title == "a")
  }

  @Test func `a call has a limit for all tries together`() async throws {
    let connection = Self.connection(Self.silent) {
      $0.timeLimit = .milliseconds(70)
    }

    await #expect(throws: ClientError.timeLimitExceeded(.milliseconds(70))) {
      try await connection.send(Library.GetBook())
    }
  }

  @Test func `a wait that would exceed the limit is not begun`() async throws {
    let server = Server(.status(503, ["Retry-After": "60"]), Server.book)

    let error = await #expect(throws: ServiceError.self) {
      try await server.connection(clock: ContinuousClock()).with { $0.timeLimit = .seconds(30) }.send(Library.GetBook())
    }
    #expect(error?.status == .serviceUnavailable)
  }

  @Test func `a credential that never comes is subject to the limits`() async throws {
    let provider = TokenProvider { try await Self.never() }
    let server = Server(Server.book)
    let connection = server.connection(
      clock: ContinuousClock(),
      credential: HeaderCredential("Authorization", prefix: "Bearer ", provider: provider)
    ) { $0.timeLimit = .milliseconds(40) }

    await #expect(throws: ClientError.timeLimitExceeded(.milliseconds(40))) {
      try await connection.send(Library.GetBook())
    }
    #expect(server.requests.isEmpty)
  }

  /// A transport that never responds.
  private static let silent = StubTransport { _, _ in
    try await Task.sleep(for: .seconds(3600))
    return .init()
  }

  /// Never returns, not even when it is cancelled.
  private static func never() async throws -> AccessToken {
    await withUnsafeContinuation { (_: UnsafeContinuation<AccessToken, Never>) in }
  }

  private static func connection(
    _ transport: some HTTPTransport,
    _ change: (inout ClientOptions) -> Void
  ) -> ServiceConnection {
    var options = ClientOptions()
    change(&options)
    return ServiceConnection(
      endpoint: Contoso(),
      credential: HeaderCredential("X-Key", value: "key"),
      transport: transport,
      options: options
    )
  }
}

/// A transport that responds with a body once.
private struct Streaming: HTTPTransport {
  let body: ResponseBody

  func send(
    _ request: HTTPRequest,
    body: RequestBody?,
    didSend: @escaping @Sendable (Int) -> Void
  ) async throws -> (HTTPResponse, ResponseBody) {
    (HTTPResponse(status: .ok), self.body)
  }
}
