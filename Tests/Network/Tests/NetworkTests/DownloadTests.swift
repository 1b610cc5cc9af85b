import Foundation
import TestServer
import Testing
import VersionedAPIClient

@Suite(.timeLimit(.minutes(1)))
struct DownloadTests {
  @Test(arguments: TransportKind.allCases)
  func `a download continues where a connection was reset`(kind: TransportKind) async throws {
    let length = 3_000_000
    try await run(kind) { request in
      let offset = request.header("range").flatMap { Int($0.dropFirst("bytes=".count).dropLast()) } ?? 0
      let head =
        offset == 0
        ? "HTTP/1.1 200 OK"
        : "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes \(offset)-\(length - 1)/\(length)"
      let rest = length - offset
      let steps: [Step] = [.send("\(head)\r\nETag: \"1\"\r\nContent-Length: \(rest)\r\n\r\n")]
      guard request.index < 2 else { return steps + [.sendZeros(Int64(rest))] }
      return steps + [.sendZeros(1_000_000), .wait(.milliseconds(50)), .reset]
    } test: { server, transport in
      let file = try SparseFile(length: 0)
      let connection = ServiceConnection(port: server.port, transport)
      let url = try #require(URL(string: "http://127.0.0.1:\(server.port)/?sig=\(Secrets.signature)"))
      try await connection.download(from: url, to: file.url)
      #expect(try Data(contentsOf: file.url) == Data(count: length))
      #expect(server.requests.count == 3)
      #expect(server.requests.allSatisfy { $0.header("x-library-key") == nil })
      #expect(server.requests.compactMap { $0.header("if-range") } == ["\"1\"", "\"1\""])
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `a redirect of a download is not followed`(kind: TransportKind) async throws {
    try await TestServer.run { _ in
      [.json(book)]
    } test: { other in
      try await run(kind) { _ in
        [.respond("302 Found", ["Location: http://localhost:\(other.port)/"])]
      } test: {
        server,
        transport in
        let connection = ServiceConnection(port: server.port, transport)
        let url = try #require(URL(string: "http://127.0.0.1:\(server.port)/?sig=\(Secrets.signature)"))
        let failure = await error { _ = try await connection.download(from: url) } as? ServiceError
        #expect(failure?.status == .found)
        #expect(other.connectionCount == 0)
      }
    }
  }
}
