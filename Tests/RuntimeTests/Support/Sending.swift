import Foundation
import HTTPTypes
import Testing
@_spi(Generated) import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport

/// A credential of one header field.
struct Key: RequestCredential {
  var value = "key"

  func headerField() -> (name: String, value: String)? { ("X-Service-Key", value) }
}

extension APIRequest {
  /// A request for `/base/books`.
  static var books: APIRequest { APIRequest(Route(.get, "/base/books")) }

  /// The URL of the request as it is sent.
  func url(at endpoint: String = "https://contoso.com", key: String = "key") async throws -> String {
    try await httpRequest(endpoint: makeURL(endpoint), credential: Key(value: key)).urlString
  }
}
