package import HTTPTypes

/// A credential that authenticates requests, such as a key or an access token.
public protocol RequestCredential: Sendable {
  /// Returns the header field of a request that is about to be sent; nil for none. It may wait, for a new token for
  /// example.
  /// - Throws: What keeps the credential from being had. ``APIRequest/httpRequest(endpoint:credential:)`` throws the
  ///   same error.
  func headerField() async throws -> (name: String, value: String)?

  /// Forgets a value that the service rejected with status 401.
  /// - Parameter value: The value of the header field.
  /// - Returns: Whether ``headerField()`` may return another one now, so that it makes sense to send the request again.
  func discard(_ value: String) -> Bool
}

extension RequestCredential {
  /// Returns false: there is no other value.
  public func discard(_ value: String) -> Bool { false }

  /// Authenticates a request, instead of any credential that it has.
  /// - Returns: The header field; nil if the credential has none.
  /// - Throws: ``RequestError/invalidCredential`` if the credential is empty or cannot be the value of a header field,
  ///   and what ``headerField()`` throws.
  @discardableResult
  package func authenticate(_ request: inout HTTPRequest) async throws -> HTTPField? {
    guard let (name, value) = try await headerField() else { return nil }
    guard !value.isEmpty, HTTPField.isValidValue(value), let name = HTTPField.Name(name) else {
      throw RequestError.invalidCredential
    }
    var field = HTTPField(name: name, value: value)
    // Keeps the credential out of the tables with which HTTP/2 and HTTP/3 compress header fields.
    field.indexingStrategy = .disallow
    request.headerFields[name] = nil
    request.headerFields.append(field)
    return field
  }
}
