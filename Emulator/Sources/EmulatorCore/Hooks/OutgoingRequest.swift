import Foundation

/// A POST request of the emulator to a web hook.
public struct OutgoingRequest: Sendable {
  /// The URL.
  public var url: URL
  /// The header fields by name.
  public var fields: [String: String]
  /// The body.
  public var body: Data
}

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
