import Foundation
import HTTPTypes
import TestServer
import Testing
import VersionedAPIClient

@Suite(.timeLimit(.minutes(1)))
struct RetryTests {
  /// Responses with which a service asks for patience, and the waits that follow.
  static let patience: [(String, String?, Double)] = [
    ("429 Too Many Requests", "Retry-After: 7", 7), ("503 Service Unavailable", "Retry-After: 7", 7),
    ("429 Too Many Requests", nil, 0.8), ("503 Service Unavailable", nil, 0.8),
    ("429 Too Many Requests", "Retry-After: soon", 0.8), ("429 Too Many Requests", "Retry-After: -1", 0.8),
    ("429 Too Many Requests", "Retry-After: 99999999999999999999", 0.8),
    ("429 Too Many Requests", "Retry-After: Fri, 31 Dec 2100 23:59:59 GMT", 0.8),
    ("500 Internal Server Error", nil, 0.8),
    ("502 Bad Gateway", nil, 0.8), ("504 Gateway Timeout", nil, 0.8), ("408 Request Timeout", nil, 0.8),
  ]

  static let tomorrow = date(in: 86_400)

  private static func date(in interval: TimeInterval) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return formatter.string(from: Date.now.addingTimeInterval(interval))
  }

  @Test(arguments: TransportKind.allCases, patience)
  func `a GET is repeated after the wait that the service asks for`(
    kind: TransportKind,
    response: (status: String, headerField: String?, wait: Double)
  ) async throws {
    let fields = [response.headerField].compactMap { $0 }
    try await run(kind) { request in
      request.index == 0 ? [.respond(response.status, fields, body: "<html>Busy</html>")] : [.json(book)]
    } test: { server, transport in
      let clock = ScaledClock()
      let result = try await ServiceConnection(port: server.port, transport, clock: clock).send(Library.GetBook())
      #expect(result.title == "Ulysses")
      #expect(server.requests.count == 2)
      #expect(clock.waits == [response.wait])
      let id = server.requests.first?.header("x-ms-client-request-id") ?? ""
      #expect(id.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
      #expect(Set(server.requests.map { $0.header("x-ms-client-request-id") }).count == 1)
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `Retry-After may be a date`(kind: TransportKind) async throws {
    let date = Self.date(in: 60)
    try await run(kind) { request in
      request.index == 0 ? [.respond("429 Too Many Requests", ["Retry-After: \(date)"])] : [.json(book)]
    } test: { server, transport in
      let clock = ScaledClock()
      try await ServiceConnection(port: server.port, transport, clock: clock).send(Library.GetBook())
      let wait = try #require(clock.waits.first)
      #expect((57...60).contains(wait))
    }
  }

  @Test(arguments: TransportKind.allCases, ["86400", tomorrow])
  func `a long Retry-After is an error at once`(kind: TransportKind, retryAfter: String) async throws {
    try await run(kind) { _ in
      [.respond("429 Too Many Requests", ["Retry-After: \(retryAfter)"])]
    } test: { server, transport in
      let connection = ServiceConnection(port: server.port, transport)
      let error = await error { try await connection.send(Library.GetBook()) } as? ServiceError
      #expect(error?.status.code == 429)
      #expect(server.requests.count == 1)
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `a service that stays broken is asked four times`(kind: TransportKind) async throws {
    try await run(kind) { _ in
      [.respond("502 Bad Gateway", ["Content-Type: text/html"], body: "<html>Bad gateway</html>")]
    } test: { server, transport in
      let clock = ScaledClock()
      let connection = ServiceConnection(port: server.port, transport, clock: clock)
      let error = await error { try await connection.send(Library.GetBook()) } as? ServiceError
      #expect(error?.status.code == 502)
      #expect(server.requests.count == 4)
      #expect(clock.waits == [0.8, 1.6, 3.2])
    }
  }

  @Test(arguments: TransportKind.allCases, ["500 Internal Server Error", "502 Bad Gateway", "504 Gateway Timeout"])
  func `a POST is not repeated if the service may have begun`(kind: TransportKind, status: String) async throws {
    try await run(kind) { _ in
      [.respond(status)]
    } test: { server, transport in
      let connection = ServiceConnection(port: server.port, transport)
      let error = await error { try await connection.send(Library.AddBook()) } as? ServiceError
      #expect(error.map { "\($0.status.code)" } == String(status.prefix(3)))
      #expect(server.requests.count == 1)
    }
  }

  @Test(arguments: TransportKind.allCases, ["429 Too Many Requests", "503 Service Unavailable"])
  func `a POST is repeated with its body if the service has not begun`(kind: TransportKind, status: String) async throws
  {
    try await run(kind) {
      $0.index == 0 ? [.respond(status)] : [.json(book)]
    } test: { server, transport in
      let result = try await ServiceConnection(port: server.port, transport).send(Library.AddBook())
      #expect(result.title == "Ulysses")
      #expect(server.requests.map { String(decoding: $0.body, as: UTF8.self) } == [book, book])
    }
  }
}
