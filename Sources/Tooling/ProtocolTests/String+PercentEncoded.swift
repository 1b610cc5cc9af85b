import Foundation

extension String {
  private static let unreserved = CharacterSet(
    charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"
  )

  /// The string with all characters percent-encoded that are not unreserved (RFC 3986).
  var percentEncoded: String { addingPercentEncoding(withAllowedCharacters: Self.unreserved) ?? self }
}
