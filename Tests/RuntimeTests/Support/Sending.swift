import Foundation
import HTTPTypes
import Testing
@_spi(Generated) import VersionedAPIRuntime

/// A credential of one header field.
struct Key: RequestCredential {
  var value = "key"

  func headerField() -> (name: String, value: String) { ("X-Service-Key", value) }
}

extension APIRequest {
  /// A request for `/base/books`.
  static var books: APIRequest { APIRequest(Route(.get, "/base/books")) }

  /// The URL of the request as it is sent.
  func url(at endpoint: String = "https://contoso.com", key: String = "key") async throws -> String {
    let head = try await httpRequest(endpoint: makeURL(endpoint), credential: Key(value: key))
    return "\(head.scheme ?? "")://\(head.authority ?? "")\(head.path ?? "")"
  }
}

/// A URL that is known to be valid.
func makeURL(_ string: String) throws -> URL {
  try #require(URL(string: string))
}

/// Header fields with names that are known to be valid.
func makeFields(_ fields: KeyValuePairs<String, String>) throws -> HTTPFields {
  HTTPFields(try fields.map { HTTPField(name: try #require(HTTPField.Name($0)), value: $1) })
}

/// What `dump` shows of a value.
func dumped(_ value: some Any) -> String {
  var output = ""
  dump(value, to: &output)
  return output
}
