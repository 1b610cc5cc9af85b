/// The time limits of one try.
struct TimeLimit: Sendable {
  /// A limit for inactivity is looked at in this many steps. It is exceeded by one step at most.
  private static let steps = 4

  let clock: any Clock<Duration>
  /// How long nothing may be sent or received.
  let inactivity: Duration?
  /// How long the try may take.
  let remaining: Duration?
  /// What is thrown after that.
  let error: ClientError

  /// Runs an operation, and cancels it if it exceeds a limit.
  /// - Throws: ``TransportError`` or ``ClientError`` if a limit is exceeded, and what the operation throws.
  func run<Value: Sendable>(
    _ activity: Activity,
    _ operation: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    guard inactivity != nil || remaining != nil else { return try await operation() }
    return try await withThrowingTaskGroup(of: Value?.self) { group in
      defer { group.cancelAll() }
      group.addTask { try await operation() }
      if let inactivity {
        group.addTask {
          try await watch(activity, inactivity)
          return nil
        }
      }
      if let remaining {
        group.addTask {
          try await clock.sleep(for: remaining)
          throw error
        }
      }
      while let value = try await group.next() {
        if let value { return value }
      }
      throw CancellationError()
    }
  }

  private func watch(_ activity: Activity, _ limit: Duration) async throws {
    var events = activity.events
    var idleSteps = 0
    while idleSteps < Self.steps {
      try await clock.sleep(for: limit / Self.steps)
      let now = activity.events
      idleSteps = now == events ? idleSteps + 1 : 0
      events = now
    }
    throw TransportError(.timedOut, isRequestSent: true, details: "nothing was sent or received for \(limit)")
  }
}
