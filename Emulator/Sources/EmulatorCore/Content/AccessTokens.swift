import Foundation

/// Access tokens, which are valid for ten minutes.
struct AccessTokens: Sendable {
  let key: String

  /// The lifetime in seconds.
  static let lifetime = 600.0

  /// Returns a new token.
  func token(now: Date) -> String {
    let expiry = String(Int(now.timeIntervalSince1970 + Self.lifetime))
    return "\(expiry).\(signature(expiry))"
  }

  /// Whether a token is one of these, and has not expired.
  func isValid(_ token: String, now: Date) -> Bool {
    let parts = token.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, let expiry = Double(parts[0]), parts[1] == signature(parts[0]) else { return false }
    return now.timeIntervalSince1970 < expiry
  }

  private func signature(_ expiry: String) -> String {
    Signature.of(Data("token \(expiry)".utf8), key: key).percentEncoded
  }
}
