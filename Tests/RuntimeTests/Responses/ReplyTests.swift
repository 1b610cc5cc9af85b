import Foundation
import HTTPTypes
import Testing
import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport

struct ReplyTests {
  @Test func `a reply made by hand is a success without header fields`() {
    let reply = Reply<Library.GetBook>(Library.Book(title: "Emma"))

    #expect(reply.status == .ok)
    #expect(reply.headerFields.isEmpty)
    #expect(reply.location == nil)
    #expect(reply.operationLocation == nil)
    #expect(reply.retryAfter == nil)
  }

  @Test func `known header fields have their types`() throws {
    let reply = try reply(["location": "/a", "operation-location": "https://contoso.com/b", "retry-after": "5"])

    #expect(reply.location == URL(string: "/a"))
    #expect(reply.operationLocation == URL(string: "https://contoso.com/b"))
    #expect(reply.retryAfter == .seconds(5))
  }

  @Test func `header fields of one operation are an extension`() throws {
    #expect(try reply(["ETag": "1"]).etag == "1")
  }

  @Test func `replies are compared where outputs can be`() {
    let reply = Reply<Library.GetBook>(Library.Book(title: "Emma"))

    #expect(reply == Reply(Library.Book(title: "Emma")))
    #expect(reply != Reply(Library.Book(title: "Emma"), status: .created))
    #expect(Set([reply, reply, Reply(Library.Book(title: "Persuasion"))]).count == 2)
  }

  @Test func `no description shows a URL`() throws {
    let fields = try makeFields(["Location": "https://contoso.com/a?sig=s3cret"])
    let book = Library.Book(title: "Emma", selfLink: try makeURL("https://contoso.com/a?sig=s3cret"))
    let reply = Reply<Library.GetBook>(book, headerFields: fields)

    #expect("\(reply)" == "Reply to Books_Get with status 200 OK")
    #expect(String(reflecting: reply) == "Reply to Books_Get with status 200 OK")
    #expect(dumped(reply).contains("Location"))
    #expect(!dumped(reply).contains("contoso"))
    #expect(!"\([reply])".contains("contoso"))
  }

  private func reply(_ fields: [String: String]) throws -> Reply<Library.ScanBook> {
    Reply((), headerFields: try makeFields(fields))
  }
}
