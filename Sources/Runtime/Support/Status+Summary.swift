import HTTPTypes

extension HTTPResponse.Status {
  /// The code, and the reason phrase if there is one, which HTTP/2 and HTTP/3 do not have.
  var summary: String { reasonPhrase.isEmpty ? "\(code)" : "\(code) \(reasonPhrase)" }
}
