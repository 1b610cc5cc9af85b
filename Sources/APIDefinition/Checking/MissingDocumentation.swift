public import VersionedAPISourceText

extension Definition {
  /// Names that say everything in every API.
  private static let clearNames: Set = [
    "code", "description", "displayName", "id", "message", "name", "self", "title", "value", "values",
    // Header fields that HTTP defines, or that the runtime reads.
    "Location", "Operation-Location", "Retry-After",
  ]

  /// Returns a warning for each element without documentation whose name does not say it all, in file order.
  ///
  /// Groups, enums, schemas, operations, credentials and endpoints always need a `doc`. A property, parameter, part or
  /// header field needs none if its name is clear in every API, such as `id`, or if its type is an enum or a schema, which
  /// has a `doc` of its own. A case needs one if its name is a single word and another case of its enum has one.
  public func missingDocumentation() -> [Diagnostic] {
    var elements = groups.map { ("group", $0.element) } + schemas.map { ("schema", $0.element) }
    elements += operations.map { ("operation", $0.element) } + service.credentials.map { ("credential", $0.element) }
    elements += service.endpoints.map { ("endpoint", $0.element) }
    for enumeration in enums {
      elements.append(("enum", enumeration.element))
      guard enumeration.cases.contains(where: { !$0.doc.isEmpty }) else { continue }
      let words = enumeration.cases.filter { $0.key.dropFirst().allSatisfy(\.isLowercase) }
      elements += words.map { ("case", $0) }
    }
    let responses = operations.flatMap(\.responses)
    // One statement each: the compiler takes 15 seconds for a sum of all.
    var values: [(kind: String, property: PropertyDefinition)] = []
    values += (fragments + schemas).flatMap(\.properties).map { ("property", $0) }
    values += parameters.map { ("parameter", $0.property) }
    values += operations.flatMap(\.parameters).filter { !$0.isShared }.map { ("parameter", $0.property) }
    values += operations.flatMap { $0.body.entries.flatMap(\.value.parts) }.map { ("part", $0) }
    values += responses.flatMap(\.headers).map { ("header", $0) }
    for (kind, value) in values where !Self.clearNames.contains(value.element.key) {
      let isDocumentedType = !value.type.isEmpty && value.type.entries.allSatisfy { $0.value.name != nil }
      if !isDocumentedType { elements.append((kind, value.element)) }
    }
    return elements.compactMap { kind, element in
      let missing = element.doc.entries.reduce(element.versions) { $0.subtracting($1.versions) }
      guard !missing.isEmpty else { return nil }
      let scope = missing == element.versions ? "" : " in \(timeline.names(of: missing))"
      return Diagnostic("\(kind) '\(element.key)' has no 'doc'\(scope)", at: element.range, severity: .warning)
    }
    .inFileOrder()
  }
}
