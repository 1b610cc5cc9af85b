/// Encodes the properties of an object with whatever encoder there is.
struct ObjectWriter {
  private var container: KeyedEncodingContainer<JSONKey>

  /// Creates a writer of an object.
  init(_ encoder: any Encoder) {
    container = encoder.container(keyedBy: JSONKey.self)
  }

  /// Encodes a property; nothing for nil.
  /// - Throws: The error of the encoder.
  mutating func write<Value: WireValue>(_ key: StaticString, _ value: Value?) throws {
    try container.encodeIfPresent(value.map(Wire.init), forKey: JSONKey(key))
  }

  /// Encodes a property of an update: nothing, null or the value.
  /// - Throws: The error of the encoder.
  mutating func write<Value: WireValue>(_ key: StaticString, _ patch: Patch<Value>) throws {
    switch patch {
    case .unchanged: break
    case .clear: try container.encodeNil(forKey: JSONKey(key))
    case .set(let value): try container.encode(Wire(value), forKey: JSONKey(key))
    }
  }
}
