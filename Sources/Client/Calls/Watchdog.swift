/// Cancels tries that exceed their time limits.
///
/// One task looks at all tries of a client. With a timer for each try, short calls would cost twice as much, and the system
/// keeps a timer until its time has come, even if it is cancelled.
final class Watchdog: Sendable {
  fileprivate struct Entry {
    let limit: TimeLimit
    let activity: Activity
    let cancel: @Sendable () -> Void
    /// When the time for the try is over; nil for never.
    let end: Duration?
    /// When to look whether there was activity; nil for never.
    var nextStep: Duration?
    var events: Int
    var idleSteps = 0
    /// Why the try was cancelled.
    var failure: (any Error)?

    /// When to look at the try; nil for never.
    var nextLook: Duration? {
      guard failure == nil else { return nil }
      guard let end, let nextStep else { return end ?? nextStep }
      return min(end, nextStep)
    }
  }

  private struct State {
    var entries: [Int: Entry] = [:]
    var lastNumber = 0
    /// When the task looks at the tries; nil if there is no task.
    var nextLook: Duration?
    var task: Task<Void, Never>?
    /// Grows with each task, so that an earlier one ends.
    var generation = 0
  }

  private let state = Locked(State())
  private let clock: any Clock<Duration>
  private let elapsed: @Sendable () -> Duration

  init(_ clock: any Clock<Duration>) {
    self.clock = clock
    elapsed = clock.makeStopwatch()
  }

  deinit { state.withLock(\.task)?.cancel() }

  /// Runs an operation, and cancels it if it exceeds a limit.
  /// - Throws: ``TransportError`` or ``ClientError`` if a limit is exceeded, and what the operation throws.
  func run<Value: Sendable>(
    _ limit: TimeLimit,
    _ activity: Activity,
    _ operation: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    guard limit.inactivity != nil || limit.remaining != nil else { return try await operation() }
    let task = Task.startingNow(operation)
    let number = add(limit, activity) { task.cancel() }
    let result = await withTaskCancellationHandler {
      await task.result
    } onCancel: {
      task.cancel()
    }
    let failure = state.withLock { $0.entries.removeValue(forKey: number)?.failure }
    switch result {
    case .success(let value): return value
    case .failure(let error): throw failure ?? error
    }
  }

  private func add(_ limit: TimeLimit, _ activity: Activity, _ cancel: @escaping @Sendable () -> Void) -> Int {
    let now = elapsed()
    let entry = Entry(
      limit: limit,
      activity: activity,
      cancel: cancel,
      end: limit.remaining.map { now + $0 },
      nextStep: limit.step.map { now + $0 },
      events: activity.events
    )
    return state.withLock { state in
      state.lastNumber += 1
      state.entries[state.lastNumber] = entry
      if let look = entry.nextLook, state.nextLook.map({ look < $0 }) ?? true {
        state.task?.cancel()
        state.generation += 1
        state.nextLook = look
        state.task = makeTask(state.generation)
      }
      return state.lastNumber
    }
  }

  private func makeTask(_ generation: Int) -> Task<Void, Never> {
    Task { [weak self, clock] in
      while let wait = self?.look(generation) {
        do {
          try await clock.sleep(for: wait)
        } catch {
          return
        }
      }
    }
  }

  /// Cancels the tries that exceed a limit.
  /// - Returns: The time until the next look; nil if there is nothing to look at.
  private func look(_ generation: Int) -> Duration? {
    let now = elapsed()
    let (wait, expired) = state.withLock { state -> (Duration?, [@Sendable () -> Void]) in
      guard state.generation == generation else { return (nil, []) }
      var expired: [@Sendable () -> Void] = []
      for (number, var entry) in state.entries where entry.nextLook.map({ $0 <= now }) ?? false {
        entry.look(now)
        if entry.failure != nil { expired.append(entry.cancel) }
        state.entries[number] = entry
      }
      state.nextLook = state.entries.values.compactMap(\.nextLook).min()
      if state.nextLook == nil { state.task = nil }
      return (state.nextLook.map { max(.zero, $0 - now) }, expired)
    }
    for cancel in expired { cancel() }
    return wait
  }
}

extension Watchdog.Entry {
  /// Finds out whether a limit is exceeded.
  fileprivate mutating func look(_ now: Duration) {
    if let end, end <= now {
      failure = limit.error
    } else if let nextStep, let step = limit.step, let inactivity = limit.inactivity, nextStep <= now {
      let events = activity.events
      idleSteps = events == self.events ? idleSteps + 1 : 0
      self.events = events
      self.nextStep = now + step
      guard idleSteps >= TimeLimit.stepCount else { return }
      let details = "nothing was sent or received for \(inactivity)"
      failure = TransportError(.timedOut, isRequestSent: true, details: details)
    }
  }
}
