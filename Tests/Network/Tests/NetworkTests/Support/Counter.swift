import class Foundation.NSLock

/// Counts, and calls a closure at a number.
final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var value = 0
  private let target: Int
  private var action: (@Sendable () -> Void)?

  /// Creates a counter.
  /// - Parameter target: The number at which the closure is called.
  init(target: Int = 0) {
    self.target = target
  }

  var count: Int { lock.withLock { value } }

  /// Sets what to do at the number; at once if it is there.
  func atTarget(_ action: @escaping @Sendable () -> Void) {
    let isThere = lock.withLock {
      self.action = action
      return value >= target
    }
    if isThere { action() }
  }

  /// Adds one, and returns the number.
  @discardableResult
  func tick() -> Int {
    let (number, reached) = lock.withLock { () -> (Int, (@Sendable () -> Void)?) in
      value += 1
      return (value, value == target ? action : nil)
    }
    reached?()
    return number
  }
}
