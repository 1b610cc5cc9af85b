/// An object, for types with a `Codable` implementation of their own.
struct JSONObjectContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let node: JSONNode

  var codingPath: [any CodingKey] { node.codingPath }

  /// The keys, each of them once.
  var allKeys: [Key] {
    var keys: [Key] = []
    var known: Set<String> = []
    node.forEachProperty { name, _ in
      if known.insert(name).inserted, let key = Key(stringValue: name) { keys.append(key) }
    }
    return keys
  }

  func contains(_ key: Key) -> Bool { node.value(forKey: key.stringValue) != nil }

  func decodeNil(forKey key: Key) throws -> Bool { try value(key).isNull }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try value(key).decode(type) }

  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try value(key).decodeScalar(type) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try value(key).decodeScalar(type) }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try value(key).decodeScalar(type) }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try value(key).decodeScalar(type) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try value(key).decodeScalar(type) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try value(key).decodeScalar(type) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try value(key).decodeScalar(type) }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try value(key).decodeScalar(type) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try value(key).decodeScalar(type) }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try value(key).decodeScalar(type) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try value(key).decodeScalar(type) }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try value(key).decodeScalar(type) }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try value(key).decodeScalar(type) }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try value(key).decodeScalar(type) }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type,
    forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try value(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try value(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder {
    guard let value = node.value(forKey: "super") else { throw missing(JSONKey(stringValue: "super")) }
    return value
  }

  func superDecoder(forKey key: Key) throws -> any Decoder { try value(key) }

  private func value(_ key: Key) throws -> JSONNode {
    guard let value = node.value(forKey: key.stringValue) else { throw missing(key) }
    return value
  }

  private func missing(_ key: any CodingKey) -> DecodingError {
    let context = DecodingError.Context(codingPath: node.codingPath, debugDescription: "the object has no such key")
    return .keyNotFound(key, context)
  }
}
