import Foundation
import Testing
import VersionedAPIRuntimeTestSupport
@_spi(Generated) import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport

/// URLs from the service: what is valid stays byte for byte, also beside a character that is not.
struct URLTests {
  @Test(
    arguments: [
      "https://contoso.com/library/books/base/8a04?api-version=2024-11-15",
      "https://contoso.blob.core.windows.net/data/my%20file.wav?sv=2024-11-04&sig=a%2Bb%2fc%3D&se=2025-01-01T00:00:00Z",
      "https://contoso.com/%E2%82%AC/a%2Fb;v=1,2/(c)'d'*!$&+=:@?a/b?c=%25&d=%e2%82%ac#%23/?e",
      "https://contoso.com:8443/E30F6A27",
      "https://contoso.com",
      "https://contoso.com?a=%2B",
      "https://contoso.com#a%2Bb",
      "https://[::1]:8443/a%2Bb",
      "/a%2Fb?c=%2B#d",
      "?skip=%2B",
      "../a%2Bb",
      "mailto:a%2Bb@contoso.com",
    ]
  )
  func `a valid URL is preserved`(text: String) throws {
    #expect(try encoded(decoded(URL.self, #""\#(text)""#)) == #""\#(text)""#)
  }

  @Test(
    arguments: [
      ("https://x.example/c/a%20b c.json?sig=ab%2Bc", "https://x.example/c/a%20b%20c.json?sig=ab%2Bc"),
      (
        "https://x.example/a?sig=ab%2Bc&rscd=attachment; filename=a.json",
        "https://x.example/a?sig=ab%2Bc&rscd=attachment;%20filename=a.json"
      ),
      ("https://x.example/a%2Fb#c%2Bd e", "https://x.example/a%2Fb#c%2Bd%20e"),
      ("https://x.example/ä%2Fb?ö=%C3%B6#ü%23", "https://x.example/%C3%A4%2Fb?%C3%B6=%C3%B6#%C3%BC%23"),
      ("https://x.example/a?f=[%2B]", "https://x.example/a?f=%5B%2B%5D"),
      ("https://x.example/a#b#c%2B", "https://x.example/a#b%23c%2B"),
      ("https://x.example/100%", "https://x.example/100%25"),
      ("https://x.example/100%/%2B", "https://x.example/100%25/%2B"),
      ("https://x.example/a?b=%4&c=%2B&d=%zz", "https://x.example/a?b=%254&c=%2B&d=%25zz"),
      ("https://x.example/%%2B", "https://x.example/%25%2B"),
      ("https://x.example?a b=%2B", "https://x.example?a%20b=%2B"),
      ("/a b?c=%2B", "/a%20b?c=%2B"),
      ("?a=%2B&b=c d", "?a=%2B&b=c%20d"),
      ("a b/%2B", "a%20b/%2B"),
    ]
  )
  func `only raw characters are encoded`(text: String, url: String) throws {
    #expect(try decoded(URL.self, #""\#(text)""#).absoluteString == url)
  }

  /// Eight characters are looked at together.
  @Test(arguments: 0..<9)
  func `a character is encoded wherever it stands`(count: Int) throws {
    let start = "https://x.example/p?"
    let padding = String(repeating: "z", count: count)
    for byte in UInt8(0)...127 {
      let rest = "\(Unicode.Scalar(byte))aAzZ09-/%2B"
      let url = try #require(URL(wireText: start + rest)).absoluteString
      let padded = try #require(URL(wireText: start + padding + rest)).absoluteString

      #expect(padded == start + padding + url.dropFirst(start.count))
    }
  }

  /// Every character of ASCII, in every component, beside escapes of both cases.
  @Test(arguments: ["https://x.example/%2B_%2f", "https://x.example/p?%2B_%2f", "https://x.example/p?q#%2B_%2f"])
  func `no character makes an escape be encoded again`(template: String) throws {
    for byte in UInt8(0)...127 {
      let character = String(Unicode.Scalar(byte))
      let escape = "%" + String(byte >> 4) + String(byte & 15, radix: 16, uppercase: true)
      let url = try #require(URL(wireText: template.replacing("_", with: character))).absoluteString

      #expect([character, escape].map { template.replacing("_", with: $0) }.contains(url))
    }
  }

  @Test(
    arguments: [
      ("https://münchen.example/a%2Bb", "https://xn--mnchen-3ya.example/a%2Bb"),
      ("https://münchen.example/ä b?c=%2B d", "https://xn--mnchen-3ya.example/%C3%A4%20b?c=%2B%20d"),
    ]
  )
  func `an international host has its ASCII form`(text: String, url: String) throws {
    #expect(try decoded(URL.self, #""\#(text)""#).absoluteString == url)
  }

  @Test func `an encoded URL is decoded as the same`() throws {
    let url = try #require(URL(wireText: "https://x.example/a b%2B?c=%2B d#%"))

    #expect(try decoded(URL.self, encoded(url)) == url)
  }

  @Test func `a link keeps its escapes up to the request`() async throws {
    let json = #"{"next":"https://contoso.com/a%2Fb c?token=a%2Bb%3D&filter=x eq 'y'"}"#
    let link = try #require(
      try JSONDecoder().decode([String: Link<Library.ListBooks>].self, from: Data(json.utf8))["next"]
    )
    var request = APIRequest(following: link)
    request.addQuery("top", 2)

    #expect(
      try await request.url() == "https://contoso.com/a%2Fb%20c?token=a%2Bb%3D&filter=x%20eq%20'y'&top=2"
    )
  }

  @Test(
    arguments: [
      ("/a%2Fb c?d=%2B e", "https://contoso.com/a%2Fb%20c?d=%2B%20e"),
      ("?d=%2B e", "https://contoso.com/gateway/?d=%2B%20e"),
    ]
  )
  func `a relative link keeps its escapes`(text: String, url: String) async throws {
    let link = Link<Library.ListBooks>(try #require(URL(wireText: text)))

    #expect(try await APIRequest(following: link).url(at: "https://contoso.com/gateway/") == url)
  }

  @Test func `an endpoint keeps its escapes`() async throws {
    #expect(try await APIRequest.books.url(at: "https://contoso.com/a%2Fb") == "https://contoso.com/a%2Fb/base/books")
  }

  @Test func `a header field keeps the escapes of a URL`() throws {
    let fields = try makeFields(["Location": "https://contoso.com/a%2Bb c"])

    #expect(
      Reply<Library.ScanBook>((), headerFields: fields).location?.absoluteString == "https://contoso.com/a%2Bb%20c"
    )
  }
}
