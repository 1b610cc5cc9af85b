import Foundation
import VersionedAPIRuntime

/// URLs of contents with a signature and an expiry time, as SAS tokens have them.
struct SignedURL: Sendable {
  let key: String

  /// The lifetime without a parameter.
  static let defaultLifetime: TimeInterval = 12 * 3600

  /// Returns the URL of a content.
  func url(base: String, entity: String, file: String, name: String, expires: Date) -> String {
    let path = "/content/\(entity)/\(file)/\(name.percentEncoded)"
    let time = Date(timeIntervalSince1970: expires.timeIntervalSince1970.rounded(.up)).wireText
    let signature = signature(entity: entity, file: file, expiry: time)
    return "\(base)\(path)?sv=2024-11-04&se=\(time.percentEncoded)&sr=b&sp=r&sig=\(signature.percentEncoded)"
  }

  /// Whether the query of a request for a content has a valid signature that has not expired.
  func isValid(_ target: Target, entity: String, file: String, now: Date) -> Bool {
    guard let expiry = target.value("se"), let signature = target.value("sig"), let date = Date(wireText: expiry)
    else { return false }
    return date > now && signature == self.signature(entity: entity, file: file, expiry: expiry)
  }

  private func signature(entity: String, file: String, expiry: String) -> String {
    Signature.of(Data("\(entity)/\(file)\n\(expiry)".utf8), key: key)
  }
}
