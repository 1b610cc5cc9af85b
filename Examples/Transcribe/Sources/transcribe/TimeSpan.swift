/// A part of the audio, in milliseconds from its beginning.
struct TimeSpan: Hashable, Sendable, Encodable {
  var start: Int
  var end: Int

  /// Creates a part; nil where the service leaves one of its numbers out.
  init?(offset: (some BinaryInteger)?, duration: (some BinaryInteger)?) {
    guard let offset, let duration else { return nil }
    // At most 24 days, so that nothing overflows whatever the service sends.
    let start = Int(Int32(clamping: max(0, offset)))
    self.init(start: start, end: start + Int(Int32(clamping: max(0, duration))))
  }

  init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  /// Returns a part of it, between two fractions of it.
  func part(from first: Double, to last: Double) -> TimeSpan {
    let length = Double(end - start)
    return TimeSpan(start: start + Int(length * first), end: start + Int(length * last))
  }

  /// Returns the time from the start of one to the end of the other.
  func extended(to other: TimeSpan) -> TimeSpan {
    TimeSpan(start: start, end: max(end, other.end))
  }
}
