/// Gives a property of a struct room for a value of the struct's own type, with value semantics.
@propertyWrapper
public struct Indirect<Value: Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private var box: Box

  /// Stores a value outside of the struct.
  public init(wrappedValue: Value) {
    box = Box(wrappedValue)
  }

  /// The value. Setting it leaves copies as they are.
  public var wrappedValue: Value {
    get { box.value }
    set { box = Box(newValue) }
  }
}

extension Indirect: Equatable where Value: Equatable {
  /// Compares the values.
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
