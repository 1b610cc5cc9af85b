import Foundation
import HTTPTypes
import Testing
import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport

/// Links from the service, such as that to a next page: the credential is sent to the endpoint's origin only.
struct LinkTests {
  @Test(
    arguments: [
      "https://contoso.com/library/books?skip=100&api-version=2024-11-15",
      "https://contoso.com/library/jobs/E30F6A27",
      "https://contoso.com/a%20b?filter=a%2Bb%20%C3%A4",
      "https://contoso.com/",
    ]
  )
  func `a link is followed as it is`(link: String) async throws {
    #expect(try await follow(link) == link)
  }

  @Test func `the request is a GET without a body`() throws {
    let request = APIRequest(following: Link<Library.GetBook>(try makeURL("https://contoso.com/books")))

    #expect(request.method == .get)
    #expect(request.body == nil)
    #expect(request.headerFields == [.accept: "application/json"])
  }

  @Test(
    arguments: [
      ("https://contoso.com:443/books", "https://contoso.com/books"),
      ("HTTPS://CONTOSO.com/Books", "https://contoso.com/Books"),
      ("https://contoso.com", "https://contoso.com/"),
      ("https://contoso.com/books#values", "https://contoso.com/books"),
      ("https://contoso.com@contoso.com/books", "https://contoso.com/books"),
    ]
  )
  func `an origin can be written in several ways`(link: String, url: String) async throws {
    #expect(try await follow(link) == url)
  }

  @Test(
    arguments: [
      ("/library/jobs/1?api-version=2024-11-15", "https://contoso.com/library/jobs/1?api-version=2024-11-15"),
      ("//contoso.com/books", "https://contoso.com/books"),
      ("?skip=100", "https://contoso.com/gateway/?skip=100"),
    ]
  )
  func `a relative link leads to the endpoint's host`(link: String, url: String) async throws {
    #expect(try await follow(link, from: "https://contoso.com/gateway/") == url)
  }

  @Test func `a link relative to another URL leads to that URL's host`() async throws {
    let url = try #require(URL(string: "/books", relativeTo: makeURL("https://evil.example/")))
    await #expect(throws: RequestError.self) {
      try await APIRequest(following: Link<Library.GetBook>(url)).url(at: "https://contoso.com")
    }
  }

  /// A service behind a gateway sends whole URLs.
  @Test func `the path of the endpoint is not put before a link`() async throws {
    #expect(
      try await follow("https://contoso.com/gateway/books", from: "https://contoso.com/gateway/")
        == "https://contoso.com/gateway/books"
    )
  }

  @Test(
    arguments: [
      ("https://evil.example/books?sig=secret", "'https://evil.example'"),
      ("https://contoso.com.evil.example/books", "'https://contoso.com.evil.example'"),
      ("https://sub.contoso.com/books", "'https://sub.contoso.com'"),
      ("https://contoso.com@evil.example/books", "'https://evil.example'"),
      ("http://contoso.com/books", "'http://contoso.com'"),
      ("http://contoso.com:443/books", "'http://contoso.com:443'"),
      ("https://contoso.com:8443/books", "'https://contoso.com:8443'"),
      ("//evil.example/books", "'evil.example'"),
      ("file:///etc/passwd", "a URL without a host"),
    ]
  )
  func `a link to another host, scheme or port is an error`(link: String, origin: String) async throws {
    let error = await #expect(throws: RequestError.self) { try await follow(link) }

    #expect(error == .linkToOtherOrigin(try makeURL(link), expected: "https://contoso.com"))
    #expect(
      error?.description
        == "the link leads to \(origin) instead of 'https://contoso.com'; the credential is not sent there"
    )
  }

  @Test func `a link to another port than the endpoint's is an error`() async throws {
    #expect(try await follow("http://localhost:5000/a", from: "http://localhost:5000") == "http://localhost:5000/a")
    await #expect(throws: RequestError.self) {
      try await follow("http://localhost/a", from: "http://localhost:5000")
    }
  }

  @Test(
    arguments: [
      ("https://contoso.com/a%20b?sig=s3cret#s3cret", "https://contoso.com/a%20b"),
      ("https://user:s3cret@contoso.com:8443/", "https://contoso.com:8443/"),
      ("/books?sig=s3cret", "/books"),
      ("?sig=s3cret", ""),
      ("data:,a?s3cret", "data:,a"),
    ]
  )
  func `no description shows the query`(url: String, description: String) throws {
    let link = Link<Library.GetBook>(try makeURL(url))

    #expect("\(link)" == description)
    #expect(String(reflecting: link) == description)
    #expect("\([link])" == "[\(description)]")
    #expect(!dumped(link).contains("s3cret"))
    #expect(!dumped(Optional(link)).contains("s3cret"))
  }

  @Test func `a link is a string in JSON`() throws {
    let link = Link<Library.GetBook>(try makeURL("https://contoso.com/a%20b?sig=c"))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    let json = try encoder.encode(["link": link])

    #expect(String(decoding: json, as: UTF8.self) == #"{"link":"https://contoso.com/a%20b?sig=c"}"#)
    #expect(try JSONDecoder().decode([String: Link<Library.GetBook>].self, from: json) == ["link": link])
  }

  private func follow(_ link: String, from endpoint: String = "https://contoso.com") async throws -> String {
    try await APIRequest(following: Link<Library.GetBook>(makeURL(link))).url(at: endpoint)
  }
}
