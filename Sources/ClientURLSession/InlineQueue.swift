#if canImport(FoundationNetworking)
  import Foundation

  /// A queue that runs operations at once, on the queue of the session that adds them.
  ///
  /// On a queue of its own, what arrives faster than it is handled would pile up in memory. What the delegate does is short.
  final class InlineQueue: OperationQueue, @unchecked Sendable {
    override func addOperation(_ block: @escaping @Sendable () -> Void) { block() }
  }
#endif
