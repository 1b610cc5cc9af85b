import Foundation
import HTTPTypes
import VersionedAPIRuntime
import Testing

struct HeaderTests {
  @Test func `a header field goes out`() throws {
    var request = APIRequest.models
    try request.addHeader("X-Count", 3)

    #expect(try request.headerFields == fields(["Accept": "application/json", "X-Count": "3"]))
  }

  @Test func `nothing goes out for nil`() throws {
    var request = APIRequest.models
    try request.addHeader("X-Count", Int?.none)

    #expect(request == .models)
  }

  @Test(arguments: [("X-Name", "a\r\nX-Other: b"), ("X-Name", "a\0"), ("X Name", "a"), ("", "a")])
  func `what no header field can carry is refused by name`(name: String, value: String) {
    var request = APIRequest.models
    let error = #expect(throws: RequestError.self) { try request.addHeader(name, value) }

    #expect(error == .invalidHeader(name: name))
    #expect(error?.description == "the value of '\(name)' has characters that no header field can carry")
  }

  @Test func `header fields of an answer are read by their types`() throws {
    let answer = try fields([
      "Retry-After": "30",
      "X-Ratio": "0.5",
      "X-Flag": "true",
      "Location": "https://contoso.com/models/1",
      "X-Time": "2024-11-15T08:30:00Z",
    ])
    let retryAfter: Int? = answer.integer("retry-after")

    #expect(retryAfter == 30)
    #expect(answer.number("X-Ratio") == 0.5)
    #expect(answer.bool("X-Flag") == true)
    #expect(answer.text("location") == "https://contoso.com/models/1")
    #expect(try answer.value("Location") == url("https://contoso.com/models/1"))
    #expect(answer.value("X-Time") == Date(timeIntervalSince1970: 1_731_659_400))
  }

  @Test func `header fields that are missing or of another form are nil`() throws {
    let answer = try fields(["Retry-After": "soon"])
    let retryAfter: Int? = answer.integer("Retry-After")
    let location: URL? = answer.value("Location")

    #expect(retryAfter == nil)
    #expect(answer.number("Retry-After") == nil)
    #expect(answer.bool("Retry-After") == nil)
    #expect(location == nil)
    #expect(answer.text("not a name") == nil)
  }

  private func fields(_ fields: KeyValuePairs<String, String>) throws -> HTTPFields {
    HTTPFields(try fields.map { HTTPField(name: try #require(HTTPField.Name($0)), value: $1) })
  }
}
