import Foundation
import HTTPTypes
import Testing
@_spi(Generated) import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport

struct SettingBodyTests {
  @Test func `JSON has the same bytes each time`() throws {
    var request = APIRequest.books
    try request.setBody(json: ["f": 6, "c": 3, "a": 1, "e": 5, "b": 2, "d": 4])

    #expect(try request.body?.data() == Data(#"{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6}"#.utf8))
    #expect(request.headerFields[.contentType] == "application/json")
  }

  @Test func `URLs and letters stay legible in JSON`() throws {
    var request = APIRequest.books
    try request.setBody(json: ["https://contoso.com/ä"])

    #expect(try request.body?.data() == Data(#"["https://contoso.com/ä"]"#.utf8))
  }

  @Test func `JSON may have another media type`() throws {
    var request = APIRequest.books
    try request.setBody(json: ["a": 1], contentType: "application/merge-patch+json")

    #expect(request.headerFields[.contentType] == "application/merge-patch+json")
  }

  @Test func `a body is sent as it is`() throws {
    var request = APIRequest.books
    request.setBody(RequestBody(Data([0, 255])), contentType: "application/octet-stream")

    #expect(request.body == RequestBody(Data([0, 255])))
    #expect(request.headerFields[.contentType] == "application/octet-stream")
  }

  @Test func `nothing is sent for nil`() throws {
    var request = APIRequest.books
    try request.setBody(json: [String]?.none)
    request.setBody(nil, contentType: "application/octet-stream")

    #expect(request == .books)
  }

  @Test func `a number that JSON does not have is an error`() {
    var request = APIRequest.books

    #expect(throws: EncodingError.self) { try request.setBody(json: Double.infinity) }
    #expect(request == .books)
  }

  @Test func `the description of a request shows neither its URL nor its body`() throws {
    var request = APIRequest(following: Link<Library.GetBook>(try makeURL("https://contoso.com/a?sig=s3cret")))

    #expect("\(request)" == "GET request without a body")

    request.setBody(RequestBody(Data("s3cret".utf8)), contentType: "text/plain")

    #expect("\(request)" == "GET request with a body of 6 bytes")
    #expect(!dumped(request).contains("s3cret") && !dumped(request).contains("115"))
  }
}
