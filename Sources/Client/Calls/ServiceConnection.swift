public import VersionedAPIRuntime

/// What all calls of a client share: the endpoint, the credential, the transport and the options.
public struct ServiceConnection: Sendable {
  /// What changes neither with options nor with calls.
  final class Shared: Sendable {
    let baseURL: Result<BaseURL, any Error>
    let credential: any RequestCredential
    let transport: any HTTPTransport
    let budget = RetryBudget()
    let watchdog: Watchdog
    let requestIDs = RequestIDs()
    let clock: any Clock<Duration>
    let random: @Sendable () -> Double

    init(
      _ baseURL: Result<BaseURL, any Error>,
      _ credential: any RequestCredential,
      _ transport: any HTTPTransport,
      _ clock: any Clock<Duration>,
      _ random: @escaping @Sendable () -> Double
    ) {
      self.baseURL = baseURL
      self.credential = credential
      self.transport = transport
      self.clock = clock
      watchdog = Watchdog(clock)
      self.random = random
    }
  }

  let shared: Shared
  /// The options of calls.
  public private(set) var options: ClientOptions

  /// Creates a connection. Nothing is sent.
  /// - Parameters:
  ///   - endpoint: Where the service is. One that is not valid makes calls throw `RequestError`.
  ///   - credential: The credential that authenticates each request.
  ///   - transport: What sends the requests.
  ///   - options: The options of all calls.
  ///   - clock: Measures time limits and waits.
  ///   - random: Returns random numbers from 0 to 1, which vary the waits before retries.
  public init(
    endpoint: some ServiceEndpoint,
    credential: some RequestCredential,
    transport: some HTTPTransport,
    options: ClientOptions = ClientOptions(),
    clock: any Clock<Duration> = ContinuousClock(),
    random: @escaping @Sendable () -> Double = { .random(in: 0...1) }
  ) {
    shared = Shared(Result { try BaseURL(endpoint.url()) }, credential, transport, clock, random)
    self.options = options
  }

  /// Returns a connection with other options, which shares everything else.
  func with(_ change: (inout ClientOptions) -> Void) -> Self {
    var copy = self
    change(&copy.options)
    return copy
  }
}

extension ServiceConnection: APIClient {
  /// The connection itself.
  public var connection: ServiceConnection { self }

  /// Creates the same connection.
  public init(_ connection: ServiceConnection) {
    self = connection
  }
}

extension ServiceConnection: CustomStringConvertible, CustomReflectable {
  /// The endpoint without user and query.
  public var description: String {
    switch shared.baseURL {
    case .success(let baseURL): "connection to \(baseURL)"
    case .failure(let error): "connection without a valid endpoint: \(error)"
    }
  }

  /// A mirror of the description alone.
  public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
