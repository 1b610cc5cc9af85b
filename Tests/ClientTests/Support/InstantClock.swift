import VersionedAPIClient

/// A clock on which time passes only while somebody sleeps, and then at once.
final class InstantClock: Clock {
  struct Instant: InstantProtocol {
    var offset: Swift.Duration

    func advanced(by duration: Swift.Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Swift.Duration { other.offset - offset }
    static func < (first: Instant, second: Instant) -> Bool { first.offset < second.offset }
  }

  private let state = Locked((now: Instant(offset: .zero), sleeps: [Swift.Duration]()))

  let minimumResolution = Swift.Duration.zero
  var now: Instant { state.withLock(\.now) }
  /// How long was slept, sleep by sleep.
  var sleeps: [Swift.Duration] { state.withLock(\.sleeps) }

  func sleep(until deadline: Instant, tolerance: Swift.Duration?) async throws {
    try Task.checkCancellation()
    state.withLock { state in
      state.sleeps.append(state.now.duration(to: deadline))
      state.now = max(state.now, deadline)
    }
  }
}
