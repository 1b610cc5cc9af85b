/// A value that has a form in the service's JSON. That is not always the form of `Codable`: a `UUID` is in lowercase, and
/// a `Date` is ISO 8601, whatever encoder is used.
public protocol WireValue: Sendable {
  /// Decodes a value.
  init(wire decoder: any Decoder) throws
  /// Encodes the value.
  func encodeWire(to encoder: any Encoder) throws
}

/// A value whose form in the service's JSON is that of `Codable`.
public protocol WireObject: WireValue, Codable {}

extension WireObject {
  /// Decodes a value as `Codable` does.
  public init(wire decoder: any Decoder) throws { try self.init(from: decoder) }
  /// Encodes the value as `Codable` does.
  public func encodeWire(to encoder: any Encoder) throws { try encode(to: encoder) }
}

extension String: WireObject {}
extension Bool: WireObject {}
extension Int: WireObject {}
extension Int64: WireObject {}
extension Double: WireObject {}

extension Array: WireValue where Element: WireValue {
  /// Decodes a JSON array.
  public init(wire decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    self = []
    reserveCapacity(container.count ?? 0)
    while !container.isAtEnd { append(try container.decode(Wire<Element>.self).value) }
  }

  /// Encodes a JSON array.
  public func encodeWire(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    for element in self { try container.encode(Wire(element)) }
  }
}

extension Dictionary: WireValue where Key == String, Value: WireValue {
  /// Decodes a JSON object.
  public init(wire decoder: any Decoder) throws {
    self = try [String: Wire<Value>](from: decoder).mapValues(\.value)
  }

  /// Encodes a JSON object.
  public func encodeWire(to encoder: any Encoder) throws {
    try mapValues(Wire.init).encode(to: encoder)
  }
}

/// Decodes and encodes a value in its form in the service's JSON.
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
