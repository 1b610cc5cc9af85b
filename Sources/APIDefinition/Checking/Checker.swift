import VersionedAPISourceText

/// Checks a definition as a whole. Every check reports all errors that it finds.
struct Checker {
  let definition: Definition
  /// The names of elements that were read with errors. Neither they nor references to them are checked any further.
  let invalid: Set<String>
  /// The names of schemas and fragments that may lack properties: the invalid ones, and those that include them.
  let incomplete: Set<String>
  var diagnostics: [Diagnostic] = []

  /// The enums and schemas by name.
  let types: [String: Element]
  /// The fragments by name.
  let fragments: [String: SchemaDefinition]
  /// The schemas by name.
  let schemas: [String: SchemaDefinition]
  /// The enums by name.
  let enums: [String: EnumDefinition]
  /// The operations by name.
  let operations: [String: OperationDefinition]
  /// The operations with `blockUpload`, by group.
  let blockUploads: [Substring: [OperationDefinition]]
  /// The API of each version, if there are no errors.
  private(set) var apis: [API] = []

  /// The number of unknown names for which similar ones are still searched. A search goes through all names, and nobody
  /// reads more suggestions at once.
  private var remainingSuggestions = 100

  var timeline: Timeline { definition.timeline }

  init(_ definition: Definition, invalid: Set<String> = []) {
    self.definition = definition
    self.invalid = invalid
    fragments = definition.fragmentsByName
    schemas = Dictionary(definition.schemas.map { ($0.element.key, $0) }, uniquingKeysWith: { first, _ in first })
    enums = Dictionary(definition.enums.map { ($0.element.key, $0) }, uniquingKeysWith: { first, _ in first })
    operations = Dictionary(definition.operations.map { ($0.element.key, $0) }, uniquingKeysWith: { first, _ in first })
    blockUploads = Dictionary(grouping: definition.operations.filter { !$0.blockUpload.isEmpty }, by: \.group)
    var users: [String: [String]] = [:]
    for schema in definition.fragments + definition.schemas {
      for include in schema.include { users[include.name, default: []].append(schema.element.key) }
    }
    var incomplete: Set<String> = []
    var open = Array(invalid)
    while let name = open.popLast() {
      if incomplete.insert(name).inserted { open += users[name] ?? [] }
    }
    self.incomplete = incomplete
    types = Dictionary(
      definition.enums.map { ($0.element.key, $0.element) } + definition.schemas.map { ($0.element.key, $0.element) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  mutating func run() {
    checkNamesAreUnique()
    checkFormerNames(definition.service.credentials.map(\.element))
    checkFragments()
    checkSchemas()
    checkOperations()
    checkDrafts()
    // Unused elements and endless recursion can be found only where every reference can be resolved.
    guard invalid.isEmpty, !diagnostics.hasErrors else { return }
    apis = timeline.all.indices.map { Projection(definition: definition, index: $0).api() }
    checkUse(in: apis)
    checkRecursion(in: apis)
  }

  /// Whether an element was read without errors, so that it can be checked.
  func isValid(_ element: Element) -> Bool { !invalid.contains(element.key) }

  mutating func error(_ message: String, at range: SourceRange, notes: [Diagnostic.Note] = []) {
    diagnostics.append(Diagnostic(message, at: range, notes: notes))
  }

  /// Types, fragments, parameters, groups and operations have one namespace each, across all files.
  private mutating func checkNamesAreUnique() {
    let namespaces: [(String, [Element])] = [
      ("type", definition.enums.map(\.element) + definition.schemas.map(\.element)),
      ("fragment", definition.fragments.map(\.element)),
      ("shared parameter", definition.parameters.map(\.property.element)),
      ("group", definition.groups.map(\.element)),
      ("operation", definition.operations.map(\.element)),
    ]
    for (kind, elements) in namespaces {
      var first: [String: Element] = [:]
      for element in elements {
        // Names that differ only in case would be the same file in many file systems.
        let key = element.key.lowercased()
        guard let other = first[key] else {
          first[key] = element
          continue
        }
        error(
          other.key == element.key
            ? "the \(kind) '\(element.key)' is defined twice"
            : "the \(kind) '\(element.key)' differs from '\(other.key)' only in upper and lower case",
          at: element.range,
          notes: [.init("the first one is here", at: other.range)]
        )
      }
    }
  }

  /// A type must exist in every version in which it is used.
  mutating func checkReferences(_ types: Versioned<TypeExpression>) {
    for entry in types.entries { checkReference(entry.value, in: entry.versions, at: entry.range) }
  }

  /// Whether a type names nothing that exists and can be checked; `checkReference` reports that.
  func isUnknown(_ type: TypeExpression) -> Bool {
    type.name.map { types[$0] == nil || invalid.contains($0) } ?? false
  }

  /// Returns the schema with properties that a type resolves to in a version, also through schemas with a `type`; nil if
  /// there is none.
  func objectSchema(_ type: TypeExpression, in version: Int) -> SchemaDefinition? {
    var seen: Set<String> = []
    var type = type
    while let name = type.name, seen.insert(name).inserted, let schema = schemas[name] {
      guard let next = schema.type[version].flatMap({ $0 }) else { return schema }
      type = next
    }
    return nil
  }

  /// Returns a suggestion for an unknown name as the end of a message; nil if no name is similar.
  mutating func suggestion(for name: String, among candidates: @autoclosure () -> [String]) -> String? {
    guard remainingSuggestions > 0 else { return nil }
    remainingSuggestions -= 1
    return Suggestion.hint(for: name, among: candidates())
  }

  /// Returns the name that an element has in versions without its usual one, as the end of a message.
  mutating func hint(for name: String, in versions: VersionSet, among kind: Definition.Named) -> String {
    guard remainingSuggestions > 0 else { return "" }
    remainingSuggestions -= 1
    return definition.hint(for: name, in: versions.indices.map { timeline.versions[$0] }, among: [kind])
  }

  mutating func checkReference(_ type: TypeExpression, in versions: VersionSet, at range: SourceRange) {
    guard let name = type.name, !invalid.contains(name) else { return }
    guard let target = types[name] else {
      if fragments[name] != nil {
        error("'\(name)' is a fragment, not a type; name a schema, or use 'include'", at: range)
      } else if let replacement = TypeExpression.replacement(for: name) {
        error("there is no type '\(name)'; use \(replacement)", at: range)
      } else {
        let known = types
        let hint = suggestion(
          for: name,
          among: known.keys.sorted() + TypeExpression.Primitive.allCases.map(\.rawValue)
        )
        error("schema '\(name)' does not exist\(hint ?? "")", at: range)
      }
      return
    }
    let missing = versions.subtracting(target.versions)
    if !missing.isEmpty {
      let hint = hint(for: name, in: missing, among: .type)
      error(
        "'\(name)' does not exist in \(timeline.names(of: missing))\(hint)",
        at: range,
        notes: [.init("it is defined here", at: target.range)]
      )
    }
  }
}
