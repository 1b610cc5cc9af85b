/// A value that can be a parameter of a path, a query or a header field.
public protocol ParameterValue: Sendable {
  /// The string that is sent, before percent-encoding.
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
