/// A property wrapper that lets a struct have a property of its own type. It has value semantics.
@propertyWrapper
public struct Indirect<Value: Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private var box: Box

  /// Creates an instance with the given value.
  public init(wrappedValue: Value) {
    box = Box(wrappedValue)
  }

  /// The value. Setting it does not change copies.
  public var wrappedValue: Value {
    get { box.value }
    set { box = Box(newValue) }
  }
}

extension Indirect: Equatable where Value: Equatable {
  /// Returns whether the values are equal.
  public static func == (left: Indirect, right: Indirect) -> Bool { left.wrappedValue == right.wrappedValue }
}

extension Indirect: Hashable where Value: Hashable {
  /// Hashes the value.
  public func hash(into hasher: inout Hasher) { hasher.combine(wrappedValue) }
}

extension Indirect: CustomStringConvertible {
  /// The description of the value.
  public var description: String { String(describing: wrappedValue) }
}
