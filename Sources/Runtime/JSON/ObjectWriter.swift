/// Encodes the properties of a JSON object.
@_spi(Generated)
public struct ObjectWriter {
  private enum Target {
    case writer(JSONWriter)
    case container(KeyedEncodingContainer<JSONKey>)
  }

  private var target: Target

  /// Creates a writer of an object.
  public init(_ encoder: any Encoder) {
    if let writer = encoder as? JSONWriter, writer.beginObject() {
      target = .writer(writer)
    } else {
      target = .container(encoder.container(keyedBy: JSONKey.self))
    }
  }

  /// Encodes a property; nothing for nil.
  /// - Throws: The error of the encoder.
  public mutating func write<Value: WireValue>(_ key: StaticString, _ value: Value?) throws {
    guard let value else { return }
    switch target {
    case .writer(let writer): try writer.write(key, value)
    case .container(var container): try container.encode(Wire(value), forKey: JSONKey(key))
    }
  }

  /// Encodes a property of an update: nothing, null or the value.
  /// - Throws: The error of the encoder.
  public mutating func write<Value: WireValue>(_ key: StaticString, _ patch: Patch<Value>) throws {
    switch patch {
    case .unchanged: break
    case .clear: try writeNull(key)
    case .set(let value): try write(key, value)
    }
  }

  private func writeNull(_ key: StaticString) throws {
    switch target {
    case .writer(let writer): try writer.write(key, JSONValue.null)
    case .container(var container): try container.encodeNil(forKey: JSONKey(key))
    }
  }
}
