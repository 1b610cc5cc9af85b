/// A limit that the service sets for a value, or the value that it takes for a missing one.
public enum Constraint: String, CaseIterable, Hashable, Sendable {
  /// The fewest characters of a string.
  case minLength
  /// The most characters of a string.
  case maxLength
  /// The smallest number.
  case minimum
  /// The largest number.
  case maximum
  /// The fewest elements of an array.
  case minItems
  /// The most elements of an array.
  case maxItems
  /// The regular expression that a string matches.
  case pattern
  /// What the service takes when the value is left out.
  case `default`

  /// Whether a type can have the constraint.
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
