import VersionedAPISourceText

extension Checker {
  private typealias Place = (name: String, range: SourceRange)

  /// Progress needs a status property of an enum with the named cases, and an operation that returns the current state.
  mutating func checkProgress(_ entry: Versioned<ProgressDefinition>.Entry, of schema: SchemaDefinition) {
    guard hasProperties(schema, for: "progress", in: entry.versions, at: entry.range) else { return }
    let progress = entry.value
    checkStatus(of: progress, in: schema, entry.versions)
    checkCasesDiffer(progress)
    if let path = progress.error { checkPath(path, in: schema, entry.versions) }
    propertyTypes(of: progress.poll.from, in: schema, entry.versions, mustBe: "a url") { type, _ in
      type == .primitive(.url)
    }
    checkStatusOperation(progress.poll.operation, of: schema, entry.versions)
  }

  /// What can be downloaded has a property with the URL, or a path of properties that leads to it.
  mutating func checkDownload(_ entry: Versioned<PropertyPath>.Entry, of schema: SchemaDefinition) {
    guard hasProperties(schema, for: "download", in: entry.versions, at: entry.range) else { return }
    checkPath(entry.value, in: schema, entry.versions, mustBe: "a url") { $0 == .primitive(.url) }
  }

  /// Whether a schema has properties in versions, which a key requires.
  private mutating func hasProperties(
    _ schema: SchemaDefinition,
    for key: String,
    in versions: VersionSet,
    at range: SourceRange
  ) -> Bool {
    for type in schema.type.entries {
      let common = type.versions.intersection(versions)
      guard let other = type.value, !common.isEmpty else { continue }
      error(
        "only a schema with properties can have '\(key)', and '\(schema.element.key)' is \(other) in \(timeline.names(of: common))",
        at: range.startOnly,
        notes: [.init("that is said here", at: type.range)]
      )
      return false
    }
    return true
  }

  // MARK: Status

  private mutating func checkStatus(
    of progress: ProgressDefinition,
    in schema: SchemaDefinition,
    _ versions: VersionSet
  ) {
    let schemas = schemas
    let enums = propertyTypes(of: progress.status, in: schema, versions, mustBe: "an enum") { type, _ in
      if case .named(let name) = type { schemas[name] == nil } else { false }
    }
    var cases: [(index: Int, enumeration: EnumDefinition)] = []
    for (index, type) in enums {
      // An enum that is missing or invalid has messages of its own.
      guard let enumeration = type.name.flatMap({ self.enums[$0] }),
        isValid(enumeration.element)
      else { return }
      cases.append((index, enumeration))
    }
    for place in progress.succeeded + progress.failed {
      let missing = cases.filter { index, enumeration in
        !enumeration.cases.contains { $0.key == place.name && $0.versions.contains(index) }
      }
      guard let first = missing.first else { continue }
      let known = missing.flatMap { index, enumeration in
        enumeration.cases.filter { $0.versions.contains(index) }.map(\.key)
      }
      let what = "enum '\(first.enumeration.element.key)' has no case '\(place.name)'"
      report(what, place, missing: VersionSet(missing.map(\.index)), of: versions, among: known)
    }
  }

  /// A case cannot mean both success and failure.
  private mutating func checkCasesDiffer(_ progress: ProgressDefinition) {
    var first: [String: (range: SourceRange, isSuccess: Bool)] = [:]
    let cases = progress.succeeded.map { ($0, true) } + progress.failed.map { ($0, false) }
    for (place, isSuccess) in cases {
      guard let other = first[place.name] else {
        first[place.name] = (place.range, isSuccess)
        continue
      }
      error(
        other.isSuccess == isSuccess
          ? "the case '\(place.name)' is named twice"
          : "the case '\(place.name)' cannot be both 'succeeded' and 'failed'",
        at: place.range,
        notes: [.init("the other one is here", at: other.range)]
      )
    }
  }

  // MARK: Paths

