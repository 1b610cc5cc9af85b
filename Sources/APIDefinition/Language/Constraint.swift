/// A limit of a value, or its default.
public enum Constraint: String, CaseIterable, Hashable, Sendable {
  /// The minimum number of characters of a string.
  case minLength
  /// The maximum number of characters of a string.
  case maxLength
  /// The minimum of a number.
  case minimum
  /// The maximum of a number.
  case maximum
  /// The minimum number of elements of an array.
  case minItems
  /// The maximum number of elements of an array.
  case maxItems
  /// The regular expression that a string must match.
  case pattern
  /// The value that the service uses if it is omitted.
  case `default`

  /// Whether the constraint applies to a type.
  func applies(to type: TypeExpression) -> Bool {
    switch (self, type) {
    case (.minLength, .primitive(.string)), (.maxLength, .primitive(.string)), (.pattern, .primitive(.string)): true
    case (.minimum, .primitive(let number)), (.maximum, .primitive(let number)):
      [.int32, .int64, .float, .double].contains(number)
    case (.minItems, .array), (.maxItems, .array): true
    case (.default, .primitive(let primitive)): primitive != .binary && primitive != .json
    case (.default, .named): true
    default: false
    }
  }
}
