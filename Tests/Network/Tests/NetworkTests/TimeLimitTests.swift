import TestServer
import Testing
import VersionedAPIClient

@Suite(.timeLimit(.minutes(1)))
struct TimeLimitTests {
  @Test(arguments: TransportKind.allCases)
  func `a call that takes too long is cancelled`(kind: TransportKind) async throws {
    try await run(kind) { _ in
      [.hang]
    } test: { server, transport in
      let connection = ServiceConnection(port: server.port, transport).with { $0.timeLimit = .seconds(10) }
      let error = await error { try await connection.send(Library.GetBook()) } as? ClientError
      #expect(error == .timeLimitExceeded(.seconds(10)))
      #expect(await server.waitsUntilClosed())
    }
  }

  @Test(
    arguments: TransportKind.allCases,
    [
      [Step.hang], [.send("HTTP/1.1 200 OK\r\nContent-Le"), .hang],
      [.send("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"ti"), .hang],
    ]
  )
  func `a service that stops responding is asked again`(kind: TransportKind, steps: [Step]) async throws {
    try await run(kind) {
      $0.index == 0 ? steps : [.json(book)]
    } test: { server, transport in
      let connection = ServiceConnection(port: server.port, transport).with { $0.inactivityLimit = .seconds(100) }
      let result = try await connection.send(Library.GetBook())
      #expect(result.title == "Ulysses")
      #expect(server.requests.count == 2)
      // The connection of the first try is closed.
      #expect(await server.waits { $0.openConnectionCount <= 1 })
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `a slow response is not inactivity`(kind: TransportKind) async throws {
    let steps = book.flatMap { [Step.wait(.milliseconds(50)), .send(String($0))] }
    try await run(kind) { _ in
      [.send("HTTP/1.1 200 OK\r\nContent-Length: \(book.utf8.count)\r\n\r\n")] + steps
    } test: { server, transport in
      // The whole response takes a second, and a byte follows the other after 50 ms.
      let connection = ServiceConnection(port: server.port, transport).with { $0.inactivityLimit = .seconds(50) }
      let result = try await connection.send(Library.GetBook())
      #expect(result.title == "Ulysses")
      #expect(server.requests.count == 1)
    }
  }
}
