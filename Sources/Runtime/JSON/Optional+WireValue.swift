extension Optional: WireValue where Wrapped: WireValue {
  /// Decodes a value, or nil from `null`.
  /// - Throws: `DecodingError` if the value is unreadable.
  public init(wire decoder: any Decoder) throws {
    self = try decoder.singleValueContainer().decodeNil() ? nil : Wrapped(wire: decoder)
  }

  /// Decodes a value, or nil from `null`.
  @_spi(Generated) public init(json node: JSONNode) throws {
    self = node.isNull ? nil : try Wrapped(json: node)
  }

  /// Encodes the value, or `null` for nil.
  public func encodeWire(to encoder: any Encoder) throws {
    if let self {
      try self.encodeWire(to: encoder)
    } else {
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    }
  }

  /// Encodes the value, or `null` for nil.
  @_spi(Generated) public func write(json writer: JSONWriter) throws {
    if let self { try self.write(json: writer) } else { writer.bytes.append("null") }
  }
}

extension Optional: FormNaming where Wrapped: WireValue {
  static var formName: String { Wrapped.formName }
}
