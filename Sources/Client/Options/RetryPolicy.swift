import HTTPTypes

/// When a failed request is sent again.
///
/// That is after the statuses 408, 429, 500, 502, 503 and 504 and after broken connections, and only where it is safe: GET,
/// HEAD, PUT and DELETE have the same effect if they arrive twice. Any other method is repeated only after 429 and 503, or
/// if nothing was sent.
public struct RetryPolicy: Hashable, Sendable {
  /// The number of tries after the first one: 3 unless set.
  public var maximumRetries = 3

  /// The wait before the second try: 0.8 seconds unless set. It doubles with each try, and varies by a fifth so that clients
  /// do not return all at once.
  public var initialDelay = Duration.milliseconds(800)

  /// The longest wait: 60 seconds unless set.
  public var maximumDelay = Duration.seconds(60)

  /// The longest wait that the service may ask for with `Retry-After`, which comes before the delays above: 5 minutes unless
  /// set. If it asks for more, the error is thrown at once.
  public var maximumRetryAfter = Duration.seconds(300)

  /// No request is sent twice.
  public static let none = RetryPolicy(maximumRetries: 0)

  /// Creates a policy.
  /// - Parameter maximumRetries: The number of tries after the first one.
  public init(maximumRetries: Int = 3) {
    self.maximumRetries = maximumRetries
  }
}

extension RetryPolicy {
  private static let statuses: Set<Int> = [408, 429, 500, 502, 503, 504]
  /// The statuses with which a service says that it has not begun.
  private static let statusesBeforeWork: Set<Int> = [429, 503]

  /// Whether a request may be sent again after a response.
  func mayRepeat(_ method: HTTPRequest.Method, after status: HTTPResponse.Status) -> Bool {
    (method.isIdempotent ? Self.statuses : Self.statusesBeforeWork).contains(status.code)
  }

  /// Whether a request may be sent again after a failure.
  func mayRepeat(_ method: HTTPRequest.Method, after error: TransportError) -> Bool {
    switch error.reason {
    case .cannotConnect, .connectionLost, .timedOut: method.isIdempotent || !error.isRequestSent
    case .untrustedConnection, .invalidResponse, .other: false
    }
  }

  /// Returns the wait before the next try.
  /// - Parameters:
  ///   - tries: The number of tries so far.
  ///   - random: A number from 0 to 1.
  package func delay(after tries: Int, random: Double) -> Duration {
    // Beyond 2^30 times any initial delay lies the longest one.
    let delay = initialDelay * (1 << min(max(tries - 1, 0), 30))
    // Whole percents: the products of fractions are hard to read in a log.
    let percent = Int(80 + 40 * min(max(random, 0), 1))
    return min(min(delay, maximumDelay) * percent / 100, maximumDelay)
  }
}

extension HTTPRequest.Method {
  /// Whether two requests have the same effect as one.
  fileprivate var isIdempotent: Bool {
    [.get, .head, .put, .delete].contains(self)
  }
}
