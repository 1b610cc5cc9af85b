#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Encodes the properties of a JSON object.
@_spi(Generated)
public struct ObjectWriter {
  private enum Target {
    case writer(JSONWriter)
    case container(Container)
  }

  /// A class, since the compiler does not know how large the container is.
  private final class Container {
    var container: KeyedEncodingContainer<JSONKey>

    init(_ container: KeyedEncodingContainer<JSONKey>) { self.container = container }
  }

  private let target: Target

  /// Creates a writer of an object.
  public init(_ encoder: any Encoder) {
    if let writer = encoder as? JSONWriter, writer.beginObject() {
      target = .writer(writer)
    } else {
      target = .container(Container(encoder.container(keyedBy: JSONKey.self)))
    }
  }

  /// Encodes a property; nothing for nil.
  /// - Throws: The error of the encoder.
  public mutating func write<Value: WireValue>(_ key: StaticString, _ value: Value?) throws {
    guard case .writer(let writer) = target else { return try encodeIfPresent(key, value) }
    guard let value else { return }
    try writer.write(key, value)
  }

  /// Encodes a property of an update: nothing, null or the value.
  /// - Throws: The error of the encoder.
  public mutating func write<Value: WireValue>(_ key: StaticString, _ patch: Patch<Value>) throws {
    switch (patch, target) {
    case (.unchanged, _): break
    case (.clear, .writer(let writer)):
      writer.beginMember(key)
      writer.bytes.append("null")
    case (.clear, .container(let box)): try box.container.encodeNil(forKey: JSONKey(key))
    case (.set(let value), .writer(let writer)): try writer.write(key, value)
    case (.set(let value), .container(let box)): try box.container.encode(Wire(value), forKey: JSONKey(key))
    }
  }

  private func encodeIfPresent<Value: WireValue>(_ key: StaticString, _ value: Value?) throws {
    guard case .container(let box) = target else { return }
    try box.container.encodeIfPresent(value.map(Wire.init), forKey: JSONKey(key))
  }

  // The most frequent types have functions of their own. A generic one takes several times as many instructions, and more
  // code at each call.

  /// Encodes a string; nothing for nil.
  /// - Throws: The error of the encoder.
  public mutating func write(_ key: StaticString, _ value: String?) throws {
    guard case .writer(let writer) = target else { return try encodeIfPresent(key, value) }
    guard let value else { return }
    writer.beginMember(key)
    writer.bytes.append(quoted: value)
  }

  /// Encodes a Boolean; nothing for nil.
  /// - Throws: The error of the encoder.
  public mutating func write(_ key: StaticString, _ value: Bool?) throws {
    guard case .writer(let writer) = target else { return try encodeIfPresent(key, value) }
    guard let value else { return }
    writer.beginMember(key)
    writer.bytes.append(value)
  }

  /// Encodes a whole number; nothing for nil.
  /// - Throws: The error of the encoder.
  public mutating func write(_ key: StaticString, _ value: Int?) throws {
    guard case .writer(let writer) = target else { return try encodeIfPresent(key, value) }
    guard let value else { return }
    writer.beginMember(key)
    writer.bytes.append(Int64(value))
  }

  /// Encodes a whole number; nothing for nil.
  /// - Throws: The error of the encoder.
  public mutating func write(_ key: StaticString, _ value: Int64?) throws {
    guard case .writer(let writer) = target else { return try encodeIfPresent(key, value) }
    guard let value else { return }
    writer.beginMember(key)
    writer.bytes.append(value)
  }

  /// Encodes a URL; nothing for nil.
  /// - Throws: The error of the encoder.
  public mutating func write(_ key: StaticString, _ value: URL?) throws {
    guard case .writer(let writer) = target else { return try encodeIfPresent(key, value) }
    guard let value else { return }
    writer.beginMember(key)
    writer.bytes.append(quoted: value.wireText)
  }

  /// Encodes a date; nothing for nil.
  /// - Throws: The error of the encoder.
  public mutating func write(_ key: StaticString, _ value: Date?) throws {
    guard case .writer(let writer) = target else { return try encodeIfPresent(key, value) }
    guard let value else { return }
    writer.beginMember(key)
    value.write(json: writer)
  }

  /// Encodes a duration; nothing for nil.
  /// - Throws: The error of the encoder.
  public mutating func write(_ key: StaticString, _ value: Duration?) throws {
    guard case .writer(let writer) = target else { return try encodeIfPresent(key, value) }
    guard let value else { return }
    writer.beginMember(key)
    value.write(json: writer)
  }
}