  /// Every property of the path but the last must be of a schema with properties.
  private mutating func checkPath(
    _ path: PropertyPath,
    in schema: SchemaDefinition,
    _ versions: VersionSet,
    mustBe expected: String = "any type",
    where isExpected: (TypeExpression) -> Bool = { _ in true }
  ) {
    let (schemas, known) = (schemas, types)
    var holders = [schema.element.key: versions]
    for name in path.names.dropLast() {
      var next: [String: VersionSet] = [:]
      for (key, versions) in holders.sorted(by: { $0.key < $1.key }) {
        guard let holder = schemas[key] else { continue }
        let types = propertyTypes(of: (name, path.range), in: holder, versions, mustBe: "a schema with properties") {
          guard case .named(let name) = $0 else { return false }
          // A missing schema has a message of its own.
          guard let schema = schemas[name] else { return known[name] == nil }
          return schema.type[$1].flatMap { $0 } == nil
        }
        for (index, type) in types {
          next[type.description, default: VersionSet()].formUnion(VersionSet([index]))
        }
      }
      holders = next
    }
    for (key, versions) in holders.sorted(by: { $0.key < $1.key }) {
      guard let holder = schemas[key], let last = path.names.last else { continue }
      propertyTypes(of: (last, path.range), in: holder, versions, mustBe: expected) { type, _ in isExpected(type) }
    }
  }

  // MARK: Polling

  /// The operation must return the schema, and require nothing that its URL does not contain.
  private mutating func checkStatusOperation(_ target: Place, of schema: SchemaDefinition, _ versions: VersionSet) {
    guard let operation = statusOperation(target, of: schema.element, in: versions) else { return }
    let key = schema.element.key
    let bodies = versions.indices.map { (index: $0, type: successBody(of: operation, in: $0)) }
    let others = bodies.filter { $0.type != .named(key) }
    if let other = others.first {
      let body = other.type.map { "not \($0)" } ?? "but has no response body"
      let scope = scope(of: others.map(\.index), among: versions)
      error("'\(target.name)' must return '\(key)', \(body)\(scope)", at: target.range)
      return
    }
    for parameter in operation.parameters where parameter.place != .path {
      let element = parameter.property.element
      let required = versions.indices.filter {
        element.versions.contains($0) && ![nil, .never].contains(parameter.property.required[$0])
      }
      guard !required.isEmpty else { continue }
      let scope = scope(of: required, among: versions)
      error(
        "'\(target.name)' cannot be polled by a URL alone, since it requires the \(parameter.place.rawValue) parameter '\(element.key)'\(scope)",
        at: target.range,
        notes: [.init("the parameter is here", at: element.range)]
      )
      return
    }
  }

  // MARK: Properties

  /// Returns the type of a property in each version. A missing property and a wrong type are errors.
  @discardableResult
  private mutating func propertyTypes(
    of place: Place,
    in schema: SchemaDefinition,
    _ versions: VersionSet,
    mustBe expected: String = "any type",
    where isExpected: (TypeExpression, Int) -> Bool = { _, _ in true }
  ) -> [(index: Int, type: TypeExpression)] {
    guard !incomplete.contains(schema.element.key) else { return [] }
    let properties = definition.properties(of: schema, among: fragments)
    var result: [(index: Int, type: TypeExpression)] = []
    var others: [(index: Int, type: TypeExpression)] = []
    var missing = VersionSet()
    var known: [String] = []
    for index in versions.indices {
      let present = properties.filter { $0.element.versions.contains(index) }
      guard let property = present.first(where: { $0.element.key == place.name }) else {
        missing.formUnion(VersionSet([index]))
        known += present.map(\.element.key)
        continue
      }
      guard let type = property.type[index] else { continue }
      if isExpected(type, index) { result.append((index, type)) } else { others.append((index, type)) }
    }
    if !missing.isEmpty {
      let what = "schema '\(schema.element.key)' has no property '\(place.name)'"
      report(what, place, missing: missing, of: versions, among: known)
    }
    if let other = others.first {
      let scope = scope(of: others.map(\.index), among: versions)
      error("the property '\(place.name)' must be \(expected), not \(other.type)\(scope)", at: place.range)
    }
    return result
  }

  /// Reports an unknown name, with a suggestion.
  private mutating func report(
    _ what: String,
    _ place: Place,
    missing: VersionSet,
    of versions: VersionSet,
    among known: [String]
  ) {
    let scope = scope(of: missing.indices, among: versions)
    let hint = suggestion(for: place.name, among: known) ?? ""
    error("\(what)\(scope)\(hint)", at: place.range)
  }

  /// The versions that a message applies to; empty if it applies to all.
  func scope(of indices: [Int], among versions: VersionSet) -> String {
    indices == versions.indices ? "" : " in \(timeline.names(of: VersionSet(indices)))"
  }
}
