import Foundation
import HTTPTypes
import VersionedAPIRuntime
import Testing

/// A credential of one header field.
struct Key: RequestCredential {
  var value = "key"

  var headerField: (name: String, value: String) { ("Ocp-Apim-Subscription-Key", value) }
}

extension APIRequest {
  /// A request for `/base/models`.
  static var models: APIRequest { APIRequest(.get, basePath: "/base", "/models") }

  /// The URL that the request goes to.
  func address(at endpoint: String = "https://contoso.com", key: String = "key") throws -> String {
    let head = try httpRequest(endpoint: url(endpoint), credential: Key(value: key))
    return "\(head.scheme ?? "")://\(head.authority ?? "")\(head.path ?? "")"
  }
}

/// An address that is known to be one.
func url(_ text: String) throws -> URL {
  try #require(URL(string: text))
}
