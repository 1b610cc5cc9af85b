import Foundation
import HTTPTypes
import VersionedAPIRuntime
import Testing

/// Where requests go, and who sends them.
struct EndpointTests {
  @Test(
    arguments: [
      ("https://contoso.com", "https://contoso.com/base/models"),
      ("https://contoso.com/", "https://contoso.com/base/models"),
      ("https://contoso.com//", "https://contoso.com/base/models"),
      ("https://contoso.com/gateway", "https://contoso.com/gateway/base/models"),
      ("https://contoso.com/gateway/speech/", "https://contoso.com/gateway/speech/base/models"),
      ("https://contoso.com/a%20b", "https://contoso.com/a%20b/base/models"),
      ("HTTPS://Contoso.COM", "https://contoso.com/base/models"),
      ("https://contoso.com:443", "https://contoso.com/base/models"),
      ("https://contoso.com:8443/", "https://contoso.com:8443/base/models"),
      ("http://localhost:5000", "http://localhost:5000/base/models"),
      ("http://localhost:80", "http://localhost/base/models"),
      ("http://localhost:443", "http://localhost:443/base/models"),
      ("http://[::1]:5000", "http://[::1]:5000/base/models"),
    ]
  )
  func `an endpoint is the beginning of the address`(endpoint: String, address: String) throws {
    #expect(try APIRequest.models.address(at: endpoint) == address)
  }

  @Test(
    arguments: [
      ("contoso.com", "an address without a host"),
      ("/speechtotext", "an address without a host"),
      ("https:///speechtotext", "an address without a host"),
      ("ftp://contoso.com?code=secret", "'ftp://contoso.com'"),
      ("file:///speechtotext", "an address without a host"),
      ("https://contoso.com?subscription-key=secret", "'https://contoso.com'"),
      ("https://contoso.com:8443/a#sig=secret", "'https://contoso.com:8443'"),
      ("https://user:secret@contoso.com", "'https://contoso.com'"),
    ]
  )
  func `a bad endpoint is refused by name`(endpoint: String, place: String) throws {
    let error = #expect(throws: RequestError.self) { try APIRequest.models.address(at: endpoint) }

    #expect(error == .invalidEndpoint(try url(endpoint)))
    #expect(
      error?.description == """
        \(place) is no endpoint; one looks like https://westus.api.cognitive.microsoft.com, \
        with neither query nor user
        """
    )
    #expect(error?.localizedDescription == error?.description)
    var dumped = ""
    dump(error, to: &dumped)
    #expect(!dumped.contains("secret") && !"\(String(reflecting: error))".contains("secret"))
  }

  @Test(arguments: ["", ".", ".."])
  func `a path parameter that leads elsewhere is refused`(value: String) {
    let request = APIRequest(.get, basePath: "/speechtotext", "/models/\(value)/files")
    #expect(throws: RequestError.invalidPathParameter(value)) { try request.address(at: "https://contoso.com") }
  }

  @Test func `a followed link takes more parameters`() throws {
    var request = APIRequest(followingLink: try url("https://contoso.com/a?skip=1"))
    request.addQuery("top", 2)
    #expect(try request.address(at: "https://contoso.com") == "https://contoso.com/a?skip=1&top=2")
  }

  @Test(arguments: ["", " ", "a\nb", "a\r\nX-Other: b", "a\0b", "a\u{7F}", " key", "key\n"])
  func `a credential that no header field can carry is refused`(key: String) {
    #expect(throws: RequestError.invalidCredential) { try APIRequest.models.address(key: key) }
  }

  @Test func `the refusal of a credential does not show it`() {
    #expect(
      RequestError.invalidCredential.description
        == "the key or token is empty, or has characters that no header field can carry"
    )
  }

  @Test func `the credential takes the place of another`() throws {
    var request = APIRequest.models
    request.headerFields[try #require(HTTPField.Name("Ocp-Apim-Subscription-Key"))] = "old"
    let head = try request.httpRequest(endpoint: url("https://contoso.com"), credential: Key())

    #expect(head.headerFields[values: try #require(HTTPField.Name("ocp-apim-subscription-key"))] == ["key"])
  }

  @Test func `an international host goes out in its ASCII form`() throws {
    #expect(
      try APIRequest.models.address(at: "https://münchen.example") == "https://xn--mnchen-3ya.example/base/models"
    )
  }

  /// Compression tables of HTTP/2 and HTTP/3 are no place for a key.
  @Test func `the credential is kept out of compression`() throws {
    let head = try APIRequest.models.httpRequest(endpoint: url("https://contoso.com"), credential: Key())
    let field = try #require(head.headerFields.last)

    #expect(field.name.rawName == "Ocp-Apim-Subscription-Key")
    #expect(field.value == "key")
    #expect(field.indexingStrategy == .disallow)
  }

  @Test func `the request itself holds no credential`() throws {
    #expect(APIRequest.models.headerFields == [.accept: "application/json"])
  }
}
