/// The status of an entity, in the service's words.
enum EntityStatus: String, Codable, Sendable {
  case notStarted = "NotStarted"
  case running = "Running"
  case succeeded = "Succeeded"
  case failed = "Failed"

  /// Whether processing has ended.
  var isFinal: Bool { self == .succeeded || self == .failed }
}
