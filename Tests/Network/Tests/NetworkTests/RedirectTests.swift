import HTTPTypes
import TestServer
import Testing
import VersionedAPIClient

@Suite(.timeLimit(.minutes(1)))
struct RedirectTests {
  @Test(arguments: TransportKind.allCases, [301, 302, 303, 307, 308])
  func `a redirect is not followed`(kind: TransportKind, status: Int) async throws {
    try await TestServer.run { _ in
      [.json(book)]
    } test: { other in
      try await run(kind) { _ in
        [.respond("\(status) Moved", ["Location: http://localhost:\(other.port)/?\(Secrets.signature)"], body: "Moved")]
      } test: { server, transport in
        let connection = ServiceConnection(port: server.port, transport)
        for isGet in [true, false] {
          let error = await error {
            if isGet {
              try await connection.send(Library.GetBook())
            } else {
              try await connection.send(Library.AddBook())
            }
          }
          #expect((error as? ServiceError)?.status.code == status)
        }
        #expect(server.requests.count == 2)
        #expect(other.connectionCount == 0)
      }
    }
  }

  @Test(arguments: TransportKind.allCases, [301, 304])
  func `a redirect that leads nowhere is a response`(kind: TransportKind, status: Int) async throws {
    try await run(kind) { _ in
      [.send("HTTP/1.1 \(status) Moved\r\n\(status == 301 ? "Content-Length: 0\r\n" : "")\r\n")]
    } test: {
      server,
      transport in
      let (head, body) = try await transport.send(.get, port: server.port)
      #expect(head.status.code == status)
      #expect(try await body.collect(upTo: 100).isEmpty)
    }
  }

  @Test(
    arguments: TransportKind.allCases,
    [
      nil, "Bearer", #"Bearer realm="library""#, #"Basic realm="library""#, #"Digest realm="library", nonce="1""#,
      "Negotiate", "NTLM",
    ]
  )
  func `status 401 is a response`(kind: TransportKind, challenge: String?) async throws {
    let fields = challenge.map { ["WWW-Authenticate: \($0)"] } ?? []
    try await run(kind) { _ in
      [.respond("401 Unauthorized", fields, body: "Who?")]
    } test: { server, transport in
      for method in [HTTPRequest.Method.get, .post] {
        let (head, body) = try await transport.send(method, port: server.port)
        #expect(head.status.code == 401)
        #expect(try await String(decoding: body.collect(upTo: 100), as: UTF8.self) == "Who?")
      }
      #expect(server.requests.count == 2)
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `cookies are neither kept nor sent`(kind: TransportKind) async throws {
    try await run(kind) { _ in
      [.json(book, ["Set-Cookie: id=1; Path=/", "Cache-Control: max-age=600"])]
    } test: {
      server,
      transport in
      let connection = ServiceConnection(port: server.port, transport)
      for _ in 0..<3 { try await connection.send(Library.GetBook()) }
      // Nothing comes out of a cache either.
      #expect(server.requests.count == 3)
      #expect(server.requests.allSatisfy { $0.header("cookie") == nil })
    }
  }
}
