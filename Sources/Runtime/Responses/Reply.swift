public import HTTPTypes

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A successful response to an operation: its decoded body, its status and its header fields.
///
/// Descriptions, dumps and mirrors show neither the output nor values of header fields, which may hold signed URLs.
public struct Reply<Operation: APIOperation>: Sendable {
  /// The decoded body.
  public var output: Operation.Output
  /// The status.
  public var status: HTTPResponse.Status
  /// The header fields.
  public var headerFields: HTTPFields
  /// What is not what the service documents, in the order of decoding; at most 1000.
  ///
  /// Such values are nil or left out in ``output``, unless they can be read nevertheless. With ``ReplyDecoding/strict``
  /// there are none.
  public var issues: [ReplyIssue]

  /// Creates a reply, for tests for example.
  /// - Parameters:
  ///   - output: The decoded body.
  ///   - status: The status.
  ///   - headerFields: The header fields.
  ///   - issues: What is not what the service documents.
  public init(
    _ output: Operation.Output,
    status: HTTPResponse.Status = .ok,
    headerFields: HTTPFields = [:],
    issues: [ReplyIssue] = []
  ) {
    self.output = output
    self.status = status
    self.headerFields = headerFields
    self.issues = issues
  }

  /// The URL of what was created; nil where the service does not send it.
  public var location: URL? { headerFields.value("Location") }

  /// The URL of the status of what was started; nil where the service does not send it.
  public var operationLocation: URL? { headerFields.value("Operation-Location") }

  /// The time to wait before the next request: never negative, at most a year. Nil where the service does not send it.
  ///
  /// The service sends a number of seconds or a date. A date counts from the response's own `Date`, or from now where
  /// that is missing.
  public var retryAfter: Duration? { headerFields.retryAfter() }
}

extension Reply: Equatable where Operation.Output: Equatable {}
extension Reply: Hashable where Operation.Output: Hashable {}

extension Reply: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The operation and the status.
  public var description: String { "Reply to \(Operation.operationID) with status \(status.summary)" }
  /// The operation and the status.
  public var debugDescription: String { description }
  /// A mirror of the status, the names of the header fields and the issues.
  public var customMirror: Mirror {
    let names = headerFields.map(\.name.rawName)
    return Mirror(
      self,
      children: [
        "operationID": Operation.operationID, "status": status.code, "headerFields": names, "issues": issues,
      ]
    )
  }
}
