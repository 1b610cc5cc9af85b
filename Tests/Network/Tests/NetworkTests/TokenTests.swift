import Foundation
import TestServer
import Testing
import VersionedAPIClient

@Suite(.timeLimit(.minutes(1)))
struct TokenTests {
  private struct NoToken: Error {}

  private static func credential(_ fetch: @escaping @Sendable (_ count: Int) async throws -> AccessToken)
    -> HeaderCredential
  {
    let count = Counter()
    return HeaderCredential(
      "Authorization",
      prefix: "Bearer ",
      provider: TokenProvider { try await fetch(count.tick()) }
    )
  }

  @Test(arguments: TransportKind.allCases)
  func `what the provider throws is thrown, and nothing is sent`(kind: TransportKind) async throws {
    try await run(kind) { _ in
      [.json(book)]
    } test: { server, transport in
      let credential = Self.credential { _ in throw NoToken() }
      let connection = ServiceConnection(port: server.port, transport, credential: credential)
      #expect(await error { try await connection.send(Library.GetBook()) } is NoToken)
      #expect(server.connectionCount == 0)
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `a provider that hangs is subject to the limits`(kind: TransportKind) async throws {
    try await run(kind) { _ in
      [.json(book)]
    } test: { server, transport in
      let credential = Self.credential { _ in
        try await Task.sleep(for: .seconds(600))
        return AccessToken(Secrets.token, expirationDate: nil)
      }
      let connection = ServiceConnection(port: server.port, transport, credential: credential) {
        $0.timeLimit = .seconds(10)
      }
      let error = await error { try await connection.send(Library.GetBook()) } as? ClientError
      #expect(error == .timeLimitExceeded(.seconds(10)))
      #expect(server.connectionCount == 0)
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `a rejected token is replaced once`(kind: TransportKind) async throws {
    try await run(kind) { request in
      request.header("authorization") == "Bearer \(Secrets.token)2" ? [.json(book)] : [.respond("401 Unauthorized")]
    } test: { server, transport in
      let credential = Self.credential { AccessToken(Secrets.token + "\($0)", expirationDate: nil) }
      let connection = ServiceConnection(port: server.port, transport, credential: credential)
      try await connection.send(Library.AddBook())
      #expect(server.requests.map { $0.header("authorization")?.last } == ["1", "2"])
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `a provider of rejected tokens is asked twice`(kind: TransportKind) async throws {
    try await run(kind) { _ in
      [.respond("401 Unauthorized")]
    } test: { server, transport in
      let credential = Self.credential { AccessToken(Secrets.token + "\($0)", expirationDate: nil) }
      let connection = ServiceConnection(port: server.port, transport, credential: credential)
      let error = await error { try await connection.send(Library.GetBook()) } as? ServiceError
      #expect(error?.status == .unauthorized)
      #expect(server.requests.count == 2)
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `a token that has expired is fetched for each call`(kind: TransportKind) async throws {
    try await run(kind) { _ in
      [.json(book)]
    } test: { server, transport in
      let credential = Self.credential { AccessToken(Secrets.token + "\($0)", expirationDate: .distantPast) }
      let connection = ServiceConnection(port: server.port, transport, credential: credential)
      for _ in 0..<3 { try await connection.send(Library.GetBook()) }
      #expect(server.requests.map { $0.header("authorization")?.last } == ["1", "2", "3"])
    }
  }
}
