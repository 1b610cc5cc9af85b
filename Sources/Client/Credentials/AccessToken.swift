#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// An access token, and the time at which it expires.
///
/// Descriptions hide the token.
public struct AccessToken: Hashable, Sendable {
  /// The token, without the name of a scheme such as `Bearer`.
  public let value: String
  /// When the token expires; nil if it does not, or if nobody knows.
  public let expirationDate: Date?

  /// Creates a token.
  /// - Parameters:
  ///   - value: The token, without the name of a scheme such as `Bearer`.
  ///   - expirationDate: When the token expires; nil if it does not, or if nobody knows.
  public init(_ value: String, expirationDate: Date?) {
    self.value = value
    self.expirationDate = expirationDate
  }
}

extension AccessToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The expiration date without the token.
  public var description: String { "token that expires \(expirationDate.map { "at \($0)" } ?? "at an unknown time")" }
  /// The expiration date without the token.
  public var debugDescription: String { description }
  /// A mirror without the token.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
