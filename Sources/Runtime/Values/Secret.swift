/// Holds what no log may show: descriptions, dumps and mirrors of the value, and of whatever contains it, hide it.
@propertyWrapper
public struct Secret<Value: Sendable>: Sendable {
  /// The value itself.
  public var wrappedValue: Value

  /// Hides a value from descriptions.
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
