import class Foundation.NSLock

/// A sum.
final class Total: @unchecked Sendable {
  private let lock = NSLock()
  private var sum = 0

  var value: Int { lock.withLock { sum } }

  func add(_ number: Int) {
    lock.withLock { sum += number }
  }
}
