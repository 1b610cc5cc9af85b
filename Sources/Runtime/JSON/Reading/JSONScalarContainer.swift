/// A single value, for types with a `Codable` implementation of their own.
struct JSONScalarContainer: SingleValueDecodingContainer {
  let node: JSONNode

  var codingPath: [any CodingKey] { node.codingPath }

  func decodeNil() -> Bool { node.isNull }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try node.decode(type) }

  func decode(_ type: Bool.Type) throws -> Bool { try node.decodeScalar(type) }
  func decode(_ type: String.Type) throws -> String { try node.decodeScalar(type) }
  func decode(_ type: Double.Type) throws -> Double { try node.decodeScalar(type) }
  func decode(_ type: Float.Type) throws -> Float { try node.decodeScalar(type) }
  func decode(_ type: Int.Type) throws -> Int { try node.decodeScalar(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try node.decodeScalar(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try node.decodeScalar(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try node.decodeScalar(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try node.decodeScalar(type) }
  func decode(_ type: UInt.Type) throws -> UInt { try node.decodeScalar(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try node.decodeScalar(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try node.decodeScalar(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try node.decodeScalar(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try node.decodeScalar(type) }
}
