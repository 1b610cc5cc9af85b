import Foundation
import HTTPTypes
import Testing
import VersionedAPIClient
import VersionedAPIRuntimeTestSupport

struct PagesTests {
  @Test func `items of all pages arrive once and in order`() async throws {
    let server = Server(page(["a", "b"], next: 2), page([], next: 3), page(["c"]))
    var titles: [String] = []
    for try await book in server.connection().items(of: Library.ListBooks()) { titles.append(book.title) }

    #expect(titles == ["a", "b", "c"])
    #expect(server.paths == ["/library/v1/books", "/library/v1/books?page=2", "/library/v1/books?page=3"])
    #expect(server.requests.allSatisfy { $0.headerFields.dictionary["X-Key"] == "key" })
  }

  @Test func `nothing is sent before the first item is asked for, nor beyond the last one that is`() async throws {
    let server = Server(page(["a", "b"], next: 2), page(["c"]))
    let items = server.connection().items(of: Library.ListBooks())
    #expect(server.requests.isEmpty)

    var iterator = items.makeAsyncIterator()
    #expect(try await iterator.next()?.title == "a")
    #expect(try await iterator.next()?.title == "b")
    #expect(server.requests.count == 1)
  }

  @Test(arguments: [(0, 1, []), (1, 1, ["a"]), (2, 1, ["a", "b"]), (3, 2, ["a", "b", "c"]), (9, 2, ["a", "b", "c"])])
  func `a number of items can be collected`(count: Int, requests: Int, titles: [String]) async throws {
    let server = Server(page(["a", "b"], next: 2), page(["c"]))
    let books = try await server.connection().items(of: Library.ListBooks()).collect(upTo: count)

    #expect(books.map(\.title) == titles)
    #expect(server.requests.count == requests)
  }

  @Test func `pages have items and header fields`() async throws {
    let server = Server(page(["a"], next: 2), page(["b"]))
    var pages: [[String]] = []
    for try await page in server.connection().items(of: Library.ListBooks()).pages {
      pages.append(page.items.map(\.title))
    }

    #expect(pages == [["a"], ["b"]])
  }

  @Test func `a cycle of links is an error, after each item arrived once`() async throws {
    let server = Server(page(["a"], next: 2), page(["b"], next: 3), page(["c"], next: 2))
    var titles: [String] = []
    await #expect(throws: ClientError.repeatedPage) {
      for try await book in server.connection().items(of: Library.ListBooks()) { titles.append(book.title) }
    }
    #expect(titles == ["a", "b", "c"])
  }

  @Test(arguments: ["https://fabrikam.com/books", "http://contoso.com/books", "https://contoso.com:8443/books"])
  func `a link to another origin is an error, and nothing is sent there`(link: String) async throws {
    let server = Server(.json(#"{"values": [{"title": "a", "state": "Ready"}], "nextLink": "\#(link)"}"#))
    var titles: [String] = []
    await #expect(throws: RequestError.self) {
      for try await book in server.connection().items(of: Library.ListBooks()) { titles.append(book.title) }
    }
    #expect(titles == ["a"])
    #expect(server.requests.count == 1)
  }

  @Test func `an iteration goes on after an error`() async throws {
    let server = Server(page(["a"], next: 2), .status(404), page(["b"]))
    var iterator = server.connection().items(of: Library.ListBooks()).makeAsyncIterator()
    #expect(try await iterator.next()?.title == "a")
    await #expect(throws: ServiceError.self) { try await iterator.next() }
    #expect(try await iterator.next()?.title == "b")
    #expect(try await iterator.next() == nil)
  }

  @Test func `an iteration can begin at a link`() async throws {
    let server = Server(page(["b"]))
    let link = Link<Library.ListBooks>(try makeURL("https://contoso.com/library/v1/books?page=2"))

    #expect(try await server.connection().items(following: link).collect().map(\.title) == ["b"])
    #expect(server.paths == ["/library/v1/books?page=2"])
  }

  private func page(_ titles: [String], next: Int? = nil) -> Server.Step {
    let books = titles.map { #"{"title": "\#($0)", "state": "Ready"}"# }.joined(separator: ",")
    let link = next.map { #", "nextLink": "https://contoso.com/library/v1/books?page=\#($0)""# } ?? ""
    return .json(#"{"values": [\#(books)]\#(link)}"#)
  }
}
