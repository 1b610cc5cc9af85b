/// How the status of a job is looked at until it is finished.
///
/// `Retry-After` of a response comes first, up to ``maximumRetryAfter``.
public struct PollingPolicy: Hashable, Sendable {
  /// The wait before the first look: 2 seconds unless set. It grows by half with each look.
  public var initialInterval = Duration.seconds(2)

  /// The longest wait: 30 seconds unless set.
  public var maximumInterval = Duration.seconds(30)

  /// The longest wait that the service may ask for with `Retry-After`: 5 minutes unless set.
  public var maximumRetryAfter = Duration.seconds(300)

  /// Creates the policy that is described at each property.
  public init() {}

  /// Creates a policy with equal waits.
  /// - Parameter interval: The time between two looks.
  public init(interval: Duration) {
    initialInterval = interval
    maximumInterval = interval
  }
}

extension PollingPolicy {
  /// The shortest wait, whatever the service or a policy asks for: a job is not looked at in a tight loop.
  private static let minimumInterval = Duration.milliseconds(50)

  /// Returns the wait before the next look.
  /// - Parameters:
  ///   - looks: The number of looks so far.
  ///   - retryAfter: What the service asked for.
  package func interval(after looks: Int, retryAfter: Duration?) -> Duration {
    if let retryAfter { return max(Self.minimumInterval, min(retryAfter, maximumRetryAfter)) }
    var interval = max(Self.minimumInterval, initialInterval)
    for _ in 0..<looks where interval < maximumInterval { interval = interval * 1.5 }
    return max(Self.minimumInterval, min(interval, maximumInterval))
  }
}
