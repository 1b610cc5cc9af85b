import Foundation
import HTTPTypes
import Testing
import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport

struct PagingTests {
  @Test func `a page has its items and a link to the next page`() async throws {
    let reply = try page(
      #"{"values":[{"title":"a","state":"Ready"}],"nextLink":"https://contoso.com/library/v1/books?skip=1"}"#
    )
    let link = try #require(reply.nextLink)

    #expect(reply.items.map(\.title) == ["a"])
    #expect(try await APIRequest(following: link).url() == "https://contoso.com/library/v1/books?skip=1")
  }

  @Test(arguments: [#"{"values":[]}"#, #"{"values":[],"nextLink":null}"#, #"{"values":[],"nextLink":""}"#])
  func `the last page has no link`(body: String) throws {
    #expect(try page(body).nextLink == nil)
  }

  private func page(_ body: String) throws -> Reply<Library.ListBooks> {
    try Library.ListBooks.reply(from: HTTPResponse(status: .ok), body: Data(body.utf8))
  }
}
