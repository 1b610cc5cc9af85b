#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The reason why a request has no complete response.
///
/// It holds no URL, since that may be signed.
public struct TransportError: Error, Hashable, Sendable {
  /// The kinds of failures.
  public enum Reason: Hashable, Sendable {
    /// No connection: the host is unknown, unreachable, or does not accept one.
    case cannotConnect
    /// The connection is not secure: its certificate is not that of the host, or cannot be trusted.
    case untrustedConnection
    /// The connection was closed, or lost, before the response was complete.
    case connectionLost
    /// A time limit was exceeded.
    case timedOut
    /// What arrived is not a response of HTTP.
    case invalidResponse
    /// Something else.
    case other
  }

  /// The kind of failure.
  public let reason: Reason
  /// Whether the server may have received the request, or a part of it. If not, it is safe to send it again.
  public let isRequestSent: Bool
  /// What the HTTP library or the system says, such as `NSURLErrorDomain -1005`; without URLs.
  public let details: String

  /// Creates an error.
  /// - Parameters:
  ///   - reason: The kind of failure.
  ///   - isRequestSent: Whether the server may have received the request, or a part of it.
  ///   - details: What the HTTP library or the system says, without URLs.
  public init(_ reason: Reason, isRequestSent: Bool, details: String = "") {
    self.reason = reason
    self.isRequestSent = isRequestSent
    self.details = details
  }
}

extension TransportError: CustomStringConvertible, LocalizedError {
  /// What went wrong, in one line.
  public var description: String {
    let description =
      switch reason {
      case .cannotConnect: "the service cannot be reached"
      case .untrustedConnection: "the certificate of the service cannot be trusted"
      case .connectionLost: "the connection was closed before the response was complete"
      case .timedOut: "the service did not respond in time"
      case .invalidResponse: "the service sent something that is not HTTP"
      case .other: "the request failed"
      }
    return details.isEmpty ? description : "\(description) (\(details))"
  }

  /// The same as the description.
  public var errorDescription: String? { description }
}
