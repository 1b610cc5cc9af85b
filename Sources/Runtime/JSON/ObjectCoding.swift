#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
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

/// Reads the properties of a JSON object.
@_spi(Generated)
public struct ObjectReader {
  private let container: KeyedDecodingContainer<JSONKey>

  /// Opens the object that a decoder stands at.
  /// - Throws: `DecodingError` where there is no object.
  public init(_ decoder: any Decoder) throws {
    container = try decoder.container(keyedBy: JSONKey.self)
  }

  /// A property that is always there.
  /// - Throws: `DecodingError` where it is missing, null or of another type.
  public func required<Value: WireValue>(_ key: String) throws -> Value {
    try container.decode(Wire<Value>.self, forKey: JSONKey(stringValue: key)).value
  }

  /// A property that may be missing or null. An empty text counts as a missing address.
  /// - Throws: `DecodingError` where it is of another type.
  public func optional<Value: WireValue>(_ key: String) throws -> Value? {
    let key = JSONKey(stringValue: key)
    if Value.self == URL.self, (try? container.decode(String.self, forKey: key)) == "" { return nil }
    return try container.decodeIfPresent(Wire<Value>.self, forKey: key)?.value
  }

  /// A property of an update, where missing and null differ.
  /// - Throws: `DecodingError` where it is of another type.
  public func patch<Value: WireValue>(_ key: String) throws -> Patch<Value> {
    let key = JSONKey(stringValue: key)
    guard container.contains(key) else { return .unchanged }
    return try container.decodeNil(forKey: key) ? .clear : .set(container.decode(Wire<Value>.self, forKey: key).value)
  }
}

/// Writes the properties of a JSON object.
@_spi(Generated)
public struct ObjectWriter {
  private var container: KeyedEncodingContainer<JSONKey>

  /// Begins an object.
  public init(_ encoder: any Encoder) {
    container = encoder.container(keyedBy: JSONKey.self)
  }

  /// Writes a property; nothing for nil.
  /// - Throws: What the encoder throws.
  public mutating func write<Value: WireValue>(_ key: String, _ value: Value?) throws {
    try container.encodeIfPresent(value.map(Wire.init), forKey: JSONKey(stringValue: key))
  }

  /// Writes a property of an update: nothing, null or the value.
  /// - Throws: What the encoder throws.
  public mutating func write<Value: WireValue>(_ key: String, _ patch: Patch<Value>) throws {
    switch patch {
    case .unchanged: break
    case .clear: try container.encodeNil(forKey: JSONKey(stringValue: key))
    case .set(let value): try container.encode(Wire(value), forKey: JSONKey(stringValue: key))
    }
  }
}
