import Foundation
import HTTPTypes
import TestServer
import Testing
import VersionedAPIClient

@Suite(.timeLimit(.minutes(1)))
struct ConnectionTests {
  /// What breaks a connection before the response is complete.
  static let breaks: [(String, [Step])] = [
    ("closed before the head", [.close]),
    ("reset before the head", [.reset]),
    ("reset within the head", [.send("HTTP/1.1 200 OK\r\nContent-Le"), .wait(.milliseconds(20)), .reset]),
    ("closed after the head", [.send("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n"), .close]),
    (
      "reset after the head",
      [.send("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n"), .wait(.milliseconds(20)), .reset]
    ),
    ("closed within the body", [.send("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"ti"), .close]),
    (
      "reset within the body",
      [.send("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"ti"), .wait(.milliseconds(20)), .reset]
    ),
    (
      "closed within the body of unknown length",
      [.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{\"ti\r\n8\r\ntle"), .close]
    ),
  ]

  static let invalidResponses = [
    "SSH-2.0-OpenSSH_9.2\r\n\r\n", "HTTP/1.1 two hundred\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
  ]

  @Test(arguments: TransportKind.allCases, breaks)
  func `a broken connection is an error that says so`(kind: TransportKind, fault: (name: String, steps: [Step]))
    async throws
  {
    try await run(kind) { _ in
      fault.steps
    } test: { server, transport in
      let connection = ServiceConnection(port: server.port, transport) { $0.retry = .none }
      let error = await transportError { try await connection.send(Library.GetBook()) }
      #expect(error?.reason == .connectionLost, "\(String(describing: error))")
      #expect(error?.isRequestSent == true)
      #expect(server.requests.count == 1)
    }
  }

  @Test(arguments: TransportKind.allCases, breaks)
  func `a GET is repeated after a broken connection`(kind: TransportKind, fault: (name: String, steps: [Step]))
    async throws
  {
    try await run(kind) {
      $0.index < 2 ? fault.steps : [.json(book)]
    } test: { server, transport in
      let clock = ScaledClock()
      let result = try await ServiceConnection(port: server.port, transport, clock: clock).send(Library.GetBook())
      #expect(result.title == "Ulysses")
      #expect(server.requests.count == 3)
      #expect(clock.waits == [0.8, 1.6])
    }
  }

  @Test(arguments: TransportKind.allCases, breaks)
  func `a POST is not repeated after a broken connection`(kind: TransportKind, fault: (name: String, steps: [Step]))
    async throws
  {
    // The first request leaves a connection that can be used again.
    try await run(kind) {
      $0.method == "GET" ? [.json(book)] : fault.steps
    } test: { server, transport in
      let connection = ServiceConnection(port: server.port, transport)
      try await connection.send(Library.GetBook())
      let error = await transportError { try await connection.send(Library.AddBook()) }
      #expect(error?.reason == .connectionLost, "\(String(describing: error))")
      #expect(server.requests.count { $0.method == "POST" } == 1)
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `a POST is repeated if there was no connection`(kind: TransportKind) async throws {
    let port = try await TestServer.unusedPort()
    let transport = kind.make()
    let clock = ScaledClock()
    let connection = ServiceConnection(port: port, transport, clock: clock)
    let error = await transportError { try await connection.send(Library.AddBook()) }
    #expect(error?.reason == .cannotConnect, "\(String(describing: error))")
    #expect(error?.isRequestSent == false)
    #expect(clock.waits == [0.8, 1.6, 3.2])
  }

  @Test(arguments: TransportKind.allCases)
  func `a host that does not exist cannot be reached`(kind: TransportKind) async throws {
    let transport = kind.make()
    let request = HTTPRequest(method: .get, scheme: "https", authority: "host.invalid", path: "/")
    let error = await transportError { _ = try await transport.send(request, body: nil) { _ in } }
    #expect(error?.reason == .cannotConnect, "\(String(describing: error))")
    #expect(error?.isRequestSent == false)
  }

  @Test(arguments: TransportKind.allCases)
  func `a certificate for another name is not trusted`(kind: TransportKind) async throws {
    try await run(kind, certificate: .wrongName) { _ in
      [.json(book)]
    } test: { server, transport in
      let connection = ServiceConnection(port: server.port, transport, scheme: "https")
      let error = await transportError { try await connection.send(Library.GetBook()) }
      #expect(error?.reason == .untrustedConnection, "\(String(describing: error))")
      #expect(error?.isRequestSent == false)
      #expect(server.requests.isEmpty)
    }
  }

  @Test(arguments: TransportKind.allCases, invalidResponses)
  func `a response that is not HTTP is an error`(kind: TransportKind, response: String) async throws {
    try await run(kind) { _ in
      [.send(response), .close]
    } test: { server, transport in
      let connection = ServiceConnection(port: server.port, transport)
      let error = await transportError { try await connection.send(Library.GetBook()) }
      #expect(error?.reason == .invalidResponse, "\(String(describing: error))")
      #expect(server.requests.count == 1)
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `what comes after the announced end is ignored`(kind: TransportKind) async throws {
    try await run(kind) { _ in
      [.json(book), .send("}}}}"), .close]
    } test: { server, transport in
      let result = try await ServiceConnection(port: server.port, transport).send(Library.GetBook())
      #expect(result.title == "Ulysses")
    }
  }

  @Test(arguments: TransportKind.allCases, ["", "<html></html>", #"{"title": "Ulys"#, #"["Ulysses"]"#])
  func `a body that is not what the service documents is an error`(kind: TransportKind, body: String) async throws {
    try await run(kind) { _ in
      [.json(body)]
    } test: { server, transport in
      let connection = ServiceConnection(port: server.port, transport)
      let error = await error { try await connection.send(Library.GetBook()) } as? ServiceError
      #expect(error?.status.code == 200)
      #expect(error?.body == Data(body.utf8))
      #expect(server.requests.count == 1)
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `informational responses are skipped`(kind: TransportKind) async throws {
    try await run(kind) { _ in
      [.send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"), .json(book)]
    } test: { server, transport in
      let result = try await ServiceConnection(port: server.port, transport).send(Library.GetBook())
      #expect(result.title == "Ulysses")
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `connections are used again`(kind: TransportKind) async throws {
    try await run(kind) { _ in
      [.json(book)]
    } test: { server, transport in
      let connection = ServiceConnection(port: server.port, transport)
      for _ in 0..<10 { try await connection.send(Library.GetBook()) }
      #expect(server.requests.count == 10)
      #expect(server.connectionCount == 1)
    }
  }
}
