/// The general error codes that the emulator uses, which are cases of the service's `ErrorCode`.
enum ErrorCode: String, CaseIterable, Sendable {
  case invalidRequest = "InvalidRequest"
  case notFound = "NotFound"
  case conflict = "Conflict"
  case forbidden = "Forbidden"
  case notAllowed = "NotAllowed"
  case unsupportedMediaType = "UnsupportedMediaType"
  case tooManyRequests = "TooManyRequests"
  case internalServerError = "InternalServerError"
  case serviceUnavailable = "ServiceUnavailable"

  /// The name of the enum in the definitions.
  static let enumName = "ErrorCode"
}
