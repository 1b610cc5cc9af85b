public import HTTPTypes

@_spi(Generated)
extension HTTPFields {
  /// Returns the string, number or Boolean value of a header field; nil where it is missing or of another form.
  public func value<Value: LosslessStringConvertible>(_ name: String) -> Value? {
    string(name).flatMap { Value($0) }
  }

  /// Returns the date, URL or the like of a header field; nil where it is missing or of another form.
  public func value<Value: TextValue>(_ name: String) -> Value? {
    string(name).flatMap { Value(wireText: $0) }
  }

  /// Returns the enum case of a header field; nil where it is missing.
  public func value<Value: OpenEnumeration>(_ name: String) -> Value? {
    string(name).map { Value(rawValue: $0) }
  }

  private func string(_ name: String) -> String? {
    HTTPField.Name(name).flatMap { self[$0] }
  }
}
