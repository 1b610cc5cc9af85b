/// An object, for types with a `Codable` implementation of their own.
struct JSONObjectEncodingContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let container: JSONContainer

  var codingPath: [any CodingKey] { container.codingPath }

  func encodeNil(forKey key: Key) { container.addProperty(for: key).encodeNil() }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    let writer = JSONWriter(key: key, in: container)
    try writer.encode(value)
    container.set(writer, for: key)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type,
    forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    container.property(for: key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    container.property(for: key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { container.addProperty(for: JSONKey(stringValue: "super")) }

  func superEncoder(forKey key: Key) -> any Encoder { container.addProperty(for: key) }
}
