import HTTPTypes
import VersionedAPIRuntime

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A response of the emulator.
public struct EmulatorResponse: Sendable {
  /// What happens to the connection.
  public enum Connection: Hashable, Sendable {
    /// The response is sent.
    case normal
    /// The connection is reset without a response.
    case reset
    /// The connection is closed after a number of bytes of the body, although the head announces all of them.
    case truncated(Int)
  }

  /// The status.
  public var status: Int
  /// The header fields, without `Content-Length`.
  public var fields: HTTPFields
  /// The body.
  public var body: Data
  /// What happens to the connection.
  public var connection: Connection = .normal
  /// How long the response is held back.
  public var delay: Duration = .zero

  /// Creates a response.
  public init(_ status: Int, fields: HTTPFields = [:], body: Data = Data()) {
    self.status = status
    self.fields = fields
    self.body = body
  }

  /// Creates a response with JSON.
  init(_ status: Int, json: JSON, pretty: Bool = false) {
    self.init(status, fields: [.contentType: "application/json; charset=utf-8"], body: json.data(pretty: pretty))
  }

  /// Creates a response with plain text or XML.
  init(_ status: Int, text: String, type: String = "text/plain; charset=utf-8") {
    self.init(status, fields: [.contentType: type], body: Data(text.utf8))
  }

  /// Creates an error in the form of the gateway before the service.
  static func gateway(_ status: Int, _ message: String) -> EmulatorResponse {
    EmulatorResponse(status, json: ["error": ["code": .string(String(status)), "message": .string(message)]])
  }
}

extension HTTPFields {
  /// Sets a field by its name; does nothing if that is not a name of a field.
  mutating func set(_ name: String, _ value: String) {
    if let name = HTTPField.Name(name) { self[name] = value }
  }

  /// Returns the value of a field.
  func get(_ name: String) -> String? { HTTPField.Name(name).flatMap { self[$0] } }
}
