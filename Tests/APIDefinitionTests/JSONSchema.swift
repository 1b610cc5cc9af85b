import VersionedAPISourceText
import VersionedAPIYAML

/// A JSON Schema (draft 7) with the keywords that the schema of the definition language needs. It checks nodes, whose
/// scalars are strings, and also numbers or Booleans if they look like ones.
struct JSONSchema {
  /// A schema within the schema: rules that must all be met.
  struct Part {
    var rules: [Rule] = []
    /// The description.
    var description: String?
    /// Example values.
    var examples: [Node] = []
  }

  /// One rule.
  indirect enum Rule {
    case never
    case reference(String)
    case type([Kind])
    case values([String])
    case pattern(Pattern)
    case minimum(Int)
    case elementCount(ClosedRange<Int>)
    case elements(Part)
    case keyCount(ClosedRange<Int>)
    case keys(Part)
    case required([String])
    case entries(named: [String: Part], matching: [(pattern: Pattern, part: Part)], others: Part?)
    case ifPresent([String: Part])
    case all([Part])
    case any([Part])
    case not(Part)
    case condition(Part, then: Part?, otherwise: Part?)
  }

  /// The values of the keyword `type`.
  enum Kind: String {
    case object, array, null, string, boolean, integer, number
  }

  /// A regular expression and its source.
  struct Pattern {
    var text: String
    var regex: Regex<AnyRegexOutput>
  }

  /// The reason why a file is not a schema that this type supports.
  struct InvalidSchema: Error, CustomStringConvertible {
    let description: String
    init(_ message: String, at range: SourceRange) { description = "\(range.label): \(message)" }
  }

  private(set) var root = Part()
  /// The named parts.
  private(set) var definitions: [String: Part] = [:]
  /// All parts that have examples.
  private(set) var partsWithExamples: [Part] = []
  private var references: [(name: String, range: SourceRange)] = []

  /// Reads a schema. Throws an error if a check would be ignored.
  init(_ node: Node) throws {
    root = try part(node)
    for reference in references where definitions[reference.name] == nil {
      throw InvalidSchema("there is no such definition", at: reference.range)
    }
  }

  /// The keywords for editors and readers only.
  private static let annotations: Set = ["$schema", "$comment", "title", "errorMessage", "patternErrorMessage"]

  private mutating func part(_ node: Node) throws -> Part {
    if node.scalar == "false" { return Part(rules: [.never]) }
    guard let entries = node.entries else { throw InvalidSchema("this is not a schema", at: node.range) }
    var part = Part()
    for entry in entries {
      switch entry.key {
      case "definitions": definitions = try parts(of: entry)
      case "description": part.description = entry.value.scalar
      case "examples": part.examples = try elements(of: entry)
      default: part.rules += try rules(for: entry, of: node)
      }
    }
    if !part.examples.isEmpty { partsWithExamples.append(part) }
    // Draft 7 ignores what stands beside a reference.
    if node["$ref"] != nil, part.rules.count > 1 {
      throw InvalidSchema("a rule next to '$ref' is ignored", at: node.range)
    }
    return part
  }

  private mutating func rules(for keyword: Node.Entry, of schema: Node) throws -> [Rule] {
    let value = keyword.value
    switch keyword.key {
    case "$ref": return [.reference(try reference(value))]
    case "type": return [.type(try (value.elements ?? [value]).map(kind))]
    case "const": return [.values([try text(value)])]
    case "enum": return [.values(try elements(of: keyword).map(text))]
    case "pattern": return [.pattern(try pattern(try text(value), at: value.range))]
    case "minimum": return [.minimum(try number(value))]
    case "minItems": return [.elementCount(try number(value)...Int.max)]
    case "maxItems": return [.elementCount(0...(try number(value)))]
    case "items": return [.elements(try part(value))]
    case "minProperties": return [.keyCount(try number(value)...Int.max)]
    case "maxProperties": return [.keyCount(0...(try number(value)))]
    case "propertyNames": return [.keys(try part(value))]
    case "required": return [.required(try elements(of: keyword).map(text))]
    case "properties": return [try entries(of: schema)]
    case "patternProperties", "additionalProperties":
      return schema["properties"] == nil ? [try entries(of: schema)] : []
    case "dependencies": return [.ifPresent(try parts(of: keyword))]
    case "allOf": return [.all(try elements(of: keyword).map { try part($0) })]
    case "anyOf": return [.any(try elements(of: keyword).map { try part($0) })]
    case "not": return [.not(try part(value))]
    case "if":
      let (then, otherwise) = (try schema["then"].map { try part($0) }, try schema["else"].map { try part($0) })
      return [.condition(try part(value), then: then, otherwise: otherwise)]
    case "then", "else":
      guard schema["if"] != nil else { throw InvalidSchema("an 'if' is missing", at: keyword.keyRange) }
      return []
    default:
      guard Self.annotations.contains(keyword.key) else {
        throw InvalidSchema("the keyword '\(keyword.key)' is not known", at: keyword.keyRange)
      }
      return []
    }
  }

  private mutating func entries(of schema: Node) throws -> Rule {
    let matching = try (schema["patternProperties"]?.entries ?? []).map { entry in
      (try pattern(entry.key, at: entry.keyRange), try part(entry.value))
    }
    let named = try Dictionary(
      uniqueKeysWithValues: (schema["properties"]?.entries ?? []).map { ($0.key, try part($0.value)) }
    )
    return .entries(named: named, matching: matching, others: try schema["additionalProperties"].map { try part($0) })
  }

  private mutating func parts(of keyword: Node.Entry) throws -> [String: Part] {
    guard let entries = keyword.value.entries else {
      throw InvalidSchema("this is not a mapping", at: keyword.value.range)
    }
    return try Dictionary(uniqueKeysWithValues: entries.map { ($0.key, try part($0.value)) })
  }

  private mutating func reference(_ node: Node) throws -> String {
    let prefix = "#/definitions/"
    guard let text = node.scalar, text.hasPrefix(prefix) else {
      throw InvalidSchema("this is not a reference", at: node.range)
    }
    let name = String(text.dropFirst(prefix.count))
    references.append((name, node.range))
    return name
  }

  private func elements(of keyword: Node.Entry) throws -> [Node] {
    guard let elements = keyword.value.elements else {
      throw InvalidSchema("this is not a list", at: keyword.value.range)
    }
    return elements
  }

  private func kind(_ node: Node) throws -> Kind {
    guard let kind = Kind(rawValue: try text(node)) else {
      throw InvalidSchema("there is no such type", at: node.range)
    }
    return kind
  }

  private func text(_ node: Node) throws -> String {
    guard let text = node.scalar else { throw InvalidSchema("this is not a string", at: node.range) }
    return text
  }

  private func number(_ node: Node) throws -> Int {
    guard let number = Int(try text(node)) else { throw InvalidSchema("this is not a number", at: node.range) }
    return number
  }

  private func pattern(_ text: String, at range: SourceRange) throws -> Pattern {
    guard let regex = try? Regex(text) else { throw InvalidSchema("this is not a valid regular expression", at: range) }
    return Pattern(text: text, regex: regex.matchingSemantics(.unicodeScalar))
  }
}

extension Node {
  /// Returns the value of a key.
  subscript(key: String) -> Node? { entries?.first { $0.key == key }?.value }
}
