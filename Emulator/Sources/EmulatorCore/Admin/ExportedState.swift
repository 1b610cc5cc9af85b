import Foundation

/// The whole state, for export and import.
struct ExportedState: Codable, Sendable {
  /// The content of a file or a block.
  struct Content: Codable, Sendable {
    var entity: String
    var name: String
    var data: Data
  }

  var entities: [Entity]
  var shared: SharedState
  /// The contents, in Base64.
  var contents: [Content]
}
