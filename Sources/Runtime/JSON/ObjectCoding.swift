#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A key of a JSON object.
struct JSONKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension JSONKey: CustomStringConvertible {
  var description: String { stringValue }
}

/// Decodes the properties of a JSON object.
@_spi(Generated)
public struct ObjectReader {
  private let container: KeyedDecodingContainer<JSONKey>

  /// Creates a reader of the decoder's object.
  /// - Throws: `DecodingError` if the value is not an object.
  public init(_ decoder: any Decoder) throws {
    container = try decoder.container(keyedBy: JSONKey.self)
  }

  /// Returns a required property.
  /// - Throws: `DecodingError` if it is missing, null or of another type.
  public func required<Value: WireValue>(_ key: String) throws -> Value {
    try container.decode(Wire<Value>.self, forKey: JSONKey(stringValue: key)).value
  }

  /// Returns an optional property; nil if it is missing or null.
  /// - Throws: `DecodingError` if it is of another type.
  public func optional<Value: WireValue>(_ key: String) throws -> Value? {
    try container.decodeIfPresent(Wire<Value>.self, forKey: JSONKey(stringValue: key))?.value
  }

  /// Returns an optional URL; nil if it is missing, null or empty.
  /// - Throws: `DecodingError` if it is of another type.
  public func optional(_ key: String) throws -> URL? {
    let key = JSONKey(stringValue: key)
    guard let text = try container.decodeIfPresent(String.self, forKey: key), !text.isEmpty else { return nil }
    guard let url = URL(wireText: text) else {
      throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: URL.mismatch(text))
    }
    return url
  }

  /// Returns a property of an update, where missing and null differ.
  /// - Throws: `DecodingError` if it is of another type.
  public func patch<Value: WireValue>(_ key: String) throws -> Patch<Value> {
    let key = JSONKey(stringValue: key)
    guard container.contains(key) else { return .unchanged }
    return try container.decodeNil(forKey: key) ? .clear : .set(container.decode(Wire<Value>.self, forKey: key).value)
  }
}

/// Encodes the properties of a JSON object.
@_spi(Generated)
public struct ObjectWriter {
  private var container: KeyedEncodingContainer<JSONKey>

  /// Creates a writer of an object.
  public init(_ encoder: any Encoder) {
    container = encoder.container(keyedBy: JSONKey.self)
  }

  /// Encodes a property; nothing for nil.
  /// - Throws: The error of the encoder.
  public mutating func write<Value: WireValue>(_ key: String, _ value: Value?) throws {
    try container.encodeIfPresent(value.map(Wire.init), forKey: JSONKey(stringValue: key))
  }

  /// Encodes a property of an update: nothing, null or the value.
  /// - Throws: The error of the encoder.
  public mutating func write<Value: WireValue>(_ key: String, _ patch: Patch<Value>) throws {
    switch patch {
    case .unchanged: break
    case .clear: try container.encodeNil(forKey: JSONKey(stringValue: key))
    case .set(let value): try container.encode(Wire(value), forKey: JSONKey(stringValue: key))
    }
  }
}
