/// A struct of the service's JSON, which lists its properties.
///
/// Generated structs conform to it. All of them share the code that decodes, encodes, compares and hashes values: what the
/// compiler would derive for each struct takes several times the space, and time to compile.
public protocol WireStruct: WireObject {
  /// The stored properties, all of them.
  static var propertyList: PropertyList { get }
}

// What stands here is short and calls what is internal, so that no module has a copy of it for each struct.
extension WireStruct {
  /// Decodes a JSON object.
  /// - Throws: `DecodingError` if the value is not an object, or lacks a required property.
  public init(from decoder: any Decoder) throws { self = try Self.value(of: decoder) }

  /// Decodes a JSON object.
  /// - Throws: `DecodingError` if the value is not an object, or lacks a required property.
  public init(wire decoder: any Decoder) throws { self = try Self.value(of: decoder) }

  /// Decodes a JSON object.
  @_spi(Generated) public init(json node: JSONNode) throws { self = try Self.value(of: node) }

  /// Decodes a JSON object.
  @_spi(Generated) public static func wireValue(json node: JSONNode) throws -> Self? {
    try value(of: node) as Self
  }

  /// Encodes a JSON object.
  /// - Throws: The error of the encoder.
  public func encode(to encoder: any Encoder) throws { try write(to: encoder) }

  /// Encodes a JSON object.
  /// - Throws: The error of the encoder.
  public func encodeWire(to encoder: any Encoder) throws { try write(to: encoder) }

  /// Encodes a JSON object.
  @_spi(Generated) public func write(json writer: JSONWriter) throws {
    try Self.propertyList.write(self, json: writer)
  }

  /// Returns whether all properties are equal.
  public static func == (left: Self, right: Self) -> Bool { propertyList.areEqual(left, right) }

  /// Hashes all properties.
  public func hash(into hasher: inout Hasher) { Self.propertyList.hash(self, into: &hasher) }

  /// The hash value of all properties.
  public var hashValue: Int { Self.propertyList.hashValue(of: self) }

  private static func value(of decoder: any Decoder) throws -> Self { try propertyList.value(of: decoder) }
  private static func value(of node: JSONNode) throws -> Self { try propertyList.value(of: node) }

  private func write(to encoder: any Encoder) throws { try Self.propertyList.write(self, to: encoder) }
}
