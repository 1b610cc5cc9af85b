import Foundation

/// What is stored beside entities.
struct SharedState: Codable, Sendable {
  /// The key with which download URLs and tokens are signed.
  var signingKey = UUID().uuidString
  /// The texts of audio by the name of the file.
  var texts: [String: String] = [:]
  /// The authorizations of copies by identifier.
  var authorizations: [String: Authorization] = [:]
  /// The number of seconds by which the clock has been advanced.
  var clockAdvance = 0.0
}
