/// A JSON value whose properties keep their order.
package indirect enum JSONNode {
  case null
  case string(String)
  case bool(Bool)
  /// A number, as written.
  case number(String)
  case array([JSONNode])
  case object(JSONFields)

  /// Returns the value as a string, indented by two spaces.
  package func text(indentation: String = "") -> String {
    let inner = indentation + "  "
    switch self {
    case .null: return "null"
    case .string(let text): return Self.literal(text)
    case .bool(let bool): return bool ? "true" : "false"
    case .number(let text): return text
    case .array(let elements):
      if elements.isEmpty { return "[]" }
      let isFlat = elements.allSatisfy { if case .string = $0 { true } else { false } } && elements.count <= 4
      if isFlat { return "[" + elements.map { $0.text() }.joined(separator: ", ") + "]" }
      return "[\n" + elements.map { inner + $0.text(indentation: inner) }.joined(separator: ",\n") + "\n\(indentation)]"
    case .object(let fields):
      if fields.isEmpty { return "{}" }
      let lines = fields.entries.map { "\(inner)\(Self.literal($0.key)): \($0.value.text(indentation: inner))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indentation)}"
    }
  }

  private static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "\0"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

/// The properties of an object, in order.
package struct JSONFields: ExpressibleByArrayLiteral {
  /// A property.
  package struct Entry {
    package var key: String
    package var value: JSONNode
  }

  package private(set) var entries: [Entry]

  package init(arrayLiteral elements: (String, JSONNode)...) {
    entries = elements.map { Entry(key: $0.0, value: $0.1) }
  }

  package init(_ entries: [(String, JSONNode)]) {
    self.entries = entries.map { Entry(key: $0.0, value: $0.1) }
  }

  package var isEmpty: Bool { entries.isEmpty }

  package mutating func append(_ key: String, _ value: JSONNode) {
    entries.append(Entry(key: key, value: value))
  }

  package mutating func add(_ key: String, _ text: String?) {
    if let text { append(key, .string(text)) }
  }

  package mutating func add(_ key: String, if condition: Bool) {
    if condition { append(key, .bool(true)) }
  }

  package mutating func add(_ key: String, _ fields: JSONFields) {
    if !fields.isEmpty { append(key, .object(fields)) }
  }

  package static func + (left: JSONFields, right: JSONFields) -> JSONFields {
    var result = left
    result.entries += right.entries
    return result
  }
}
