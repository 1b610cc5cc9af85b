/// The time limits of one try.
struct TimeLimit: Sendable {
  /// A limit for inactivity is looked at in this many steps. It is exceeded by one step at most.
  static let stepCount = 4

  /// How long nothing may be sent or received.
  let inactivity: Duration?
  /// How long the try may take.
  let remaining: Duration?
  /// What is thrown after that.
  let error: ClientError

  /// The time between two looks at the activity.
  var step: Duration? { inactivity.map { $0 / Self.stepCount } }
}
