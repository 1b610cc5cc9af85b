import Foundation
import HTTPTypes
import SpeechToTextRuntime
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

  /// A service behind a gateway gives whole addresses.
  @Test func `the path of the endpoint is not put before a link`() throws {
    #expect(
      try follow("https://contoso.com/gateway/models", from: "https://contoso.com/gateway/")
        == "https://contoso.com/gateway/models"
    )
  }

  @Test(
    arguments: [
      ("https://evil.example/models", "evil.example"),
      ("https://contoso.com.evil.example/models", "contoso.com.evil.example"),
      ("https://sub.contoso.com/models", "sub.contoso.com"),
      ("https://contoso.com@evil.example/models", "evil.example"),
      ("http://contoso.com/models", "contoso.com"),
      ("http://contoso.com:443/models", "contoso.com"),
      ("https://contoso.com:8443/models", "contoso.com"),
      ("//contoso.com/models", "contoso.com"),
      ("/models", "no host"),
      ("file:///etc/passwd", "no host"),
    ]
  )
  func `a link to another host, scheme or port is refused`(link: String, host: String) throws {
    let error = #expect(throws: RequestError.self) { try follow(link) }

    #expect(error == .foreignLink(try url(link), authority: "contoso.com"))
    #expect(
      error?.description
        == "the link leads to '\(host)' and not to 'contoso.com'; the credential is not sent there"
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
