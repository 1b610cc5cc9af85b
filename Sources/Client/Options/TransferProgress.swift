/// How far the bytes of a request and of its response are.
///
/// With a new try, the numbers begin at 0 again, except those of a download that is continued.
public struct TransferProgress: Hashable, Sendable {
  /// The number of bytes of the request's body that were sent.
  public var sent: Int64 = 0
  /// The number of bytes of the request's body; 0 without one.
  public var totalToSend: Int64 = 0
  /// The number of bytes of the response's body that were received.
  public var received: Int64 = 0
  /// The number of bytes of the response's body; nil where the service does not say.
  public var totalToReceive: Int64?

  /// Creates a progress.
  public init() {}
}
