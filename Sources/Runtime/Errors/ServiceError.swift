public import HTTPTypes

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The service refused a request, or answered with what this library does not understand.
public struct ServiceError: Error, Sendable {
  /// What the service calls the operation.
  public let operationID: String
  /// The status of the answer.
  public let status: HTTPResponse.Status
  /// The header fields of the answer.
  public let headerFields: HTTPFields
  /// The body as it came.
  public let body: Data
  /// The body as the api-version describes it, such as `V2024_11_15.Error`; nil where it is something else.
  public let payload: (any Sendable)?
  /// The code of the error, such as `InvalidRequest`; nil where the body has none.
  public let code: String?
  /// The code of the innermost error, which says most exactly what is wrong, such as `InvalidBaseModel`.
  public let detailedCode: String?
  /// What the service says about the error.
  public let message: String?
  /// Why a success could not be read; nil where the service refused.
  public let underlyingError: (any Error)?

  /// Makes an error of an answer.
  /// - Parameters:
  ///   - operationID: What the service calls the operation.
  ///   - response: The head of the answer.
  ///   - body: Its body.
  ///   - payload: The body as the api-version describes it.
  ///   - underlyingError: Why a success could not be read.
  public init(
    operationID: String,
    response: HTTPResponse,
    body: Data,
    payload: (any Sendable)? = nil,
    underlyingError: (any Error)? = nil
  ) {
    self.operationID = operationID
    self.status = response.status
    self.headerFields = response.headerFields
    self.body = body
    self.underlyingError = underlyingError
    let json = response.status.kind == .successful ? nil : try? WireCoding.value(JSONValue.self, from: body)
    // A gateway in front of the service wraps its errors in an `error` property.
    let error = json?["error"] ?? json
    code = error?["code"]?.stringValue
    message = error?["message"]?.stringValue
    self.payload = payload
    var detailedCode = code
    var level = error
    while let inner = level?["innerError"] ?? level?["innererror"] {
      detailedCode = inner["code"]?.stringValue ?? detailedCode
      level = inner
    }
    self.detailedCode = detailedCode
  }

  /// The body as an api-version describes it: `error.payload(as: V2024_11_15.Error.self)?.code == .notFound`.
  public func payload<Payload>(as type: Payload.Type) -> Payload? {
    payload as? Payload
  }

  /// How long the service asks to wait before the next try; nil where it does not say so in seconds.
  public var retryAfter: Duration? {
    let seconds: Int64? = headerFields.integer("Retry-After")
    return seconds.flatMap { $0 < 0 ? nil : .seconds($0) }
  }
}

extension ServiceError: CustomStringConvertible {
  /// The operation, the status, the codes and the message, in one line.
  public var description: String {
    var text = "\(operationID) answered \(status.code)"
    if !status.reasonPhrase.isEmpty { text += " \(status.reasonPhrase)" }
    if let code { text += ": \(code)" }
    if let detailedCode, detailedCode != code { text += " (\(detailedCode))" }
    if let message { text += ": \(message)" }
    if let underlyingError {
      text += ", which cannot be read: \(underlyingError)"
    } else if status.kind == .successful {
      text += ", a status that it does not document"
    } else if code == nil, message == nil {
      text += body.isEmpty ? ", with an empty body" : ", with a body of \(body.count) bytes that names no error"
    }
    return text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

extension ServiceError: LocalizedError {
  /// The same as the description.
  public var errorDescription: String? { description }
}

extension ServiceError: CustomReflectable {
  /// A mirror with the codes and the message, but without the body, which may hold anything.
  public var customMirror: Mirror {
    Mirror(
      self,
      children: [
        "operationID": operationID, "status": status.code, "code": code as Any, "detailedCode": detailedCode as Any,
        "message": message as Any,
      ]
    )
  }
}
