public import HTTPTypes

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// An error response, or a response that is not what the service documents.
public struct ServiceError: Error, Sendable {
  /// The reason why a response is an error.
  public enum Reason: Sendable {
    /// The status is 400 to 599.
    case errorResponse
    /// The status is neither that of an error nor a documented one of success.
    case unexpectedStatus
    /// The status is a documented one of success, but the body cannot be decoded.
    case unreadableBody(any Error)
  }

  /// The name of the operation in the service's documentation.
  public let operationID: String
  /// The reason why the response is an error.
  public let reason: Reason
  /// The status.
  public let status: HTTPResponse.Status
  /// The header fields.
  public let headerFields: HTTPFields
  /// The whole body.
  public let body: Data
  /// The code of the error, such as `InvalidRequest`; nil where the body has none.
  public let code: String?
  /// The code of the innermost error, which is the most precise one, such as `InvalidPageSize`.
  public let detailedCode: String?
  /// The message of the error, such as `The request is invalid.`; nil where the body has none.
  public let message: String?
  /// The message of the innermost error that has one, which is the most precise one, such as `The specified locale is not
  /// supported.`
  public let detailedMessage: String?

  /// Creates an error from a response.
  /// - Parameters:
  ///   - operationID: The name of the operation in the service's documentation.
  ///   - response: The head of the response.
  ///   - body: The whole body.
  ///   - reason: The reason why the response is an error.
  public init(operationID: String, response: HTTPResponse, body: Data, reason: Reason) {
    self.operationID = operationID
    self.reason = reason
    self.status = response.status
    self.headerFields = response.headerFields
    self.body = body
    let details = response.status.kind == .successful ? nil : ErrorDetails(body)
    code = details?.code
    message = details?.message
    detailedCode = details?.detailedCode
    detailedMessage = details?.detailedMessage
  }

  /// Creates an error from a response whose status is not a documented success.
  /// - Parameters:
  ///   - operationID: The name of the operation in the service's documentation.
  ///   - response: The head of the response.
  ///   - body: The whole body.
  package init(operationID: String, failure response: HTTPResponse, body: Data) {
    let isErrorResponse = [.clientError, .serverError].contains(response.status.kind)
    let reason: Reason = isErrorResponse ? .errorResponse : .unexpectedStatus
    self.init(operationID: operationID, response: response, body: body, reason: reason)
  }

  /// What makes the body of a success unreadable; nil for another reason, and where the body is not JSON.
  public var issue: ReplyIssue? {
    guard case .unreadableBody(let error as DecodingError) = reason else { return nil }
    if case .dataCorrupted(let context) = error, context.underlyingError as? ReplyIssue == nil { return nil }
    return ReplyIssue(error)
  }

  /// Returns the body as a type of an api-version describes it: `error.payload(as: V1.Error.self)?.code == .notFound`.
  ///
  /// Nil where the body is of another kind, such as that of a gateway, or where the response was to be a success.
  public func payload<Payload: WireValue>(as type: Payload.Type) -> Payload? {
    if case .unreadableBody = reason { return nil }
    // A body of another kind can be decoded too if all properties are optional; then nothing is left of it.
    guard let payload = try? BodyDecoder().decode(type, from: body), let data = try? WireCoding.data(payload),
      data != Data("{}".utf8)
    else { return nil }
    return payload
  }

  /// The time to wait before the next try: never negative, at most a year. Nil where the service does not send it.
  ///
  /// The service sends a number of seconds or a date. A date counts from the response's own `Date`, or from now where
  /// that is missing.
  public var retryAfter: Duration? { headerFields.retryAfter() }
}
