/// The change that an update makes to a property or to a value of a map (RFC 7396).
///
/// An update changes objects and maps at every level: in `Patch<[String: Patch<String>]>`, each key says whether it is
/// kept, removed or set, and `.clear` removes the map.
public enum Patch<Value> {
  /// The value is not sent, and stays as it is.
  case unchanged
  /// `null` is sent, which removes the value.
  case clear
  /// The value is sent, and replaces the former one. An object and a map are merged into it.
  case set(Value)
}

extension Patch: Sendable where Value: Sendable {}
extension Patch: Equatable where Value: Equatable {}
extension Patch: Hashable where Value: Hashable {}

extension Patch: WireValue where Value: WireValue {
  /// Decodes a value, or `.clear` from `null`.
  /// - Throws: `DecodingError` if the value is unreadable.
  public init(wire decoder: any Decoder) throws {
    self = try decoder.singleValueContainer().decodeNil() ? .clear : .set(Value(wire: decoder))
  }

  /// Encodes the value, or `null`. A map leaves out what is unchanged; nothing else can.
  public func encodeWire(to encoder: any Encoder) throws {
    switch self {
    case .unchanged, .clear:
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    case .set(let value):
      try value.encodeWire(to: encoder)
    }
  }

  /// Encodes the value, or `null`, as ``encodeWire(to:)`` does.
  @_spi(Generated) public func write(json writer: JSONWriter) throws {
    if case .set(let value) = self { try value.write(json: writer) } else { writer.bytes.append("null") }
  }
}

extension Patch: FormNaming where Value: WireValue {
  static var formName: String { Value.formName }
}

/// A value that a map may leave out.
protocol Omissible {
  var isOmitted: Bool { get }
}

extension Patch: Omissible {
  var isOmitted: Bool {
    if case .unchanged = self { true } else { false }
  }
}
