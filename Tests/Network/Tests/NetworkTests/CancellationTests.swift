import Foundation
import TestServer
import Testing
import VersionedAPIClient

@Suite(.timeLimit(.minutes(2)))
struct CancellationTests {
  /// Sends a request and lists two pages with a token, a retry, and bodies that arrive in pieces, and cancels at a step.
  /// - Returns: The number of steps.
  private static func work(_ kind: TransportKind, cancellingAt target: Int) async throws -> Int {
    let counter = Counter(target: target)
    let isCancelled = target < Int.max
    try await run(kind) { request in
      if request.index == 1 { return [.call { counter.tick() }, .respond("503 Service Unavailable")] }
      let content =
        switch request.method {
        case "GET": PagingTests.page(PagingTests.number(of: request), of: 2, request.header("host") ?? "")
        default: book
        }
      let half = content.count / 2
      return [
        .call { counter.tick() }, .send("HTTP/1.1 200 OK\r\n"), .call { counter.tick() },
        .send("Content-Length: \(content.utf8.count)\r\n\r\n"), .wait(.milliseconds(1)), .call { counter.tick() },
        .send(String(content.prefix(half))), .wait(.milliseconds(1)), .call { counter.tick() },
        .send(String(content.dropFirst(half))), .call { counter.tick() },
      ]
    } test: { server, transport in
      let provider = TokenProvider {
        counter.tick()
        try await Task.sleep(for: .milliseconds(1))
        counter.tick()
        return AccessToken(Secrets.token, expirationDate: nil)
      }
      let credential = HeaderCredential("Authorization", prefix: "Bearer ", provider: provider)
      let clock = ScaledClock { counter.tick() }
      let connection = ServiceConnection(port: server.port, transport, credential: credential, clock: clock) {
        $0.onProgress = { _ in counter.tick() }
      }
      let task = Task {
        try await connection.send(Library.AddBook())
        return try await connection.items(of: Library.ListBooks()).collect().count
      }
      counter.atTarget { task.cancel() }
      switch await task.result {
      case .success(let count): #expect(count == 200)
      case .failure(let error):
        Transcript.record(error)
        #expect(isCancelled && error is CancellationError, "step \(target): \(error)")
      }
    }
    return counter.count
  }

  @Test(arguments: TransportKind.allCases)
  func `a task can be cancelled at every step`(kind: TransportKind) async throws {
    let count = try await Self.work(kind, cancellingAt: .max)
    #expect(count > 20)
    for target in 0...count { _ = try await Self.work(kind, cancellingAt: target) }
  }

  @Test(
    arguments: TransportKind.allCases,
    [
      [Step.hang], [.send("HTTP/1.1 200 OK\r\nContent-Le"), .hang],
      [.send("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"ti"), .hang],
    ]
  )
  func `cancellation closes the connection`(kind: TransportKind, steps: [Step]) async throws {
    try await run(kind) { _ in
      steps
    } test: { server, transport in
      let task = Task { try await ServiceConnection(port: server.port, transport).send(Library.GetBook()) }
      #expect(await server.waits { $0.requests.count == 1 })
      try await Task.sleep(for: .milliseconds(20))
      task.cancel()
      #expect(await error { _ = try await task.value } is CancellationError)
      #expect(await server.waitsUntilClosed())
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `a cancelled task sends nothing`(kind: TransportKind) async throws {
    try await run(kind) { _ in
      [.json(book)]
    } test: { server, transport in
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        _ = try await transport.send(.get, port: server.port)
      }
      #expect(await error { try await task.value } is CancellationError)
      #expect(server.requests.isEmpty)
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `an upload can be cancelled`(kind: TransportKind) async throws {
    try await run(kind, respondingTo: .head) { _ in
      [.hang]
    } test: { server, transport in
      let file = try SparseFile(length: 1 << 40)
      let body = try RequestBody(contentsOf: file.url)
      let task = Task { _ = try await transport.send(.put, port: server.port, body: body) }
      #expect(await server.waits { $0.bodyByteCount > 10_000_000 })
      task.cancel()
      #expect(await error { try await task.value } is CancellationError)
      #expect(await server.waitsUntilClosed())
    }
  }
}
