import Foundation
import VersionedAPIRuntime
import Testing

/// What callers give never leaves its place in a URL.
struct PathAndQueryTests {
  @Test func `a path without parameters goes out as it stands`() {
    let path: EncodedPath = "/models/base:copy"

    #expect(path.text == "/models/base:copy")
  }

  @Test(
    arguments: [
      ("plain-1.2_3~x", "plain-1.2_3~x"),
      ("a/b", "a%2Fb"),
      ("../secrets", "..%2Fsecrets"),
      ("..\\secrets", "..%5Csecrets"),
      ("a?b=c&d#e", "a%3Fb%3Dc%26d%23e"),
      ("100%", "100%25"),
      ("%2F", "%252F"),
      ("a b+c", "a%20b%2Bc"),
      (":@!$'()*,;[]", "%3A%40%21%24%27%28%29%2A%2C%3B%5B%5D"),
      ("ä€👋", "%C3%A4%E2%82%AC%F0%9F%91%8B"),
      ("a\r\nb\0", "a%0D%0Ab%00"),
      ("", ""),
    ]
  )
  func `a parameter stays within its segment`(value: String, text: String) {
    let path: EncodedPath = "/models/\(value)/files"

    #expect(path.text == "/models/\(text)/files")
  }

  @Test func `a UUID goes out in small letters`() throws {
    let id = try #require(UUID(uuidString: "E30F6A27-82BE-4CCA-9258-0399C70489FF"))
    let path: EncodedPath = "/models/\(id):copy"

    #expect(path.text == "/models/e30f6a27-82be-4cca-9258-0399c70489ff:copy")
  }

  @Test func `the path goes out behind the base path`() throws {
    let request = APIRequest(.get, basePath: "/speechtotext/v3.0", "/models/\("a/b")")

    #expect(try request.address() == "https://contoso.com/speechtotext/v3.0/models/a%2Fb")
  }

  @Test func `parameters go out in their order`() throws {
    var request = APIRequest.models
    request.addQuery("skip", 10)
    request.addQuery("top", Int64(5))
    request.addQuery("api-version", "2024-11-15")

    #expect(try request.address() == "https://contoso.com/base/models?skip=10&top=5&api-version=2024-11-15")
  }

  @Test func `nothing goes out for nil`() throws {
    var request = APIRequest.models
    request.addQuery("filter", String?.none)

    #expect(try request.address() == "https://contoso.com/base/models")
  }

  @Test func `an empty parameter goes out`() throws {
    var request = APIRequest.models
    request.addQuery("filter", "")

    #expect(try request.address() == "https://contoso.com/base/models?filter=")
  }

  @Test func `names and values are percent-encoded`() throws {
    var request = APIRequest.models
    request.addQuery("$filter", "status eq 'a&b=c+d#e' ä")

    #expect(
      try request.address()
        == "https://contoso.com/base/models?%24filter=status%20eq%20%27a%26b%3Dc%2Bd%23e%27%20%C3%A4"
    )
  }

  @Test func `values of every type have their text`() throws {
    var request = APIRequest.models
    request.addQuery("a", true)
    request.addQuery("b", 0.5)
    request.addQuery("c", CalendarDate(year: 2024, month: 11, day: 15))
    request.addQuery("d", Date(timeIntervalSince1970: 0))
    request.addQuery("e", Duration.milliseconds(7600))

    #expect(
      try request.address()
        == "https://contoso.com/base/models?a=true&b=0.5&c=2024-11-15&d=1970-01-01T00%3A00%3A00Z&e=PT7.6S"
    )
  }
}
