/// How fast jobs are processed.
public enum Pace: String, CaseIterable, Codable, Sendable {
  /// A job has ended when its creation has been responded to.
  case instant
  /// A job starts after a second and ends two seconds later.
  case real
  /// As ``real``, by a clock that only an admin request advances.
  case manual

  /// The number of seconds until a job starts.
  var startDelay: Double { self == .instant ? 0 : 1 }
  /// The number of seconds until a job ends.
  var endDelay: Double { self == .instant ? 0 : 3 }
}
