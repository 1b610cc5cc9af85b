/// What an update does to one property: leaves it, clears it, or sets it.
public enum Patch<Value> {
  /// The property is not sent and stays as it is.
  case unchanged
  /// `null` is sent and clears the property.
  case clear
  /// The value is sent.
  case set(Value)
}

extension Patch: Sendable where Value: Sendable {}
extension Patch: Equatable where Value: Equatable {}
extension Patch: Hashable where Value: Hashable {}
