import Crypto
import Foundation

/// HMAC-SHA256 in Base64, as the service signs URLs and calls of web hooks.
enum Signature {
  /// Returns the signature of data.
  static func of(_ data: Data, key: String) -> String {
    Data(HMAC<SHA256>.authenticationCode(for: data, using: SymmetricKey(data: Data(key.utf8)))).base64EncodedString()
  }
}
