/// A JSON value of any type.
public enum JSONValue: Hashable, Sendable {
  /// `null`
  case null
  /// `true` or `false`
  case bool(Bool)
  /// An integer of at most 64 bits, also if it is written as `1.0`.
  case integer(Int64)
  /// Any other number, with the precision of a `Double`.
  case number(Double)
  /// A string.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object.
  case object([String: JSONValue])

  /// The value of a property; nil if this is not an object, or has no such property.
  public subscript(key: String) -> JSONValue? {
    if case .object(let object) = self { object[key] } else { nil }
  }

  /// The string; nil if this is not a string.
  public var stringValue: String? {
    if case .string(let string) = self { string } else { nil }
  }
}

extension JSONValue: WireObject {
  /// Decodes a JSON value.
  /// - Throws: `DecodingError` if a number is out of the range of a `Double`, or values are nested too deep.
  public init(from decoder: any Decoder) throws {
    // Decoders cannot be asked for the type. Each failure is slow, so the most frequent types come first.
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let string = try? container.decode(String.self) {
      self = .string(string)
    } else if let integer = try? container.decode(Int64.self) {
      self = .integer(integer)
    } else if let container = try? decoder.container(keyedBy: JSONKey.self) {
      var object: [String: JSONValue] = [:]
      for key in container.allKeys {
        object[key.stringValue] = try container.decode(Wire<JSONValue>.self, forKey: key).value
      }
      self = .object(object)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if var container = try? decoder.unkeyedContainer() {
      var array: [JSONValue] = []
      while !container.isAtEnd { array.append(try container.decode(Wire<JSONValue>.self).value) }
      self = .array(array)
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else {
      throw decoder.mismatch(JSONValue.self)
    }
  }

  /// Decodes a JSON value as ``init(from:)`` does, without trying one type after the other.
  @_spi(Generated) public init(json node: JSONNode) throws {
    try node.checkDepth()
    switch node.kind {
    case .null: self = .null
    case .true: self = .bool(true)
    case .false: self = .bool(false)
    case .string, .escapedString: self = .string(node.string ?? "")
    case .integer, .number:
      if let integer = node.integer { self = .integer(integer) } else { try self.init(from: node) }
    case .array:
      var array: [JSONValue] = []
      array.reserveCapacity(Int(node.token.count))
      try node.forEachElement { array.append(try JSONValue(json: $0)) }
      self = .array(array)
    case .object:
      var object: [String: JSONValue] = [:]
      try node.forEachProperty { key, value in
        if object[key] == nil { object[key] = try JSONValue(json: value) }
      }
      self = .object(object)
    }
  }

  /// Encodes the value.
  /// - Throws: The error of the encoder.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let bool): try container.encode(bool)
    case .integer(let integer): try container.encode(integer)
    case .number(let number): try container.encode(number)
    case .string(let string): try container.encode(string)
    case .array(let array): try container.encode(array)
    case .object(let object): try container.encode(object)
    }
  }

  /// Encodes the value.
  @_spi(Generated) public func write(json writer: JSONWriter) throws {
    switch self {
    case .null: writer.bytes.append("null")
    case .bool(let bool): writer.bytes.append(bool)
    case .integer(let integer): writer.bytes.append(integer)
    case .number(let number): try number.write(json: writer)
    case .string(let string): writer.bytes.append(quoted: string)
    case .array(let array): try array.write(json: writer)
    case .object(let object): try object.write(json: writer)
    }
  }
}

extension JSONValue: FormNaming {
  static var formName: String { "a value" }
}
