import Foundation
import TestServer
import Testing
import VersionedAPIClient

@Suite(.timeLimit(.minutes(2)))
struct PagingTests {
  /// A page of a hundred books.
  static func page(_ number: Int, of count: Int, _ host: String) -> String {
    let titles = (0..<100).map { #"{"title": "\#(number * 100 + $0)"}"# }
    let link = number + 1 < count ? #", "nextLink": "http://\#(host)/library/v1/books?page=\#(number + 1)""# : ""
    return #"{"values": [\#(titles.joined(separator: ","))]\#(link)}"#
  }

  static func number(of request: ReceivedRequest) -> Int {
    request.path.split(separator: "=").last.flatMap { Int($0) } ?? 0
  }

  @Test(arguments: TransportKind.allCases, [false, true])
  func `10,000 items arrive once each and in order`(kind: TransportKind, isThrottled: Bool) async throws {
    try await run(kind) { request in
      if isThrottled, request.index % 3 == 2 { return [.respond("429 Too Many Requests", ["Retry-After: 1"])] }
      return [.json(Self.page(Self.number(of: request), of: 100, request.header("host") ?? ""))]
    } test: { server, transport in
      let connection = ServiceConnection(port: server.port, transport)
      var titles: [String] = []
      for try await book in connection.items(of: Library.ListBooks()) { titles.append(book.title) }
      #expect(titles == (0..<10_000).map(String.init))
      #expect(server.requests.count == (isThrottled ? 149 : 100))
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `a loop of links is an error`(kind: TransportKind) async throws {
    try await run(kind) { request in
      let next = Self.number(of: request) % 3 + 1
      return [.json(#"{"values": [{"title": "a"}], "nextLink": "/library/v1/books?page=\#(next)"}"#)]
    } test: { server, transport in
      let connection = ServiceConnection(port: server.port, transport)
      let error = await error { _ = try await connection.items(of: Library.ListBooks()).collect() } as? ClientError
      #expect(error == .repeatedPage)
      #expect(server.requests.count == 4)
    }
  }

  @Test(arguments: TransportKind.allCases)
  func `no credential follows a link to another host`(kind: TransportKind) async throws {
    try await TestServer.run { _ in
      [.json(#"{"values": []}"#)]
    } test: { other in
      for link in ["http://127.0.0.1:\(other.port)/?\(Secrets.signature)", "http://localhost:\(other.port)/"] {
        try await run(kind) { _ in
          [.json(#"{"values": [{"title": "a"}], "nextLink": "\#(link)"}"#)]
        } test: {
          server,
          transport in
          let connection = ServiceConnection(port: server.port, transport)
          var titles: [String] = []
          let error = await error {
            for try await book in connection.items(of: Library.ListBooks()) { titles.append(book.title) }
          }
          #expect(error is RequestError)
          #expect(titles == ["a"])
        }
      }
      #expect(other.connectionCount == 0)
    }
  }
}

extension PagingTests {
  @Test(arguments: TransportKind.allCases)
  func `no credential follows a link to http`(kind: TransportKind) async throws {
    try await run(kind) { _ in
      [.json(#"{"values": []}"#)]
    } test: { server, transport in
      let connection = ServiceConnection(port: server.port, transport, scheme: "https")
      let url = try #require(URL(string: "http://127.0.0.1:\(server.port)/library/v1/books"))
      let items = connection.items(following: Link<Library.ListBooks>(url))
      #expect(await error { _ = try await items.collect() } is RequestError)
      #expect(server.connectionCount == 0)
    }
  }
}
