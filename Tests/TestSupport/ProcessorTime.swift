import Foundation

/// The processor time that this thread needs for something: the shortest of three times, so that what else the machine does
/// counts little.
public func processorTime(_ work: () -> Void) -> Duration {
  (0..<3).map { _ in
    let start = threadTime()
    work()
    return threadTime() - start
  }.min() ?? .zero
}

private func threadTime() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
