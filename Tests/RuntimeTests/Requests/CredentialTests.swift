import Foundation
import HTTPTypes
import Testing
@_spi(Generated) import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport

struct CredentialTests {
  @Test func `the credential is a header field`() async throws {
    let head = try await APIRequest.books.httpRequest(endpoint: makeURL("https://contoso.com"), credential: Key())

    #expect(head.headerFields.dictionary == ["Accept": "application/json", "X-Service-Key": "key"])
  }

  @Test func `the request itself has no credential`() {
    #expect(APIRequest.books.headerFields == [.accept: "application/json"])
  }

  @Test func `the credential replaces another one`() async throws {
    var request = APIRequest.books
    request.headerFields[try #require(HTTPField.Name("X-Service-Key"))] = "old"
    let head = try await request.httpRequest(endpoint: makeURL("https://contoso.com"), credential: Key())

    #expect(head.headerFields[values: try #require(HTTPField.Name("x-service-key"))] == ["key"])
  }

  /// The compression tables of HTTP/2 and HTTP/3 are no place for a key.
  @Test func `the credential is not compressed`() async throws {
    let head = try await APIRequest.books.httpRequest(endpoint: makeURL("https://contoso.com"), credential: Key())
    let field = try #require(head.headerFields.last)

    #expect(field.name.rawName == "X-Service-Key")
    #expect(field.indexingStrategy == .disallow)
  }

  @Test(arguments: ["", " ", "a\nb", "a\r\nX-Other: b", "a\0b", "a\u{7F}", " key", "key\n"])
  func `a credential that no header field can have is an error`(key: String) async {
    await #expect(throws: RequestError.invalidCredential) { try await APIRequest.books.url(key: key) }
  }

  @Test(arguments: ["", "X Key", "X-Key:", "X\r\nKey"])
  func `a name that no header field can have is an error`(name: String) async {
    let credential = Waiting { (name, "key") }
    await #expect(throws: RequestError.invalidCredential) { try await send(with: credential) }
  }

  @Test func `a credential may have no header field`() async throws {
    let head = try await send(with: Waiting { nil })

    #expect(head.headerFields.dictionary == ["Accept": "application/json"])
  }

  @Test func `the error about a credential does not show it`() {
    #expect(
      RequestError.invalidCredential.description
        == "the credential is empty, or has characters that are not allowed in a header field"
    )
  }

  @Test func `a credential may wait`() async throws {
    let head = try await send(
      with: Waiting {
        await Task.yield()
        return ("Authorization", "Bearer token")
      }
    )

    #expect(head.headerFields[.authorization] == "Bearer token")
  }

  @Test func `the error of a credential is passed on`() async {
    struct Expired: Error, Equatable { var hours: Int }
    await #expect(throws: Expired(hours: 2)) { try await send(with: Waiting { throw Expired(hours: 2) }) }
  }

  @Test func `cancellation reaches the credential`() async {
    let task = Task {
      try await send(
        with: Waiting {
          try await Task.sleep(for: .seconds(3600))
          return ("Authorization", "Bearer token")
        }
      )
    }
    task.cancel()

    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `a request that cannot be sent does not ask for the credential`() async {
    let credential = Waiting {
      Issue.record("the credential was asked for")
      return ("Authorization", "Bearer token")
    }
    await #expect(throws: RequestError.self) { try await send(with: credential, to: "ftp://contoso.com") }
  }

  private struct Waiting: RequestCredential {
    let fetch: @Sendable () async throws -> (name: String, value: String)?

    func headerField() async throws -> (name: String, value: String)? { try await fetch() }
  }

  @discardableResult
  private func send(with credential: Waiting, to endpoint: String = "https://contoso.com") async throws -> HTTPRequest {
    try await APIRequest.books.httpRequest(endpoint: makeURL(endpoint), credential: credential)
  }
}
