/// An array, for types with a `Codable` implementation of their own.
struct JSONArrayContainer: UnkeyedDecodingContainer {
  private let node: JSONNode
  private var next: Int
  private(set) var currentIndex = 0

  init(node: JSONNode) {
    self.node = node
    next = node.index + 1
  }

  var codingPath: [any CodingKey] { node.codingPath }
  var count: Int? { Int(node.token.count) }
  var isAtEnd: Bool { next >= node.end }

  mutating func decodeNil() throws -> Bool {
    guard try element(Never?.self).isNull else { return false }
    advance()
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let value = try element(type).decode(type)
    advance()
    return value
  }

  mutating func decode(_ type: Bool.Type) throws -> Bool { try decodeScalar(type) }
  mutating func decode(_ type: String.Type) throws -> String { try decodeScalar(type) }
  mutating func decode(_ type: Double.Type) throws -> Double { try decodeScalar(type) }
  mutating func decode(_ type: Float.Type) throws -> Float { try decodeScalar(type) }
  mutating func decode(_ type: Int.Type) throws -> Int { try decodeScalar(type) }
  mutating func decode(_ type: Int8.Type) throws -> Int8 { try decodeScalar(type) }
  mutating func decode(_ type: Int16.Type) throws -> Int16 { try decodeScalar(type) }
  mutating func decode(_ type: Int32.Type) throws -> Int32 { try decodeScalar(type) }
  mutating func decode(_ type: Int64.Type) throws -> Int64 { try decodeScalar(type) }
  mutating func decode(_ type: UInt.Type) throws -> UInt { try decodeScalar(type) }
  mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try decodeScalar(type) }
  mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try decodeScalar(type) }
  mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try decodeScalar(type) }
  mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try decodeScalar(type) }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> {
    let container = try element([String: Any].self).container(keyedBy: type)
    advance()
    return container
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    let container = try element([Any].self).unkeyedContainer()
    advance()
    return container
  }

  mutating func superDecoder() throws -> any Decoder {
    let element = try element(JSONValue.self)
    advance()
    return element
  }

  private mutating func decodeScalar<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let value = try element(type).decodeScalar(type)
    advance()
    return value
  }

  /// Returns the next element.
  private func element(_ type: Any.Type) throws -> JSONNode {
    guard !isAtEnd else {
      let path = node.codingPath + [JSONIndex(currentIndex)]
      throw DecodingError.valueNotFound(
        type,
        .init(codingPath: path, debugDescription: "the array has no more elements")
      )
    }
    return JSONNode(text: node.text, index: next)
  }

  private mutating func advance() {
    next = Int(node.text.tokens[next].next)
    currentIndex += 1
  }
}
