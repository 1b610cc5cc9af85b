import Foundation
import Testing
@_spi(Generated) import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport

/// Values of parameters never leave their place in a URL.
struct PathAndQueryTests {
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
      ("{id}", "%7Bid%7D"),
      ("ä€👋", "%C3%A4%E2%82%AC%F0%9F%91%8B"),
      ("a\r\nb\0", "a%0D%0Ab%00"),
    ]
  )
  func `a path parameter stays within its segment`(value: String, encoded: String) async throws {
    var request = APIRequest(Route(.get, "/books/{id}/files"))
    request.setPath("id", value)

    #expect(try await request.url() == "https://contoso.com/books/\(encoded)/files")
  }

  @Test func `each path parameter has its place`() async throws {
    var request = APIRequest(Route(.get, "/a/{a}/b/{b}:copy"))
    request.setPath("b", "{a}")
    request.setPath("a", "{b}")

    #expect(try await request.url() == "https://contoso.com/a/%7Bb%7D/b/%7Ba%7D:copy")
  }

  @Test func `a UUID is sent in lowercase`() async throws {
    let id = try #require(UUID(uuidString: "E30F6A27-82BE-4CCA-9258-0399C70489FF"))
    var request = APIRequest(Route(.get, "/books/{id}:copy"))
    request.setPath("id", id)

    #expect(try await request.url() == "https://contoso.com/books/e30f6a27-82be-4cca-9258-0399c70489ff:copy")
  }

  @Test(arguments: ["", ".", ".."])
  func `a path parameter that would change the path is an error`(value: String) async {
    var request = APIRequest(Route(.get, "/books/{id}/files/{file}"))
    request.setPath("id", value)
    request.setPath("file", "a")
    let error = await #expect(throws: RequestError.self) { try await request.url() }

    #expect(error == .invalidPathParameter(value))
    #expect(
      error?.description
        == "the path parameter '\(value)' would change the path; it must be neither empty nor '.' or '..'"
    )
  }

  @Test func `a path parameter without a value is an error`() async {
    var request = APIRequest(Route(.get, "/books/{id}/files/{file}"))
    request.setPath("id", "a")
    let error = await #expect(throws: RequestError.self) { try await request.url() }

    #expect(error == .missingPathParameter("file"))
    #expect(error?.description == "the path parameter 'file' has no value")
  }

  @Test func `parameters are sent in their order`() async throws {
    var request = APIRequest.books
    request.addQuery("skip", 10)
    request.addQuery("top", Int64(5))
    request.addQuery("api-version", "2024-11-15")

    #expect(try await request.url() == "https://contoso.com/base/books?skip=10&top=5&api-version=2024-11-15")
  }

  @Test func `nothing is sent for nil`() async throws {
    var request = APIRequest.books
    request.addQuery("filter", String?.none)

    #expect(try await request.url() == "https://contoso.com/base/books")
  }

  @Test func `an empty parameter is sent`() async throws {
    var request = APIRequest.books
    request.addQuery("filter", "")

    #expect(try await request.url() == "https://contoso.com/base/books?filter=")
  }

  @Test func `names and values are percent-encoded`() async throws {
    var request = APIRequest.books
    request.addQuery("$filter", "status eq 'a&b=c+d#e' ä")

    #expect(
      try await request.url()
        == "https://contoso.com/base/books?%24filter=status%20eq%20%27a%26b%3Dc%2Bd%23e%27%20%C3%A4"
    )
  }

  @Test func `values of every type have their form`() async throws {
    var request = APIRequest.books
    request.addQuery("a", true)
    request.addQuery("b", 0.5)
    request.addQuery("c", CalendarDate(year: 2024, month: 11, day: 15))
    request.addQuery("d", Date(timeIntervalSince1970: 0))
    request.addQuery("e", Duration.milliseconds(7600))

    #expect(
      try await request.url()
        == "https://contoso.com/base/books?a=true&b=0.5&c=2024-11-15&d=1970-01-01T00%3A00%3A00Z&e=PT7.6S"
    )
  }

  @Test func `a link may have more parameters`() async throws {
    var request = APIRequest(following: Link<Library.ListBooks>(try makeURL("https://contoso.com/a?skip=1")))
    request.addQuery("top", 2)

    #expect(try await request.url() == "https://contoso.com/a?skip=1&top=2")
  }

  @Test func `a link has no path parameters`() async throws {
    var request = APIRequest(following: Link<Library.ListBooks>(try makeURL("https://contoso.com/%7Bid%7D")))
    request.setPath("id", "")

    #expect(try await request.url() == "https://contoso.com/%7Bid%7D")
  }
}
