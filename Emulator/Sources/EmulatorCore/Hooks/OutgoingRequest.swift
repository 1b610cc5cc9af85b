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
