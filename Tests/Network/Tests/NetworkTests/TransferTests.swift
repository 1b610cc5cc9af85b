import Foundation
import HTTPTypes
import TestServer
import Testing
import VersionedAPIClient

@Suite(.timeLimit(.minutes(1)))
struct TransferTests {
  @Test(arguments: TransportKind.allCases)
  func `the head is returned before the body is there`(kind: TransportKind) async throws {
    try await run(kind) { _ in
      [.send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nX-A: 1\r\nX-B: a, b\r\n\r\n"), .hang]
    } test: { server, transport in
      let (head, body) = try await transport.send(.get, port: server.port)
      #expect(head.status == .ok)
      #expect(head.headerFields[.init("X-A") ?? .accept] == "1")
      #expect(head.headerFields[.init("X-B") ?? .accept] == "a, b")
      #expect(body.length == 4)
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `a slow reader slows down the server`(kind: TransportKind) async throws {
    let length: Int64 = 64 << 20
    try await run(kind) { _ in
      [.send("HTTP/1.1 200 OK\r\nContent-Length: \(length)\r\n\r\n"), .sendZeros(length)]
    } test: { server, transport in
      let (_, body) = try await transport.send(.get, port: server.port)
      var pieces = body.makeAsyncIterator()
      var count = Int64(try await pieces.next()?.count ?? 0)
      try await Task.sleep(for: .milliseconds(300))
      // What is on its way is in buffers of the system.
      if kind.slowsDownServers { #expect(server.sentByteCount < 32 << 20) }
      while let piece = try await pieces.next() { count += Int64(piece.count) }
      #expect(count == length)
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `a body that is dropped closes the connection`(kind: TransportKind) async throws {
    try await run(kind) { _ in
      [.send("HTTP/1.1 200 OK\r\nContent-Length: \(1 << 40)\r\n\r\n"), .sendZeros(1 << 40)]
    } test: { server, transport in
      do {
        let (_, body) = try await transport.send(.get, port: server.port)
        var pieces = body.makeAsyncIterator()
        for _ in 0..<10 { _ = try await pieces.next() }
      }
      #expect(await server.waitsUntilClosed())
      do {
        _ = try await transport.send(.get, port: server.port)
      }
      #expect(await server.waitsUntilClosed())
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `several slow readers do not hold up other calls`(kind: TransportKind) async throws {
    let length: Int64 = 8 << 20
    try await run(kind) { request in
      request.path == "/"
        ? [.send("HTTP/1.1 200 OK\r\nContent-Length: \(length)\r\n\r\n"), .sendZeros(length)] : [.json(book)]
    } test: { server, transport in
      var bodies: [ResponseBody] = []
      for _ in 0..<20 { bodies.append(try await transport.send(.get, port: server.port).1) }
      let connection = ServiceConnection(port: server.port, transport)
      for _ in 0..<10 { try await connection.send(Library.GetBook()) }
      for body in bodies { #expect(try await body.collect(upTo: Int(length)).count == Int(length)) }
    }
  }

  @Test(arguments: TransportKind.allCases, [0, 1, 65_536, 65_537, 5_000_000])
  func `a body is sent with its length`(kind: TransportKind, length: Int) async throws {
    try await run(kind) { _ in
      [.json(book)]
    } test: { server, transport in
      let bytes = Data((0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) })
      let total = Total()
      let (head, _) = try await transport.send(.put, port: server.port, body: RequestBody(bytes)) { count in
        total.add(count)
      }
      #expect(head.status == .ok)
      let request = try #require(server.requests.first)
      #expect(request.contentLength == Int64(length))
      #expect(request.header("transfer-encoding") == nil)
      #expect(request.header("expect") == nil)
      #expect(server.bodyByteCount == Int64(length))
      #expect(Data(request.body) == bytes.prefix(65_536))
      #expect(await server.waits { _ in total.value == length })
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `a body of several parts is sent as a whole`(kind: TransportKind) async throws {
    try await run(kind) { _ in
      [.json(book)]
    } test: { server, transport in
      let file = try SparseFile(length: 300_000)
      let body = RequestBody([
        RequestBody(Data("begin".utf8)), try RequestBody(contentsOf: file.url), RequestBody(Data("end".utf8)),
      ])
      let connection = ServiceConnection(port: server.port, transport)
      try await connection.send(Library.PutContent(body: body))
      #expect(server.requests.first?.contentLength == 300_008)
      #expect(server.bodyByteCount == 300_008)
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `a file that changes while it is sent is an error`(kind: TransportKind) async throws {
    try await run(kind, respondingTo: .head) { _ in
      [.hang]
    } test: { server, transport in
      let file = try SparseFile(length: 1 << 40)
      let body = try RequestBody(contentsOf: file.url)
      let task = Task { _ = try await transport.send(.put, port: server.port, body: body) }
      #expect(await server.waits { $0.bodyByteCount > 1_000_000 })
      try FileHandle(forWritingTo: file.url).truncate(atOffset: 10)
      #expect(await error { try await task.value } is RequestError)
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `a response may precede the end of the request`(kind: TransportKind) async throws {
    try await run(kind, respondingTo: .head) { _ in
      [.respond("413 Content Too Large", ["Connection: close"], body: "Too large"), .wait(.milliseconds(100)), .close]
    } test: { server, transport in
      let file = try SparseFile(length: 1 << 40)
      let body = try RequestBody(contentsOf: file.url)
      let (head, content) = try await transport.send(.put, port: server.port, body: body)
      #expect(head.status == .contentTooLarge)
      #expect(try await String(decoding: content.collect(upTo: 100), as: UTF8.self) == "Too large")
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `the response to HEAD has no body`(kind: TransportKind) async throws {
    try await run(kind) { _ in
      [.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")]
    } test: { server, transport in
      for _ in 0..<2 {
        let (head, body) = try await transport.send(.head, port: server.port)
        #expect(head.headerFields[.contentLength] == "100")
        #expect(try await body.collect(upTo: 100).isEmpty)
      }
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `a body may outlive its transport`(kind: TransportKind) async throws {
    try await TestServer.run { _ in
      [.send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n"), .wait(.milliseconds(100)), .send("body")]
    } test: { server in
      let (_, body) = try await kind.make().send(.get, port: server.port)
      #expect(try await String(decoding: body.collect(upTo: 100), as: UTF8.self) == "body")
    }
  }
}
