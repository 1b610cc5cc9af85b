/// The change that an update makes to a property (RFC 7396).
public enum Patch<Value> {
  /// The property is not sent, and keeps its value.
  case unchanged
  /// `null` is sent, which removes the value.
  case clear
  /// The value is sent, and replaces the former one.
  case set(Value)
}

extension Patch: Sendable where Value: Sendable {}
extension Patch: Equatable where Value: Equatable {}
extension Patch: Hashable where Value: Hashable {}
