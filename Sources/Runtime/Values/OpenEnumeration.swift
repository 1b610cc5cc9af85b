/// An enum whose values come from the service, with a case for those that this library does not know.
///
/// Two values are equal if their raw values are. Create a value from a string with `init(rawValue:)`, which returns the
/// known case if there is one: in a `switch`, `.unknown("Running")` is not `.running`.
public protocol OpenEnumeration: RawRepresentable<String>, WireObject, CaseIterable, ParameterValue, Hashable {
  /// Creates the known case that has the raw value, or else the unknown case with it.
  init(rawValue: String)
}

extension OpenEnumeration {
  /// The raw value.
  public var parameterText: String { rawValue }

  /// Decodes a string, or a number as its decimal notation.
  /// - Throws: `DecodingError` if the value is neither.
  public init(wire decoder: any Decoder) throws { self.init(rawValue: try String(wire: decoder)) }

  /// Decodes a string, or a number as its decimal notation.
  /// - Throws: `DecodingError` if the value is neither.
  public init(from decoder: any Decoder) throws { try self.init(wire: decoder) }

  /// Decodes a value without the detour of ``init(wire:)``.
  @_spi(Generated) public init(json node: JSONNode) throws { self.init(rawValue: try String(json: node)) }

  /// Decodes a value without the detour of ``init(wire:)``.
  @_spi(Generated) public static func wireValue(
    in container: KeyedDecodingContainer<JSONKey>,
    forKey key: JSONKey
  ) throws -> Self? {
    try String.wireValue(in: container, forKey: key).map { Self(rawValue: $0) }
  }

  /// Encodes the raw value without a container.
  @_spi(Generated) public func write(json writer: JSONWriter) { writer.bytes.append(quoted: rawValue) }
}
