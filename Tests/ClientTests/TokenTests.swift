import Foundation
import HTTPTypes
import Testing
import VersionedAPIClient
import VersionedAPIRuntimeTestSupport

@Suite(.timeLimit(.minutes(1)))
struct TokenTests {
  private let fetches = Locked(0)
  private let now = Locked(Date(timeIntervalSince1970: 0))

  @Test func `a token is fetched once for many requests`() async throws {
    let server = Server(Server.book)
    let connection = server.connection(credential: credential(lifetime: 600))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<50 { group.addTask { try await connection.send(Library.GetBook()) } }
      try await group.waitForAll()
    }

    #expect(server.requests.allSatisfy { $0.headerFields[.authorization] == "Bearer token1" })
    #expect(fetches.withLock { $0 } == 1)
  }

  @Test(arguments: [(479, 1), (480, 2)])
  func `a token is replaced when a fifth of its life is left`(seconds: Double, fetches: Int) async throws {
    let provider = provider(lifetime: 600)
    _ = try await provider.token()
    advance(by: seconds)
    _ = try await provider.token()

    #expect(self.fetches.withLock { $0 } == fetches)
  }

  @Test(arguments: [(3299, 1), (3300, 2)])
  func `a token that lives long is replaced five minutes before its end`(seconds: Double, fetches: Int) async throws {
    let provider = provider(lifetime: 3600)
    _ = try await provider.token()
    advance(by: seconds)
    _ = try await provider.token()

    #expect(self.fetches.withLock { $0 } == fetches)
  }

  @Test func `a rejected token is replaced once`() async throws {
    let server = Server(.status(401), Server.book)

    try await server.connection(credential: credential(lifetime: nil)).send(Library.GetBook())
    #expect(server.requests.map { $0.headerFields[.authorization] } == ["Bearer token1", "Bearer token2"])
  }

  @Test func `a second rejection is an error`() async throws {
    let server = Server(.status(401))

    let error = await #expect(throws: ServiceError.self) {
      try await server.connection(credential: credential(lifetime: nil)).send(Library.GetBook())
    }
    #expect(error?.status == .unauthorized)
    #expect(server.requests.count == 2)
  }

  @Test func `a POST with a rejected token is sent again as a whole`() async throws {
    let server = Server(.status(401), .json(#"{"title": "a", "state": "Ready"}"#, 201))

    try await server.connection(credential: credential(lifetime: nil)).send(Library.AddBook(book: .init(title: "a")))
    #expect(server.bodies.count == 2)
    #expect(server.bodies[0] == server.bodies[1])
  }

  @Test func `a rejected key is an error at once`() async throws {
    let server = Server(.status(401), Server.book)

    await #expect(throws: ServiceError.self) { try await server.connection().send(Library.GetBook()) }
    #expect(server.requests.count == 1)
  }

  @Test func `only the current token is discarded`() async throws {
    let provider = provider(lifetime: nil)
    _ = try await provider.token()
    provider.discard("another")

    #expect(try await provider.token().value == "token1")
  }

  @Test func `a token that has expired already is sent, and asked for again at the next call`() async throws {
    let server = Server(Server.book)
    let connection = server.connection(credential: credential(lifetime: -60))
    try await connection.send(Library.GetBook())
    try await connection.send(Library.GetBook())

    #expect(server.requests.map { $0.headerFields[.authorization] } == ["Bearer token1", "Bearer token2"])
  }

  @Test func `the error of a fetch is passed on, and the next call fetches again`() async throws {
    struct Offline: Error {}
    let provider = TokenProvider { [fetches] in
      if fetches.withLock({
        $0 += 1; return $0
      }) == 1 {
        throw Offline()
      }
      return AccessToken("token", expirationDate: nil)
    }

    await #expect(throws: Offline.self) { try await provider.token() }
    #expect(try await provider.token().value == "token")
  }

  @Test func `a token stays in use until it expires if no other can be fetched`() async throws {
    struct Offline: Error {}
    let provider = TokenProvider(now: { [now] in now.withLock { $0 } }) { [fetches] in
      if fetches.withLock({
        $0 += 1; return $0
      }) > 1 {
        throw Offline()
      }
      return AccessToken("token", expirationDate: Date(timeIntervalSince1970: 600))
    }
    _ = try await provider.token()
    advance(by: 599)
    #expect(try await provider.token().value == "token")
    advance(by: 1)
    await #expect(throws: Offline.self) { try await provider.token() }
  }

  @Test func `who is cancelled waits no longer, and the others get the token`() async throws {
    let gate = AsyncStream<Void>.makeStream()
    let provider = TokenProvider {
      for await _ in gate.stream { break }
      return AccessToken("token", expirationDate: nil)
    }
    let waiting = Task { try await provider.token() }
    let cancelled = Task { try await provider.token() }
    cancelled.cancel()

    await #expect(throws: CancellationError.self) { try await cancelled.value }
    gate.continuation.yield()
    #expect(try await waiting.value.value == "token")
  }

  @Test func `a fetch that never ends does not keep later calls waiting once nobody waits for it`() async throws {
    let provider = TokenProvider { [fetches] in
      if fetches.withLock({
        $0 += 1; return $0
      }) == 1 {
        await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
      }
      return AccessToken("token", expirationDate: nil)
    }
    let first = Task { try await provider.token() }
    while fetches.withLock({ $0 }) == 0 { try await Task.sleep(for: .milliseconds(1)) }
    first.cancel()
    await #expect(throws: CancellationError.self) { try await first.value }

    #expect(try await provider.token().value == "token")
  }

  @Test func `a credential can come from an environment variable`() async throws {
    let path = try #require(ProcessInfo.processInfo.environment["PATH"])
    let credential = try HeaderCredential("X-Key", environmentVariable: "PATH")
    #expect(try await credential.headerField()?.value == path)

    let error = #expect(throws: ClientError.missingEnvironmentVariable("NO_SUCH_KEY")) {
      try HeaderCredential("X-Key", environmentVariable: "NO_SUCH_KEY")
    }
    #expect(
      error?.description == "the environment variable NO_SUCH_KEY is not set; it should have the key or token"
    )
  }

  @Test func `tokens are hidden`() async throws {
    let token = AccessToken("hidden-token", expirationDate: nil)
    let credentials = [
      HeaderCredential("Authorization", prefix: "Bearer ", value: "hidden-token"),
      HeaderCredential("Authorization", prefix: "Bearer ", provider: TokenProvider { token }),
    ]
    let shown =
      "\(token)\(String(reflecting: token))\(dumped(token))" + credentials.map { "\($0)\(dumped($0))" }.joined()

    #expect(!shown.contains("hidden-token"))
    #expect(token.description == "token that expires at an unknown time")
  }

  private func advance(by seconds: Double) {
    now.withLock { $0 += seconds }
  }

  private func credential(lifetime: TimeInterval?) -> HeaderCredential {
    HeaderCredential("Authorization", prefix: "Bearer ", provider: provider(lifetime: lifetime))
  }

  /// A provider of `token1`, `token2` and so on.
  private func provider(lifetime: TimeInterval?) -> TokenProvider {
    TokenProvider(now: { [now] in now.withLock { $0 } }) { [fetches, now] in
      let number = fetches.withLock {
        $0 += 1; return $0
      }
      let start = now.withLock { $0 }
      return AccessToken("token\(number)", expirationDate: lifetime.map { start + $0 })
    }
  }
}
