import VersionedAPIRuntime

/// Limits the retries of all calls of a client together, so that a broken service does not get several times the load.
///
/// A retry takes one from the budget, a success returns a half. If every second request or fewer fail, it never runs out.
/// A retry after the time that the service asked for costs nothing.
struct RetryBudget: Sendable {
  private static let capacity = 50.0
  private static let perSuccess = 0.5

  private let balance = Locked(capacity)

  func didSucceed() {
    balance.withLock { $0 = min(Self.capacity, $0 + Self.perSuccess) }
  }

  /// Takes a retry from the budget; false if there is none.
  func takeRetry() -> Bool {
    balance.withLock { balance in
      guard balance >= 1 else { return false }
      balance -= 1
      return true
    }
  }
}
