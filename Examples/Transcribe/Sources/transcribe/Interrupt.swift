import Dispatch
import Foundation

/// Runs an operation, and cancels it when the user presses Ctrl-C. A second Ctrl-C ends the program.
func runUntilInterrupt(_ operation: @escaping @Sendable () async throws -> Void) async throws {
  let task = Task(operation: operation)
  signal(SIGINT, SIG_IGN)
  let source = DispatchSource.makeSignalSource(signal: SIGINT)
  source.setEventHandler {
    signal(SIGINT, SIG_DFL)
    task.cancel()
  }
  source.resume()
  defer { source.cancel() }
  try await task.value
}
