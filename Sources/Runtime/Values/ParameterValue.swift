#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A value that can stand in a path, a query or a header field.
public protocol ParameterValue: Sendable {
  /// The text that goes out, before percent-encoding.
  var parameterText: String { get }
}

extension String: ParameterValue {
  /// The string itself.
  public var parameterText: String { self }
}

extension Bool: ParameterValue {
  /// `true` or `false`.
  public var parameterText: String { self ? "true" : "false" }
}

extension Int: ParameterValue {
  /// The decimal digits.
  public var parameterText: String { String(self) }
}

extension Int64: ParameterValue {
  /// The decimal digits.
  public var parameterText: String { String(self) }
}

extension Double: ParameterValue {
  /// The shortest decimal notation that reads back as the same number.
  public var parameterText: String { String(self) }
}

/// A value that JSON carries as a string of a certain form, such as a date.
public protocol TextValue: ParameterValue, WireValue {
  /// Reads the text; nil where it does not have the form.
  init?(wireText text: String)
  /// The text in the form that the service expects.
  var wireText: String { get }
  /// What the form is called, for messages.
  static var wireForm: String { get }
  /// Whether no message may show a text of the form. False, if not said otherwise.
  static var mayHoldSecrets: Bool { get }
}

extension TextValue {
  /// False.
  public static var mayHoldSecrets: Bool { false }

  /// The same text as in JSON.
  public var parameterText: String { wireText }

  /// Reads a JSON string of the form.
  /// - Throws: `DecodingError` where the value is no string, or not of the form.
  public init(wire decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Self(wireText: text) else {
      let subject = Self.mayHoldSecrets ? "the text" : "'\(text)'"
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(subject) is not \(Self.wireForm)")
    }
    self = value
  }

  /// Writes a JSON string of the form.
  /// - Throws: What the encoder throws.
  public func encodeWire(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(wireText)
  }
}

extension UUID: TextValue {
  /// Reads a UUID in capitals or small letters.
  public init?(wireText text: String) { self.init(uuidString: text) }
  /// The UUID in small letters, as the service and RFC 9562 write it.
  public var wireText: String { uuidString.lowercased() }
  /// `a UUID`
  public static var wireForm: String { "a UUID" }
}

extension URL: TextValue {
  /// Reads an address.
  public init?(wireText text: String) { self.init(string: text) }
  /// The whole address.
  public var wireText: String { absoluteString }
  /// `a URL`
  public static var wireForm: String { "a URL" }
  /// True: the query of an address may hold a signature.
  public static var mayHoldSecrets: Bool { true }
}
