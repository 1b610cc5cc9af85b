extension Task where Failure == any Error {
  /// Starts a task. Where the system can, the task runs on the thread of the caller until it first waits, which saves the
  /// way to another thread.
  static func startingNow(_ operation: @escaping @Sendable () async throws -> Success) -> Task {
    if #available(macOS 26.0, iOS 26.0, tvOS 26.0, watchOS 26.0, visionOS 26.0, *) {
      Task.immediate { try await operation() }
    } else {
      Task { try await operation() }
    }
  }
}
