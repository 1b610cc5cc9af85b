import VersionedAPIClient

import class Foundation.NSLock

/// A clock that is a hundred times faster, and remembers what it was asked to wait for.
final class ScaledClock: Clock, @unchecked Sendable {
  typealias Duration = Swift.Duration

  struct Instant: InstantProtocol {
    var offset: Duration
    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  private static let factor = 100
  private let start = ContinuousClock.now
  private let lock = NSLock()
  private var recorded: [Duration] = []
  private let willSleep: @Sendable () -> Void

  /// Creates a clock.
  /// - Parameter willSleep: Called before each wait.
  init(willSleep: @escaping @Sendable () -> Void = {}) {
    self.willSleep = willSleep
  }

  var now: Instant { Instant(offset: (ContinuousClock.now - start) * Self.factor) }
  var minimumResolution: Duration { .milliseconds(1) }

  /// What the clock was asked to wait for, in seconds with one digit.
  var waits: [Double] {
    lock.withLock {
      recorded.map { (Double($0.components.seconds) * 10 + Double($0.components.attoseconds) / 1e17).rounded() / 10 }
    }
  }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    let duration = deadline.offset - now.offset
    lock.withLock { recorded.append(duration) }
    willSleep()
    try await Task.sleep(for: duration / Self.factor)
  }
}
