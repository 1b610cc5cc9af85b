import Foundation

/// The clock of the emulator, which can be ahead of the real one.
struct EmulatorClock: Sendable {
  let pace: Pace
  /// Returns the real time.
  let real: @Sendable () -> Date
  /// The real time at which the emulator was started.
  private let start: Date
  /// The number of seconds by which the clock has been advanced.
  private(set) var advance: Double

  init(pace: Pace, advance: Double = 0, real: @escaping @Sendable () -> Date = { Date() }) {
    self.pace = pace
    self.real = real
    self.advance = advance
    start = real()
  }

  /// The time.
  var now: Date { (pace == .manual ? start : real()).addingTimeInterval(advance) }

  /// The time in whole seconds, as the service reports times.
  var wholeSecond: Date { Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded(.down)) }

  /// Advances the clock.
  mutating func advance(by seconds: Double) { advance += seconds }
}
