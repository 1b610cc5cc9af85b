extension Clock where Duration == Swift.Duration {
  /// Returns a function that returns the time since now.
  func makeStopwatch() -> @Sendable () -> Duration {
    let start = now
    return { start.duration(to: self.now) }
  }
}
