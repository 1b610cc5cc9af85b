/// What is wrong in a request or a response.
public struct Problem: Hashable, Sendable {
  /// The parameter or the property, such as `properties.channels[1]`; nil for the request as a whole.
  public var target: String?
  /// The message.
  public var message: String
  /// The detailed error code.
  var code: DetailedErrorCode?

  init(_ message: String, at target: String? = nil, _ code: DetailedErrorCode? = nil) {
    self.target = target
    self.message = message
    self.code = code
  }
}
