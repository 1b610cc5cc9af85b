/// A property wrapper that hides a value from descriptions, dumps and mirrors, also from those of whatever contains it.
@propertyWrapper
public struct Secret<Value: Sendable>: Sendable {
  /// The value.
  public var wrappedValue: Value

  /// Creates an instance with the given value.
  public init(wrappedValue: Value) {
    self.wrappedValue = wrappedValue
  }
}

extension Secret: Equatable where Value: Equatable {}
extension Secret: Hashable where Value: Hashable {}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Always `<secret>`.
  public var description: String { "<secret>" }
  /// Always `<secret>`.
  public var debugDescription: String { "<secret>" }
  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
