#if canImport(FoundationNetworking)
  import Foundation

  /// A queue that runs operations at once, on the queue of the session that adds them.
  ///
  /// So a delegate that waits for a reader makes libcurl wait, which then receives nothing more. On a queue of its own, it
  /// would wait while the session adds all that arrives.
  final class InlineQueue: OperationQueue, @unchecked Sendable {
    override func addOperation(_ block: @escaping @Sendable () -> Void) { block() }
  }
#endif
