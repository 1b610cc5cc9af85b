import Foundation
import HTTPTypes
import Testing
import VersionedAPIRuntimeTestSupport
@_spi(Generated) import VersionedAPIRuntime

/// Values that may be null, and bodies that may be missing.
struct OptionalValueTests {
  @Test(arguments: ["[1,null,2]", "[]", "[null]"])
  func `elements of an array may be null`(json: String) throws {
    let reply = try Fetch<[Int?]>.reply(from: HTTPResponse(status: .ok), body: Data(json.utf8), decoding: .strict)

    #expect(try encoded(reply.output) == json)
  }

  @Test func `values of a map may be null`() throws {
    let json = #"{"a":null,"b":"2030-01-31"}"#
    let map = try decoded([String: CalendarDate?].self, json)

    #expect(map.keys.sorted() == ["a", "b"])
    #expect(map["a"] == .some(nil))
    #expect(try encoded(map) == json)
  }

  @Test func `an unreadable element is left out, not nil`() throws {
    let reply = try Fetch<[Int?]>.reply(from: HTTPResponse(status: .ok), body: Data("[1,null,[]]".utf8))

    #expect(reply.output == [1, nil])
    #expect(reply.issues.map(\.description) == ["[2]: expected a whole number, found an array"])
  }

  @Test(arguments: ["", "null"])
  func `a body that may be missing is nil`(body: String) throws {
    #expect(try FetchIfAny<Library.Book>.reply(from: accepted, body: Data(body.utf8)).output == nil)
    #expect(try FetchIfAny<[Int]>.reply(from: accepted, body: Data(body.utf8), decoding: .strict).output == nil)
  }

  @Test func `a body that may be missing is read`() throws {
    let body = Data(#"{"title":"Emma","state":"Ready"}"#.utf8)

    #expect(try FetchIfAny<Library.Book>.reply(from: accepted, body: body).output?.title == "Emma")
  }

  @Test func `a body that may be missing is no other`() throws {
    let error = try #require(throws: ServiceError.self) {
      try FetchIfAny<Library.Book>.reply(from: accepted, body: Data("[]".utf8))
    }

    #expect(error.issue == ReplyIssue(path: "", expected: "an object", found: "an array"))
  }

  @Test func `a missing body is an error elsewhere`() throws {
    let ok = HTTPResponse(status: .ok)

    #expect(throws: ServiceError.self) { try Fetch<Library.Book>.reply(from: ok, body: Data()) }
    #expect(throws: ServiceError.self) { try Fetch<[Int]>.reply(from: ok, body: Data()) }
    #expect(throws: ServiceError.self) { try Fetch<JSONValue>.reply(from: ok, body: Data()) }
  }

  @Test func `the header fields are there without a body`() throws {
    let fields = try makeFields(["Operation-Location": "https://contoso.com/jobs/1", "Retry-After": "5"])
    let response = HTTPResponse(status: .accepted, headerFields: fields)
    let reply = try FetchIfAny<Library.Book>.reply(from: response, body: Data())

    #expect(reply.operationLocation == URL(string: "https://contoso.com/jobs/1"))
    #expect(reply.retryAfter == .seconds(5))
  }

  private let accepted = HTTPResponse(status: .accepted)
}
