/// A request that was received, and what was wrong in it.
struct RequestRecord: Codable, Sendable {
  var time: String
  var method: String
  /// Path and query, without signatures.
  var target: String
  var version: String?
  var operation: String?
  var status: Int
  /// What was wrong.
  var problems: [String]
  /// The faults that were applied.
  var faults: [String]
}
