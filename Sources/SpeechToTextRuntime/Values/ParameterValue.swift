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
  init?(text: String)
  /// The text in the form that the service expects.
  var text: String { get }
  /// What the form is called, for messages.
  static var textForm: String { get }
  /// Whether no message may show a text of the form. False, if not said otherwise.
  static var mayHoldSecrets: Bool { get }
}

extension TextValue {
  /// False.
  public static var mayHoldSecrets: Bool { false }

  /// The same text as in JSON.
  public var parameterText: String { text }

  /// Reads a JSON string of the form.
  /// - Throws: `DecodingError` where the value is no string, or not of the form.
  public init(wire decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Self(text: text) else {
      let subject = Self.mayHoldSecrets ? "the text" : "'\(text)'"
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(subject) is not \(Self.textForm)")
    }
    self = value
  }

  /// Writes a JSON string of the form.
  /// - Throws: What the encoder throws.
  public func encodeWire(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

extension UUID: TextValue {
  /// Reads a UUID in capitals or small letters.
  public init?(text: String) { self.init(uuidString: text) }
  /// The UUID in small letters, as the service and RFC 9562 write it.
  public var text: String { uuidString.lowercased() }
  /// `a UUID`
  public static var textForm: String { "a UUID" }
}

extension URL: TextValue {
  /// Reads an address.
  public init?(text: String) { self.init(string: text) }
  /// The whole address.
  public var text: String { absoluteString }
  /// `a URL`
  public static var textForm: String { "a URL" }
  /// True: the query of an address may hold a signature.
  public static var mayHoldSecrets: Bool { true }
}
