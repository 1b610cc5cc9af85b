/// A property wrapper that properties of structs can have.
protocol StoredWrapper: Hashable {
  associatedtype Value: Hashable
  init(wrappedValue: Value)
  var wrappedValue: Value { get }
  /// Whether errors must not show the value.
  static var isSecret: Bool { get }
}

extension Secret: StoredWrapper where Value: Hashable {
  static var isSecret: Bool { true }
}

extension Indirect: StoredWrapper where Value: Hashable {
  static var isSecret: Bool { false }
}
