import Foundation

/// A file of an entity.
struct StoredFile: Codable, Sendable {
  /// The UUID in lowercase.
  var id: String
  /// The name.
  var name: String
  /// The service's `FileKind`.
  var kind: String
  var created: Date
  /// The number of bytes.
  var size: Int
  /// The duration of audio in milliseconds.
  var duration: Int?
}
