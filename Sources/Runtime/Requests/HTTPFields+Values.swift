public import HTTPTypes

extension HTTPFields {
  /// A header field as text; nil where it is missing.
  public func text(_ name: String) -> String? {
    HTTPField.Name(name).flatMap { self[$0] }
  }

  /// A header field as a whole number; nil where it is missing or none.
  public func integer<Number: FixedWidthInteger>(_ name: String) -> Number? {
    text(name).flatMap { Number($0) }
  }

  /// A header field as a number; nil where it is missing or none.
  public func number(_ name: String) -> Double? {
    text(name).flatMap(Double.init)
  }

  /// A header field as true or false; nil where it is missing or neither.
  public func bool(_ name: String) -> Bool? {
    text(name).flatMap(Bool.init)
  }

  /// A header field as a date, an address or the like; nil where it is missing or has another form.
  public func value<Value: TextValue>(_ name: String) -> Value? {
    text(name).flatMap { Value(wireText: $0) }
  }
}
