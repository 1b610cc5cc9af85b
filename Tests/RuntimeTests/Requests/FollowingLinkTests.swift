import Foundation
import HTTPTypes
import VersionedAPIRuntime
import Testing

/// Addresses that the service gives, such as that of a next page: the credential goes to the endpoint's host only.
struct FollowingLinkTests {
  @Test(
    arguments: [
      "https://contoso.com/speechtotext/models?skip=100&api-version=2024-11-15",
      "https://contoso.com/speechtotext/operations/E30F6A27",
      "https://contoso.com/a%20b?filter=a%2Bb%20%C3%A4",
      "https://contoso.com/",
    ]
  )
  func `a link is followed as it stands`(link: String) throws {
    #expect(try follow(link) == link)
  }

  @Test func `the request is a GET without a body`() throws {
    let request = APIRequest(followingLink: try url("https://contoso.com/models"))

    #expect(request.method == .get)
    #expect(request.body == nil)
    #expect(request.headerFields == [.accept: "application/json"])
  }

  @Test(
    arguments: [
      ("https://contoso.com:443/models", "https://contoso.com/models"),
      ("HTTPS://CONTOSO.com/Models", "https://contoso.com/Models"),
      ("https://contoso.com", "https://contoso.com/"),
      ("https://contoso.com/models#values", "https://contoso.com/models"),
      ("https://contoso.com@contoso.com/models", "https://contoso.com/models"),
    ]
  )
  func `another way to write the same host is the same host`(link: String, address: String) throws {
    #expect(try follow(link) == address)
  }

  @Test(
    arguments: [
      (
        "/speechtotext/operations/1?api-version=2024-11-15",
        "https://contoso.com/speechtotext/operations/1?api-version=2024-11-15"
      ),
      ("//contoso.com/models", "https://contoso.com/models"),
      ("?skip=100", "https://contoso.com/gateway/?skip=100"),
    ]
  )
  func `a relative link leads to the endpoint's host`(link: String, address: String) throws {
    #expect(try follow(link, from: "https://contoso.com/gateway/") == address)
  }

  @Test func `a link within another address is that address's`() throws {
    let link = try #require(URL(string: "/models", relativeTo: url("https://evil.example/")))
    #expect(throws: RequestError.self) {
      try APIRequest(followingLink: link).address(at: "https://contoso.com")
    }
  }

  /// A service behind a gateway gives whole addresses.
  @Test func `the path of the endpoint is not put before a link`() throws {
    #expect(
      try follow("https://contoso.com/gateway/models", from: "https://contoso.com/gateway/")
        == "https://contoso.com/gateway/models"
    )
  }

  @Test(
    arguments: [
      ("https://evil.example/models?sig=secret", "'https://evil.example'"),
      ("https://contoso.com.evil.example/models", "'https://contoso.com.evil.example'"),
      ("https://sub.contoso.com/models", "'https://sub.contoso.com'"),
      ("https://contoso.com@evil.example/models", "'https://evil.example'"),
      ("http://contoso.com/models", "'http://contoso.com'"),
      ("http://contoso.com:443/models", "'http://contoso.com:443'"),
      ("https://contoso.com:8443/models", "'https://contoso.com:8443'"),
      ("//evil.example/models", "'evil.example'"),
      ("file:///etc/passwd", "an address without a host"),
    ]
  )
  func `a link to another host, scheme or port is refused`(link: String, host: String) throws {
    let error = #expect(throws: RequestError.self) { try follow(link) }

    #expect(error == .foreignLink(try url(link), origin: "https://contoso.com"))
    #expect(
      error?.description
        == "the link leads to \(host) and not to 'https://contoso.com'; the credential is not sent there"
    )
  }

  @Test func `a link to another port than the endpoint's is refused`() throws {
    #expect(try follow("http://localhost:5000/a", from: "http://localhost:5000") == "http://localhost:5000/a")
    #expect(throws: RequestError.self) { try follow("http://localhost/a", from: "http://localhost:5000") }
  }

  private func follow(_ link: String, from endpoint: String = "https://contoso.com") throws -> String {
    try APIRequest(followingLink: url(link)).address(at: endpoint)
  }
}
