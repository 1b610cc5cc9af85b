#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

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
