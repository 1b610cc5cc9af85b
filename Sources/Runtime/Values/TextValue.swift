#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A value that is a string of a certain form in JSON, such as a date.
public protocol TextValue: ParameterValue, WireValue {
  /// Creates a value from a string; nil if that does not have the form.
  init?(wireText text: String)
  /// The string in the form that the service expects.
  var wireText: String { get }
  /// The name of the form, for messages.
  static var wireForm: String { get }
  /// Whether messages must not show a string of the form. The default is false.
  static var mayHoldSecrets: Bool { get }
}

extension TextValue {
  /// False.
  public static var mayHoldSecrets: Bool { false }

  /// The same string as in JSON.
  public var parameterText: String { wireText }

  /// Decodes a JSON string of the form.
  /// - Throws: `DecodingError` if the value is not a string, or not of the form.
  public init(wire decoder: any Decoder) throws {
    guard let text = try? decoder.singleValueContainer().decode(String.self), let value = Self(wireText: text) else {
      throw decoder.mismatch(Self.self)
    }
    self = value
  }

  /// Decodes a JSON string of the form. An empty string counts as a missing value.
  @_spi(Generated) public static func wireValue(
    in container: KeyedDecodingContainer<JSONKey>,
    forKey key: JSONKey
  ) throws -> Self? {
    if let text = try? container.decodeIfPresent(String.self, forKey: key) {
      if text.isEmpty { return nil }
      if let value = Self(wireText: text) { return value }
    }
    return try container.decodeIfPresent(Wire<Self>.self, forKey: key)?.value
  }

  /// Decodes a JSON string of the form.
  @_spi(Generated) public init(json node: JSONNode) throws {
    guard let text = node.string, let value = Self(wireText: text) else { throw node.mismatch(Self.self) }
    self = value
  }

  /// Decodes a JSON string of the form. An empty string counts as a missing value.
  @_spi(Generated) public static func wireValue(json node: JSONNode) throws -> Self? {
    node.hasEmptyString ? nil : try Self(json: node)
  }

  /// Encodes a JSON string of the form.
  /// - Throws: The error of the encoder.
  public func encodeWire(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(wireText)
  }

  /// Encodes a JSON string of the form without a container.
  @_spi(Generated) public func write(json writer: JSONWriter) throws { writer.bytes.append(quoted: wireText) }
}

extension UUID: TextValue {
  /// Creates a UUID from a string in uppercase or lowercase.
  public init?(wireText text: String) { self.init(uuidString: text) }
  /// The UUID in lowercase, as RFC 9562 recommends.
  public var wireText: String { uuidString.lowercased() }
  /// The name of the form.
  public static var wireForm: String { "a UUID" }
}
