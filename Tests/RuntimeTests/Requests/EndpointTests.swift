import Foundation
import Testing
import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport

struct EndpointTests {
  @Test(
    arguments: [
      ("https://contoso.com", "https://contoso.com/base/books"),
      ("https://contoso.com/", "https://contoso.com/base/books"),
      ("https://contoso.com//", "https://contoso.com/base/books"),
      ("https://contoso.com/gateway", "https://contoso.com/gateway/base/books"),
      ("https://contoso.com/gateway/library/", "https://contoso.com/gateway/library/base/books"),
      ("https://contoso.com/a%20b", "https://contoso.com/a%20b/base/books"),
      ("HTTPS://Contoso.COM", "https://contoso.com/base/books"),
      ("https://contoso.com:443", "https://contoso.com/base/books"),
      ("https://contoso.com:8443/", "https://contoso.com:8443/base/books"),
      ("https://127.0.0.1", "https://127.0.0.1/base/books"),
    ]
  )
  func `a request's URL begins with the endpoint`(endpoint: String, url: String) async throws {
    #expect(try await APIRequest.books.url(at: endpoint) == url)
  }

  @Test func `an international host is sent in its ASCII form`() async throws {
    #expect(
      try await APIRequest.books.url(at: "https://münchen.example") == "https://xn--mnchen-3ya.example/base/books"
    )
  }

  @Test(
    arguments: [
      ("http://localhost:5000", "http://localhost:5000/base/books"),
      ("http://LOCALHOST", "http://localhost/base/books"),
      ("http://localhost:80", "http://localhost/base/books"),
      ("http://localhost:443", "http://localhost:443/base/books"),
      ("http://127.0.0.1:5000", "http://127.0.0.1:5000/base/books"),
      ("http://127.255.255.254", "http://127.255.255.254/base/books"),
      ("http://[::1]:5000", "http://[::1]:5000/base/books"),
    ]
  )
  func `this machine may be reached without TLS`(endpoint: String, url: String) async throws {
    #expect(try await APIRequest.books.url(at: endpoint) == url)
  }

  @Test(
    arguments: [
      "http://contoso.com", "http://localhost.contoso.com", "http://contoso.com.localhost.example",
      "http://notlocalhost",
      "http://127.0.0.1.contoso.com", "http://127.contoso.0.1", "http://127.+0.0.1", "http://127..0.1",
      "http://128.0.0.1", "http://0127.0.0.1",
      "http://127.0.0.256",
      "http://127.0.0", "http://0.0.0.0", "http://[::2]", "http://[::ffff:127.0.0.1]", "http://10.0.0.1:5000",
    ]
  )
  func `other hosts need TLS`(endpoint: String) async throws {
    let error = await #expect(throws: RequestError.self) { try await APIRequest.books.url(at: endpoint) }

    #expect(error == .insecureEndpoint(try makeURL(endpoint)))
    #expect(
      error?.description
        == "the endpoint '\(endpoint)' must use https; http is accepted for localhost, 127.0.0.0/8 and ::1 only"
    )
  }

  @Test(
    arguments: [
      ("contoso.com", "a URL without a host"),
      ("/library", "a URL without a host"),
      ("https:///library", "a URL without a host"),
      ("ftp://contoso.com?code=secret", "'ftp://contoso.com'"),
      ("file:///library", "a URL without a host"),
      ("https://contoso.com?subscription-key=secret", "'https://contoso.com'"),
      ("https://contoso.com:8443/a#sig=secret", "'https://contoso.com:8443'"),
      ("https://user:secret@contoso.com", "'https://contoso.com'"),
    ]
  )
  func `the error about an endpoint shows its origin alone`(endpoint: String, origin: String) async throws {
    let error = await #expect(throws: RequestError.self) { try await APIRequest.books.url(at: endpoint) }

    #expect(error == .invalidEndpoint(try makeURL(endpoint)))
    #expect(
      error?.description == """
        \(origin) is not a valid endpoint; an endpoint is a URL such as https://service.example, without user and query
        """
    )
    #expect(error?.localizedDescription == error?.description)
    #expect(!dumped(error).contains("secret") && !"\(String(reflecting: error))".contains("secret"))
  }
}
