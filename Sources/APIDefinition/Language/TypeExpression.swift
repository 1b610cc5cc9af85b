/// A type of the definition language.
public indirect enum TypeExpression: Hashable, Sendable {
  /// A built-in type.
  case primitive(Primitive)
  /// The name of a schema or an enum.
  case named(String)
  /// `T[]`
  case array(TypeExpression)
  /// `T{}`, a map of string to T.
  case map(TypeExpression)

  /// The built-in types.
  public enum Primitive: String, CaseIterable, Sendable {
    /// A string.
    case string
    /// True or false.
    case boolean
    /// A 32-bit integer.
    case int32
    /// A 64-bit integer.
    case int64
    /// A 32-bit floating-point number.
    case float
    /// A 64-bit floating-point number.
    case double
    /// An ISO 8601 date and time with an offset.
    case dateTime = "date-time"
    /// A calendar date, `yyyy-mm-dd`.
    case date
    /// An ISO 8601 duration.
    case duration
    /// A UUID.
    case uuid
    /// A URL.
    case url
    /// Bytes.
    case binary
    /// Any JSON value.
    case json
  }

  /// The names that no schema or enum can have: the built-in types, and the words that stand in their place.
  static let reservedNames = Set(Primitive.allCases.map(\.rawValue) + ["object", "none"])

  /// Returns what to write instead of a type of OpenAPI or of a programming language; nil for other names.
  static func replacement(for name: String) -> String? {
    switch name.lowercased() {
    case "integer", "int", "short", "uint": "'int32' or 'int64'"
    case "number", "decimal": "'double' or 'float'"
    case "bool": "'boolean'"
    case "str", "text", "char": "'string'"
    case "long": "'int64'"
    case "array", "list": "the type of the elements with '[]', such as 'string[]'"
    case "map", "dictionary", "dict": "the type of the values with '{}', such as 'string{}'"
    case "object": "the name of a schema, 'json' for any value, or a map such as 'string{}'"
    case "any", "unknown": "'json'"
    case "file", "byte", "bytes", "stream", "base64": "'binary'"
    case "datetime", "timestamp", "time": "'date-time'"
    case "guid": "'uuid'"
    case "uri": "'url'"
    default: nil
    }
  }

  /// The maximum number of nested lists and maps: more than any JSON needs, and few enough for recursion.
  package static let depth = 8

  /// Parses the notation of the language; nil if the string is not a type.
  package init?(_ text: String, depth: Int = TypeExpression.depth) {
    if text.hasSuffix("[]") || text.hasSuffix("{}") {
      guard depth > 0, let inner = TypeExpression(String(text.dropLast(2)), depth: depth - 1) else { return nil }
      self = text.hasSuffix("[]") ? .array(inner) : .map(inner)
    } else if let primitive = Primitive(rawValue: text) {
      self = .primitive(primitive)
    } else if text.isIdentifier {
      self = .named(text)
    } else {
      return nil
    }
  }

  /// Whether a string would be a type but for the number of nested lists and maps.
  static func isTooDeep(_ text: String) -> Bool {
    var name = text.utf8[...]
    var count = 0
    while name.count > 2, name.suffix(2).elementsEqual("[]".utf8) || name.suffix(2).elementsEqual("{}".utf8) {
      name = name.dropLast(2)
      count += 1
    }
    return count > depth && TypeExpression(String(Substring(name))) != nil
  }

  /// The schema or enum that the type refers to, also within arrays and maps.
  public var name: String? {
    switch self {
    case .primitive: nil
    case .named(let name): name
    case .array(let element): element.name
    case .map(let value): value.name
    }
  }
}

extension TypeExpression {
  /// Whether the type is `binary`, or a list or a map of it.
  var isBinary: Bool {
    switch self {
    case .primitive(let primitive): primitive == .binary
    case .named: false
    case .array(let element): element.isBinary
    case .map(let value): value.isBinary
    }
  }
}

extension TypeExpression: CustomStringConvertible {
  /// The notation of the language.
  public var description: String {
    switch self {
    case .primitive(let primitive): primitive.rawValue
    case .named(let name): name
    case .array(let element): "\(element)[]"
    case .map(let value): "\(value){}"
    }
  }
}

extension String {
  /// Whether this is an identifier: an ASCII letter, then letters, digits and `_`.
  package var isIdentifier: Bool {
    func isLetter(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
    guard let first = utf8.first, isLetter(first) else { return false }
    return utf8.allSatisfy {
      isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "_")
    }
  }
}
