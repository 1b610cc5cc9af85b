import VersionedAPISourceText

extension Checker {
  private typealias Place = (name: String, range: SourceRange)

  /// A job needs a status whose cases are known, and an operation that returns it anew.
  mutating func checkProgress(_ entry: Versioned<ProgressDefinition>.Entry, of schema: SchemaDefinition) {
    for type in schema.type.entries {
      let common = type.versions.intersection(entry.versions)
      guard let other = type.value, !common.isEmpty else { continue }
      error(
        "only a schema with properties can have 'progress', and '\(schema.element.key)' is \(other) in \(timeline.names(of: common))",
        at: entry.range.startOnly,
        notes: [.init("that is said here", at: type.range)]
      )
      return
    }
    let progress = entry.value
    checkStatus(of: progress, in: schema, entry.versions)
    checkCasesDiffer(progress)
    if let path = progress.error { checkErrorPath(path.path, at: path.range, in: schema, entry.versions) }
    let urls = propertyTypes(progress.poll.from, in: schema, entry.versions)
    if urls.contains(where: { $0.type != .primitive(.url) }) {
      error("the property '\(progress.poll.from.name)' must be a url", at: progress.poll.from.range)
    }
    checkStatusOperation(progress.poll.operation, of: schema, entry.versions)
  }

  // MARK: Status

  private mutating func checkStatus(
    of progress: ProgressDefinition,
    in schema: SchemaDefinition,
    _ versions: VersionSet
  ) {
    var cases: [(index: Int, enumeration: EnumDefinition)] = []
    for (index, type) in propertyTypes(progress.status, in: schema, versions) {
      guard case .named(let name) = type, schemas[name] == nil else {
        error("the property '\(progress.status.name)' must be of an enum, not \(type)", at: progress.status.range)
        return
      }
      // An enum that does not exist or has mistakes has messages of its own.
      guard let enumeration = definition.enums.first(where: { $0.element.key == name }), isValid(enumeration.element)
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

  /// A case ends a job in one way.
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

  // MARK: Error

  /// Every property of the path but the last leads to a schema with properties.
  private mutating func checkErrorPath(
    _ path: [String],
    at range: SourceRange,
    in schema: SchemaDefinition,
    _ versions: VersionSet
  ) {
    var holders = [(schema: schema, versions: versions)]
    for (position, name) in path.enumerated() {
      var next: [(schema: SchemaDefinition, versions: VersionSet)] = []
      for holder in holders {
        for (index, type) in propertyTypes((name, range), in: holder.schema, holder.versions)
        where position + 1 < path.count {
          guard case .named(let target) = type, types[target] == nil || isObject(target, in: index) else {
            error(
              "the error cannot be found through '\(name)', which is \(type) and no schema with properties",
              at: range
            )
            return
          }
          guard let schema = schemas[target] else { return }
          if let known = next.firstIndex(where: { $0.schema.element.key == target }) {
            next[known].versions = next[known].versions.union(VersionSet([index]))
          } else {
            next.append((schema, VersionSet([index])))
          }
        }
      }
      holders = next
    }
  }

  private func isObject(_ name: String, in index: Int) -> Bool {
    schemas[name].map { $0.type[index].flatMap { $0 } == nil } ?? false
  }

  // MARK: Polling

  /// The operation returns the schema, and a URL is all that it needs.
  private mutating func checkStatusOperation(_ target: Place, of schema: SchemaDefinition, _ versions: VersionSet) {
    guard let operation = statusOperation(target, in: versions) else { return }
    let key = schema.element.key
    for index in versions.indices {
      guard let body = successBody(of: operation, in: index) else {
        error("'\(target.name)' has no response with a body, which would be '\(key)'", at: target.range)
        return
      }
      if body != .named(key) {
        error("'\(target.name)' must return '\(key)', not \(body)", at: target.range)
        return
      }
      let needed = operation.parameters.first {
        $0.place != .path && $0.property.element.versions.contains(index) && $0.property.required[index] == true
      }
      if let needed {
        error(
          "'\(target.name)' cannot be polled by a URL alone, since it requires the \(needed.place.rawValue) parameter '\(needed.property.element.key)'",
          at: target.range,
          notes: [.init("the parameter is here", at: needed.property.element.range)]
        )
        return
      }
    }
  }

  // MARK: Properties

  /// The type of a property in each version. A version without the property is an error.
  private mutating func propertyTypes(
    _ place: Place,
    in schema: SchemaDefinition,
    _ versions: VersionSet
  ) -> [(index: Int, type: TypeExpression)] {
    guard !incomplete.contains(schema.element.key) else { return [] }
    let properties = definition.properties(of: schema, among: fragments)
    var result: [(index: Int, type: TypeExpression)] = []
    var missing = VersionSet()
    var known: [String] = []
    for index in versions.indices {
      let present = properties.filter { $0.element.versions.contains(index) }
      if let property = present.first(where: { $0.element.key == place.name }) {
        if let type = property.type[index] { result.append((index, type)) }
      } else {
        missing = missing.union(VersionSet([index]))
        known += present.map(\.element.key)
      }
    }
    if !missing.isEmpty {
      let what = "schema '\(schema.element.key)' has no property '\(place.name)'"
      report(what, place, missing: missing, of: versions, among: known)
    }
    return result
  }

  /// Reports a name that does not exist: in which versions, unless in none, and what was probably meant.
  private mutating func report(
    _ what: String,
    _ place: Place,
    missing: VersionSet,
    of versions: VersionSet,
    among known: [String]
  ) {
    let scope = missing == versions ? "" : " in \(timeline.names(of: missing))"
    error("\(what)\(scope)\(Suggestion.hint(for: place.name, among: known) ?? "")", at: place.range)
  }
}
