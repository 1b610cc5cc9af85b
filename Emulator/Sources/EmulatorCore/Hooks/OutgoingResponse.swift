import Foundation

/// The response to a request of the emulator.
public struct OutgoingResponse: Sendable {
  /// The status.
  public var status: Int
  /// The body.
  public var body: Data

  /// Creates a response.
  public init(_ status: Int, body: Data = Data()) {
    self.status = status
    self.body = body
  }
}
