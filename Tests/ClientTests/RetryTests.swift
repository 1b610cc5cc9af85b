import Foundation
import HTTPTypes
import Testing
import VersionedAPIClient
import VersionedAPIRuntimeTestSupport

struct RetryTests {
  private let clock = InstantClock()
  private let newBook = Library.AddBook(book: .init(title: "a"))

  @Test(arguments: [408, 429, 500, 502, 503, 504])
  func `a request that has the same effect twice is repeated after errors that pass`(status: Int) async throws {
    let server = Server(.status(status), .status(status), Server.book)

    #expect(try await server.connection(clock: clock).send(Library.GetBook()).title == "a")
    #expect(server.requests.count == 3)
    #expect(clock.sleeps == [.milliseconds(800), .milliseconds(1600)])
  }

  @Test(arguments: [400, 401, 403, 404, 409, 412, 501])
  func `a request is not repeated after errors that stay`(status: Int) async throws {
    let server = Server(.status(status), Server.book)

    let error = await #expect(throws: ServiceError.self) {
      try await server.connection(clock: clock).send(Library.GetBook())
    }
    #expect(error?.status.code == status)
    #expect(server.requests.count == 1)
  }

  @Test(arguments: [(429, 2), (503, 2), (408, 1), (500, 1), (502, 1), (504, 1)])
  func `a POST is repeated only if the service has not begun`(status: Int, requests: Int) async throws {
    let server = Server(.status(status), .json(#"{"title": "a", "state": "Ready"}"#, 201))

    _ = try? await server.connection(clock: clock).send(newBook)
    #expect(server.requests.count == requests)
  }

  @Test(arguments: [(true, 1), (false, 2)])
  func `a POST is repeated after a broken connection only if nothing was sent`(isSent: Bool, requests: Int) async throws
  {
    let server = Server(
      .failure(TransportError(.connectionLost, isRequestSent: isSent)),
      .json(#"{"title": "a", "state": "Ready"}"#, 201)
    )

    _ = try? await server.connection(clock: clock).send(newBook)
    #expect(server.requests.count == requests)
    #expect(server.bodies.allSatisfy { $0 == server.bodies.first && !$0.isEmpty })
  }

  @Test(
    arguments: [
      (.cannotConnect, 2), (.connectionLost, 2), (.timedOut, 2), (.untrustedConnection, 1), (.invalidResponse, 1),
      (.other, 1),
    ] as [(TransportError.Reason, Int)]
  )
  func `a GET is repeated after failures that pass`(reason: TransportError.Reason, requests: Int) async throws {
    let server = Server(.failure(TransportError(reason, isRequestSent: true)), Server.book)

    _ = try? await server.connection(clock: clock).send(Library.GetBook())
    #expect(server.requests.count == requests)
  }

  @Test func `the last error is thrown after three retries`() async throws {
    let server = Server(.status(500), .status(500), .status(500), .json(#"{"code": "Broken"}"#, 503), Server.book)

    let error = await #expect(throws: ServiceError.self) {
      try await server.connection(clock: clock).send(Library.GetBook())
    }
    #expect(error?.code == "Broken")
    #expect(server.requests.count == 4)
  }

  @Test(
    arguments: [
      ("7", .seconds(7)), ("0", .zero), ("-1", .milliseconds(800)), ("soon", .milliseconds(800)),
      ("99999999999999999999", .milliseconds(800)), ("Sun, 06 Nov 1994 08:49:47 GMT", .seconds(10)),
    ] as [(String, Duration)]
  )
  func `the wait that the service asks for comes first, if it makes sense`(value: String, wait: Duration) async throws {
    let fields = ["Retry-After": value, "Date": "Sun, 06 Nov 1994 08:49:37 GMT"]
    let server = Server(.status(429, fields), Server.book)

    try await server.connection(clock: clock).send(Library.GetBook())
    #expect(clock.sleeps == [wait])
  }

  @Test func `a wait that is too long is not waited for`() async throws {
    let server = Server(.status(429, ["Retry-After": "301"]), Server.book)

    let error = await #expect(throws: ServiceError.self) {
      try await server.connection(clock: clock).send(Library.GetBook())
    }
    #expect(error?.retryAfter == .seconds(301))
    #expect(clock.sleeps == [])
  }

  @Test func `waits double, vary by a fifth, and have an end`() {
    let policy = RetryPolicy()

    #expect(policy.delay(after: 1, random: 0) == .milliseconds(640))
    #expect(policy.delay(after: 1, random: 1) == .milliseconds(960))
    #expect(policy.delay(after: 4, random: 0.5) == .milliseconds(6400))
    #expect(policy.delay(after: 7, random: 0.5) == .milliseconds(51_200))
    #expect(policy.delay(after: 1000, random: 1) == .seconds(60))
  }

  @Test func `a service that is down gets hardly more requests than there are calls`() async throws {
    let server = Server(.status(503))
    let connection = server.connection(clock: clock)
    for _ in 0..<100 { _ = try? await connection.send(Library.GetBook()) }

    #expect(server.requests.count == 150)
  }

  @Test func `every third request that is throttled does not use up the retries`() async throws {
    let server = Server(.status(429), Server.book)
    let connection = server.connection(clock: clock)
    for _ in 0..<200 {
      try await connection.send(Library.GetBook())
      try await connection.send(Library.GetBook())
    }
    #expect(server.requests.count == 401)
  }

  @Test func `calls with other options share the limit for retries`() async throws {
    let server = Server(.status(503))
    let connection = server.connection(clock: clock)
    for _ in 0..<100 { _ = try? await connection.with { $0.decoding = .strict }.send(Library.GetBook()) }
    _ = try? await connection.send(Library.GetBook())

    #expect(server.requests.count == 151)
  }

  @Test func `retries can be turned off for a call`() async throws {
    let server = Server(.status(503), Server.book)

    await #expect(throws: ServiceError.self) {
      try await server.connection(clock: clock).with { $0.retry = .none }.send(Library.GetBook())
    }
    #expect(server.requests.count == 1)
  }

  @Test func `all tries have the same identifier, and calls have different ones`() async throws {
    let server = Server(.status(503), Server.book)
    let name = try #require(HTTPField.Name("x-ms-client-request-id"))
    let connection = server.connection(clock: clock) { $0.requestIDField = name }
    try await connection.send(Library.GetBook())
    try await connection.send(Library.GetBook())

    let ids = server.requests.map { $0.headerFields[name] ?? "" }
    #expect(ids.count == 3)
    #expect(ids[0] == ids[1] && ids[1] != ids[2])
    #expect(ids.allSatisfy { UUID(uuidString: $0) != nil })
  }

  @Test func `a cancelled call is not repeated`() async throws {
    let server = Server(.status(503), Server.book)
    let connection = server.connection(clock: ContinuousClock())
    let call = Task { try await connection.send(Library.GetBook()) }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    call.cancel()

    await #expect(throws: CancellationError.self) { try await call.value }
    #expect(server.requests.count == 1)
  }
}
