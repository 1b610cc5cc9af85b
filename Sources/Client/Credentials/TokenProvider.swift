import VersionedAPIRuntime

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Keeps an access token, and fetches a new one before it expires.
///
/// However many requests need a token, one is fetched at a time. A request that is cancelled waits no longer; the others do.
public final class TokenProvider: Sendable {
  private struct State {
    var token: AccessToken?
    /// When to fetch the next token; nil if only a rejection tells.
    var refreshDate: Date?
    var waiters: [Int: CheckedContinuation<AccessToken, any Error>] = [:]
    /// Waiters that were cancelled before they were in the list.
    var cancelled: Set<Int> = []
    var nextWaiter = 0
    /// The fetch that runs, by its number.
    var fetch: (number: Int, task: Task<Void, Never>)?
    var nextFetch = 0
  }

  /// The longest time before its expiration that a token is replaced. A token with a short life is replaced when a fifth of
  /// it is left.
  private static let maximumLeeway: TimeInterval = 300

  private let state = Locked(State())
  private let fetch: @Sendable () async throws -> AccessToken
  private let now: @Sendable () -> Date

  /// Creates a provider.
  /// - Parameters:
  ///   - now: Returns the current time.
  ///   - fetch: Fetches a token. What it throws is thrown by the call that needs the token.
  public init(
    now: @escaping @Sendable () -> Date = { Date.now },
    fetch: @escaping @Sendable () async throws -> AccessToken
  ) {
    self.now = now
    self.fetch = fetch
  }

  /// Returns a token that does not expire soon, as far as is known.
  /// - Throws: What the closure of the provider throws, unless the last token has not expired yet; `CancellationError`.
  public func token() async throws -> AccessToken {
    let now = now()
    let known = state.withLock { state -> AccessToken? in
      if let date = state.refreshDate, date <= now { return nil }
      return state.token
    }
    if let known { return known }
    do {
      return try await fetchedToken()
    } catch {
      let last = state.withLock(\.token)
      guard !(error is CancellationError), let last, let date = last.expirationDate, date > now else { throw error }
      return last
    }
  }

  /// Forgets a token that the service rejected.
  /// - Parameter token: The token. If it is not the current one, the current one is kept.
  public func discard(_ token: String) {
    state.withLock { state in
      guard state.token?.value == token else { return }
      state.token = nil
      state.refreshDate = nil
    }
  }

  private func fetchedToken() async throws -> AccessToken {
    let waiter = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let isCancelled = state.withLock { state in
          if state.cancelled.remove(waiter) != nil { return true }
          state.waiters[waiter] = continuation
          if state.fetch == nil { start(&state) }
          return false
        }
        if isCancelled { continuation.resume(throwing: CancellationError()) }
      }
    } onCancel: {
      cancel(waiter)
    }
  }

  private func start(_ state: inout State) {
    state.nextFetch += 1
    let number = state.nextFetch
    state.fetch = (
      number,
      Task { [fetch] in
        do {
          let token = try await fetch()
          finish(number, .success(token))
        } catch {
          finish(number, .failure(error))
        }
      }
    )
  }

  private func finish(_ number: Int, _ result: Result<AccessToken, any Error>) {
    let now = now()
    let waiters = state.withLock { state -> [CheckedContinuation<AccessToken, any Error>] in
      guard state.fetch?.number == number else { return [] }
      state.fetch = nil
      if case .success(let token) = result {
        state.token = token
        state.refreshDate = token.expirationDate.map { date in
          date.addingTimeInterval(-min(Self.maximumLeeway, max(0, date.timeIntervalSince(now)) / 5))
        }
      }
      defer { state.waiters = [:] }
      return Array(state.waiters.values)
    }
    for waiter in waiters { waiter.resume(with: result) }
  }

  private func cancel(_ waiter: Int) {
    let continuation = state.withLock { state -> CheckedContinuation<AccessToken, any Error>? in
      guard let continuation = state.waiters.removeValue(forKey: waiter) else {
        // The handler also runs if the cancellation comes before or after the wait; then nobody asks again.
        state.cancelled.insert(waiter)
        return nil
      }
      if state.waiters.isEmpty {
        // Nobody needs it any more. A fetch that does not end must not keep the next call waiting.
        state.fetch?.task.cancel()
        state.fetch = nil
      }
      return continuation
    }
    continuation?.resume(throwing: CancellationError())
  }
}
