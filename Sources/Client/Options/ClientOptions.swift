public import HTTPTypes
public import VersionedAPIRuntime

/// The options of a client. ``APIClient/with(_:)`` changes them for single calls.
public struct ClientOptions: Sendable {
  /// When a failed request is sent again.
  public var retry = RetryPolicy()

  /// How long a try may pass without a byte sent or received, the time of the credential included: 5 minutes unless set;
  /// nil for no limit.
  ///
  /// The service may need long to respond to a request that it works on, so this is not a matter of seconds.
  public var inactivityLimit: Duration? = .seconds(300)

  /// How long a call may take, all tries and waits included; nil, as it is unless set, for no limit.
  ///
  /// Each request of a list or of a job that is waited for is a call of its own.
  public var timeLimit: Duration?

  /// How the status of a job is looked at until it is finished.
  public var polling = PollingPolicy()

  /// What becomes of values in a response that are not what the service documents. Lenient unless set; what was found is
  /// in the reply, and in the log.
  public var decoding = ReplyDecoding.lenient

  /// The number of bytes of a response that is held in memory: 256 MiB unless set. Downloads to a file have no limit.
  public var maximumBodyLength = 268_435_456

  /// Header fields to add to each request, except to downloads.
  public var headerFields: HTTPFields = [:]

  /// The header field for an identifier of the call, the same for all its tries: `x-ms-client-request-id` unless set; nil
  /// for none.
  public var requestIDField = HTTPField.Name("x-ms-client-request-id")

  /// Called while bytes are sent and received, from any thread; nil, as it is unless set, if nobody needs it.
  public var onProgress: (@Sendable (TransferProgress) -> Void)?

  /// What is logged and where to.
  public var logging = LoggingOptions()

  /// Creates the options that are described at each property.
  public init() {}
}
