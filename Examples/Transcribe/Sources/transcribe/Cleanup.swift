/// Runs an operation, and cleans up behind it, also after an error or a cancellation.
func withCleanup<Result>(
  _ operation: () async throws -> Result,
  cleanUp: @escaping @Sendable () async -> Void
) async throws -> Result {
  do {
    let result = try await operation()
    await cleanUp()
    return result
  } catch {
    // A new task is not cancelled.
    await Task { await cleanUp() }.value
    throw error
  }
}
