import VersionedAPIDefinition
public import VersionedAPISourceText

extension DefinitionUpdate {
  /// What only a person can say about a new version, as warnings with their places: missing documentation, and elements
  /// that are probably renamed.
  /// - Parameters:
  ///   - version: The new version.
  ///   - neighbor: The version that it is compared with.
  public func openPlaces(of version: String, beside neighbor: String) -> [Diagnostic] {
    guard let definition = loaded.definition, let new = definition.api(version: version),
      let old = definition.api(version: neighbor)
    else { return [] }
    return (OpenPlaces(definition: definition, old: old, new: new).diagnostics).inFileOrder()
  }
}

/// Compares two versions, and finds what a document cannot say about the new one.
private struct OpenPlaces {
  private let definition: Definition
  private let old: API
  private let new: API
  private(set) var diagnostics: [Diagnostic] = []

  init(definition: Definition, old: API, new: API) {
    self.definition = definition
    self.old = old
    self.new = new
    types()
    operations()
  }

  // MARK: Elements

  private mutating func types() {
    let oldEnums = Dictionary(old.enums.map { ($0.element.key, $0) }) { first, _ in first }
    let oldSchemas = Dictionary(old.schemas.map { ($0.element.key, $0) }) { first, _ in first }
    let added = new.enums.filter { oldEnums[$0.element.key] == nil }
    let addedSchemas = new.schemas.filter { oldSchemas[$0.element.key] == nil }
    for enumeration in added { document(enumeration.element, "enum '\(enumeration.element.key)'") }
    let newNames = Set(new.enums.map(\.element.key) + new.schemas.map(\.element.key))
    rename(
      old.enums.filter { !newNames.contains($0.element.key) }.map { ($0.element, $0.cases.map(\.key)) },
      added.map { ($0.element, $0.cases.map(\.key)) },
      "enum",
      areSimilar: Self.areMostlyEqual
    )
    rename(
      old.schemas.filter { !newNames.contains($0.element.key) }.map { ($0.element, $0.properties.map(\.element.key)) },
      addedSchemas.map { ($0.element, $0.properties.map(\.element.key)) },
      "schema",
      areSimilar: Self.areMostlyEqual
    )
    for schema in new.schemas {
      let name = schema.element.key
      if oldSchemas[name] == nil { document(schema.element, "schema '\(name)'") }
      compare(oldSchemas[name]?.properties ?? [], schema.properties, "property", of: name)
    }
  }

  private mutating func operations() {
    let oldOperations = Dictionary(old.operations.map { ($0.element.key, $0) }) { first, _ in first }
    let kept = Set(new.operations.map(\.element.key))
    func shape(_ operation: API.Operation) -> String {
      let body = operation.responses.first(where: \.isSuccess)?.body?.description ?? ""
      return "\(operation.group) \(operation.http.method) \(operation.http.parameters.count) \(body)"
    }
    let added = new.operations.filter { oldOperations[$0.element.key] == nil }
    rename(
      old.operations.filter { !kept.contains($0.element.key) }.map { ($0.element, shape($0)) },
      added.map { ($0.element, shape($0)) },
      "operation",
      areSimilar: ==
    )
    for operation in new.operations {
      let name = operation.element.key
      let former = oldOperations[name]
      if former == nil { document(operation.element, "operation '\(name)'") }
      if former == nil, operation.body?.type != nil, operation.body?.name == nil, let range = operation.body?.range {
        warn("the body of '\(name)' has no 'name', which is the name of the parameter in Swift", at: range)
      }
      compare(
        former?.parameters.map(\.property) ?? [],
        operation.parameters.map(\.property),
        "parameter",
        of: name
      )
      compare(former?.body?.parts ?? [], operation.body?.parts ?? [], "part", of: name)
    }
  }

  /// Finds properties without documentation, and renamed ones.
  private mutating func compare(_ old: [API.Property], _ new: [API.Property], _ kind: String, of parent: String) {
    let known = Set(old.map(\.element.key))
    let kept = Set(new.map(\.element.key))
    let added = new.filter { !known.contains($0.element.key) }
    for property in added where property.fragment == nil {
      document(property.element, "\(kind) '\(property.element.key)' of \(parent)")
    }
    rename(
      old.filter { !kept.contains($0.element.key) }.map { ($0.element, $0.type) },
      added.map { ($0.element, $0.type) },
      kind,
      areSimilar: ==
    )
  }

  // MARK: Warnings

  private mutating func document(_ element: API.Element, _ what: String) {
    if element.doc == nil { warn("\(what) has no 'doc'", at: element.range) }
  }

  /// Reports pairs of a removed and an added element that are similar, if there is only one way to pair them.
  private mutating func rename<Shape>(
    _ removed: [(element: API.Element, shape: Shape)],
    _ added: [(element: API.Element, shape: Shape)],
    _ kind: String,
    areSimilar: (Shape, Shape) -> Bool
  ) {
    for (element, shape) in added where !hasFormerName(element) {
      let candidates = removed.filter { areSimilar($0.shape, shape) }
      guard candidates.count == 1, added.filter({ areSimilar($0.shape, candidates[0].shape) }).count == 1 else {
        continue
      }
      let old = candidates[0].element
      diagnostics.append(
        Diagnostic(
          "\(kind) '\(element.key)' may be '\(old.key)' under a new name; if so, add 'was: \(old.key)'",
          at: element.range,
          severity: .warning,
          notes: [.init("'\(old.key)' is defined here", at: old.range)]
        )
      )
    }
  }

  /// Whether the definitions say what an element was called before.
  private func hasFormerName(_ element: API.Element) -> Bool {
    let schemas = definition.schemas + definition.fragments
    let elements =
      definition.enums.map(\.element) + schemas.map(\.element) + schemas.flatMap { $0.properties.map(\.element) }
      + definition.operations.map(\.element)
      + definition.operations.flatMap { $0.parameters.map(\.property.element) }
    return elements.contains { $0.range == element.range && !$0.was.isEmpty }
  }

  private mutating func warn(_ message: String, at range: SourceRange) {
    diagnostics.append(Diagnostic(message, at: range, severity: .warning))
  }

  /// Whether two lists have more names in common than not.
  private static func areMostlyEqual(_ first: [String], _ second: [String]) -> Bool {
    let common = Set(first).intersection(second).count
    return common * 2 > Set(first).union(second).count
  }
}
