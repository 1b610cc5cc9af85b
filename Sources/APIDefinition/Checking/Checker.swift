import VersionedAPISourceText

/// Looks for what is wrong with a definition as a whole. Every check says all that it finds.
struct Checker {
  let definition: Definition
  /// The names of what was read with errors. It is not checked any further, and nothing is said of what refers to it.
  let damaged: Set<String>
  /// The names of schemas and fragments that may lack properties: the damaged ones, and those that include such.
  let incomplete: Set<String>
  var diagnostics: [Diagnostic] = []

  /// Where names of types lead.
  let types: [String: Element]
  /// The fragments by name.
  let fragments: [String: SchemaDefinition]
  /// The schemas by name.
  let schemas: [String: SchemaDefinition]

  var timeline: Timeline { definition.timeline }

  init(_ definition: Definition, damaged: Set<String> = []) {
    self.definition = definition
    self.damaged = damaged
    fragments = definition.fragmentsByName
    schemas = Dictionary(definition.schemas.map { ($0.element.key, $0) }, uniquingKeysWith: { first, _ in first })
    var users: [String: [String]] = [:]
    for schema in definition.fragments + definition.schemas {
      for include in schema.include { users[include.name, default: []].append(schema.element.key) }
    }
    var incomplete: Set<String> = []
    var open = Array(damaged)
    while let name = open.popLast() {
      if incomplete.insert(name).inserted { open += users[name] ?? [] }
    }
    self.incomplete = incomplete
    types = Dictionary(
      definition.enums.map { ($0.element.key, $0.element) } + definition.schemas.map { ($0.element.key, $0.element) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  func run() -> [Diagnostic] {
    var checker = self
    checker.checkNamesAreUnique()
    checker.checkFormerNames(definition.service.credentials.map(\.element))
    checker.checkFragments()
    checker.checkSchemas()
    checker.checkOperations()
    // What is unused, or has no end, can only be told where every reference leads somewhere.
    if damaged.isEmpty, !checker.diagnostics.hasErrors {
      let apis = timeline.all.indices.map { Projection(definition: definition, index: $0).api() }
      checker.checkUse(in: apis)
      checker.checkRecursion(in: apis)
    }
    return checker.diagnostics
  }

  /// Whether an element was read without errors, so that it can be checked.
  func isValid(_ element: Element) -> Bool { !damaged.contains(element.key) }

  mutating func error(_ message: String, at range: SourceRange, notes: [Diagnostic.Note] = []) {
    diagnostics.append(Diagnostic(message, at: range, notes: notes))
  }

  /// One namespace for types, one for fragments, parameters, groups and operations each, over all files.
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
        // Names that differ only in case would be one file on many disks.
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

  /// Whether a type leads to something in every version that it is used in.
  mutating func checkReferences(_ types: Versioned<TypeExpression>) {
    for entry in types.entries { checkReference(entry.value, in: entry.versions, at: entry.range) }
  }

  /// The schema with properties that a type leads to in a version, also through schemas that are another notation of a
  /// type; nil where it leads to none.
  func objectSchema(_ type: TypeExpression, in version: Int) -> SchemaDefinition? {
    var seen: Set<String> = []
    var type = type
    while let name = type.name, seen.insert(name).inserted, let schema = schemas[name] {
      guard let next = schema.type[version].flatMap({ $0 }) else { return schema }
      type = next
    }
    return nil
  }

  mutating func checkReference(_ type: TypeExpression, in versions: VersionSet, at range: SourceRange) {
    guard let name = type.name, !damaged.contains(name) else { return }
    guard let target = types[name] else {
      let known = Array(types.keys).sorted() + TypeExpression.Primitive.allCases.map(\.rawValue)
      if fragments[name] != nil {
        error("'\(name)' is a fragment and no type; name a schema, or use 'include'", at: range)
      } else {
        error("schema '\(name)' does not exist\(Suggestion.hint(for: name, among: known) ?? "")", at: range)
      }
      return
    }
    let missing = versions.subtracting(target.versions)
    if !missing.isEmpty {
      error(
        "'\(name)' does not exist in \(timeline.names(of: missing))",
        at: range,
        notes: [.init("it is defined here", at: target.range)]
      )
    }
  }
}
