/// An array, for types with a `Codable` implementation of their own.
struct JSONArrayEncodingContainer: UnkeyedEncodingContainer {
  let container: JSONContainer

  var codingPath: [any CodingKey] { container.codingPath }
  var count: Int { container.elements.count }

  func encodeNil() { container.addElement().encodeNil() }

  func encode<Value: Encodable>(_ value: Value) throws {
    let writer = JSONWriter(key: JSONIndex(count), in: container)
    try writer.encode(value)
    container.append(writer)
  }

  func nestedContainer<NestedKey: CodingKey>(keyedBy type: NestedKey.Type) -> KeyedEncodingContainer<NestedKey> {
    container.addElement().container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { container.addElement().unkeyedContainer() }

  func superEncoder() -> any Encoder { container.addElement() }
}
