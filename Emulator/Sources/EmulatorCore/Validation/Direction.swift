/// Which message a value is part of, on which depends what it must and must not have.
enum Direction: Sendable {
  /// The body of a request. Read-only properties are ignored, as the service does.
  case request
  /// A merge patch. Nothing is required, and null removes a value.
  case patch
  /// The body of a response. Properties that responses may lack are not required.
  case response
}
