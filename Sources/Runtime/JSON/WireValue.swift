/// A value that has a form in the service's JSON. That is not always the form of `Codable`: a `UUID` is in lowercase, and
/// a `Date` is ISO 8601, whatever encoder is used.
///
/// What is read may differ from what the service documents: see ``ReplyDecoding``.
public protocol WireValue: Hashable, Sendable {
  /// Decodes a value.
  init(wire decoder: any Decoder) throws
  /// Encodes the value.
  func encodeWire(to encoder: any Encoder) throws

  /// Decodes a value of an object; nil if it is missing or null.
  @_spi(Generated) static func wireValue(
    in container: KeyedDecodingContainer<JSONKey>,
    forKey key: JSONKey
  ) throws -> Self?

  /// Decodes a value as ``init(wire:)`` does.
  @_spi(Generated) init(json node: JSONNode) throws
  /// Decodes a value of an object, which is not null; nil if it counts as missing.
  @_spi(Generated) static func wireValue(json node: JSONNode) throws -> Self?

  /// Encodes the value as ``encodeWire(to:)`` does.
  @_spi(Generated) func write(json writer: JSONWriter) throws
}

extension WireValue {
  /// Decodes a value with ``init(wire:)``; nil if it is missing or null.
  @_spi(Generated) public static func wireValue(
    in container: KeyedDecodingContainer<JSONKey>,
    forKey key: JSONKey
  ) throws -> Self? {
    try container.decodeIfPresent(Wire<Self>.self, forKey: key)?.value
  }

  /// Decodes a value with ``init(wire:)``.
  @_spi(Generated) public init(json node: JSONNode) throws { try self.init(wire: node) }

  /// Decodes a value that lies in an object.
  @_spi(Generated) public static func wireValue(json node: JSONNode) throws -> Self? { try Self(json: node) }

  /// Encodes the value with ``encodeWire(to:)``.
  @_spi(Generated) public func write(json writer: JSONWriter) throws { try writer.write(self) }
}

/// A value whose form in the service's JSON is that of `Codable`.
public protocol WireObject: WireValue, Codable {}

extension WireObject {
  /// Decodes a value as `Codable` does.
  public init(wire decoder: any Decoder) throws { try self.init(from: decoder) }
  /// Encodes the value as `Codable` does.
  public func encodeWire(to encoder: any Encoder) throws { try encode(to: encoder) }
}

/// Decodes and encodes a value in its form in the service's JSON.
struct Wire<Value: WireValue>: Codable {
  let value: Value

  init(_ value: Value) {
    self.value = value
  }

  init(from decoder: any Decoder) throws {
    if let node = decoder as? JSONNode {
      value = try Value(json: node)
    } else {
      value = try NestingDepth.deeper(in: decoder) { try Value(wire: decoder) }
    }
  }

  func encode(to encoder: any Encoder) throws {
    try value.encodeWire(to: encoder)
  }
}

/// Decodes an element of an array or a map; nil if that is unreadable.
struct WireElement<Value: WireValue>: Decodable {
  let value: Value?

  init(from decoder: any Decoder) throws {
    do {
      value = try NestingDepth.deeper(in: decoder) { try Value(wire: decoder) }
    } catch {
      try IssueRecorder.record(error, in: decoder)
      value = nil
    }
  }
}
