#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A value with a form in the service's JSON, which is not always the one that `Codable` would choose: a `UUID` goes out
/// in small letters, and a `Date` as ISO 8601, whatever encoder is used.
public protocol WireValue: Sendable {
  /// Reads the value.
  init(wire decoder: any Decoder) throws
  /// Writes the value.
  func encodeWire(to encoder: any Encoder) throws
}

/// A value whose form in the service's JSON is the one that `Codable` gives it.
public protocol WireObject: WireValue, Codable {}

extension WireObject {
  /// Reads the value as `Codable` does.
  public init(wire decoder: any Decoder) throws { try self.init(from: decoder) }
  /// Writes the value as `Codable` does.
  public func encodeWire(to encoder: any Encoder) throws { try encode(to: encoder) }
}

extension String: WireObject {}
extension Bool: WireObject {}
extension Int: WireObject {}
extension Int64: WireObject {}
extension Double: WireObject {}

extension Array: WireValue where Element: WireValue {
  /// Reads a JSON array.
  public init(wire decoder: any Decoder) throws {
    self = try [Wire<Element>](from: decoder).map(\.value)
  }

  /// Writes a JSON array.
  public func encodeWire(to encoder: any Encoder) throws {
    try map(Wire.init).encode(to: encoder)
  }
}

extension Dictionary: WireValue where Key == String, Value: WireValue {
  /// Reads a JSON object.
  public init(wire decoder: any Decoder) throws {
    self = try [String: Wire<Value>](from: decoder).mapValues(\.value)
  }

  /// Writes a JSON object.
  public func encodeWire(to encoder: any Encoder) throws {
    try mapValues(Wire.init).encode(to: encoder)
  }
}

/// Carries a value through `Codable` in its own form.
struct Wire<Value: WireValue>: Codable {
  let value: Value

  init(_ value: Value) {
    self.value = value
  }

  init(from decoder: any Decoder) throws {
    value = try Value(wire: decoder)
  }

  func encode(to encoder: any Encoder) throws {
    try value.encodeWire(to: encoder)
  }
}

/// The one way in which this library reads and writes JSON.
enum WireCoding {
  static func data(_ value: some WireValue) throws -> Data {
    let encoder = JSONEncoder()
    // The same request gives the same bytes, and addresses stay legible.
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(Wire(value))
  }

  static func value<Value: WireValue>(_ type: Value.Type = Value.self, from data: Data) throws -> Value {
    try JSONDecoder().decode(Wire<Value>.self, from: data).value
  }
}
