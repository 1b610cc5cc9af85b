import HTTPTypes

/// What proves to the service who sends a request.
public protocol RequestCredential: Sendable {
  /// The header field that carries the proof.
  var headerField: (name: String, value: String) { get }
}

extension RequestCredential {
  /// Puts the proof into a request, in the place of one that is there.
  /// - Throws: ``RequestError/invalidCredential`` where the proof is empty or cannot stand in a header field.
  func authorize(_ request: inout HTTPRequest) throws {
    let (name, value) = headerField
    guard !value.isEmpty, HTTPField.isValidValue(value), let name = HTTPField.Name(name) else {
      throw RequestError.invalidCredential
    }
    var field = HTTPField(name: name, value: value)
    // Keeps the proof out of the tables that HTTP/2 and HTTP/3 compress header fields with.
    field.indexingStrategy = .disallow
    request.headerFields[name] = nil
    request.headerFields.append(field)
  }
}
