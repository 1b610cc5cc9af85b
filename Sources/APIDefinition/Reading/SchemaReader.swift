import VersionedAPISourceText
import VersionedAPIYAML

extension DefinitionReader {
  static let enumKeys = ["cases", "access", "closed", "order"] + elementKeys
  static let fragmentKeys = ["include", "properties", "published"] + elementKeys
  static let schemaKeys =
    ["type", "include", "properties", "access", "progress", "download", "standalone"] + elementKeys

  mutating func enumeration(_ entry: Node.Entry) -> EnumDefinition? {
    let what = "enum '\(entry.key)'"
    guard checkTypeName(entry, "an enum"),
      let fields = fields(of: entry.value, what, Self.enumKeys)
    else { return nil }
    let element = element(entry, fields, parent: timeline.all, what)
    var result = EnumDefinition(element: element)
    result.access = access(fields, in: element.versions, what)
    result.closed = versioned(fields["closed"], in: element.versions, "'closed' of \(what)") { reader, node, _ in
      reader.boolean(node, "'closed'")
    }
    // Without one, the order is that of the cases.
    result.order = versioned(
      fields["order"],
      in: element.versions,
      "'order' of \(what)",
      isOptional: true,
      isPartial: true
    ) { reader, node, _ in reader.cases(node, "'order'") }
    if fields.lacks("cases") { error("\(what) has no cases", at: entry.keyRange) }
    guard let node = fields["cases"], let cases = entries(of: node, "'cases'") else { return result }
    if cases.isEmpty { error("\(what) has no cases", at: entry.keyRange) }
    result.cases = cases.compactMap { value in
      let what = "case '\(value.key)'"
      guard let fields = self.fields(of: value.value, what, Self.elementKeys) else { return nil }
      return self.element(value, fields, parent: element.versions, what)
    }
    return result
  }

  mutating func schema(_ entry: Node.Entry, isFragment: Bool) -> SchemaDefinition? {
    let what = isFragment ? "fragment '\(entry.key)'" : "schema '\(entry.key)'"
    guard isFragment ? checkIdentifier(entry, "a fragment") : checkTypeName(entry, "a schema"),
      let fields = fields(of: entry.value, what, isFragment ? Self.fragmentKeys : Self.schemaKeys)
    else { return nil }
    let element = element(entry, fields, parent: timeline.all, what)
    var result = SchemaDefinition(element: element)
    result.access = access(fields, in: element.versions, what)
    result.include = names(fields["include"], "'include'")
    result.isPublished = versioned(fields["published"], in: element.versions, "'published' of \(what)") {
      reader,
      node,
      _ in
      reader.boolean(node, "'published'")
    }
    if let node = fields["standalone"], boolean(node, "'standalone'") == true { result.standalone = node.range }
    result.progress = versioned(fields["progress"], in: element.versions, "the progress of \(what)", isOptional: true) {
      reader,
      node,
      _ in
      reader.progress(node)
    }
    result.download = versioned(fields["download"], in: element.versions, "the download of \(what)", isOptional: true) {
      reader,
      node,
      _ in
      reader.path(node, "'download'", such: "links.contentUrl")
    }
    result.type = versioned(fields["type"], in: element.versions, "the type of \(what)") { reader, node, _ in
      node.scalar == "object" ? .some(nil) : reader.type(node).map { .some($0) }
    }
    if let node = fields["properties"], let entries = entries(of: node, "'properties'") {
      result.properties = entries.compactMap { property($0, parent: element.versions, "property '\($0.key)'") }
    }
    if ["type", "include", "properties"].allSatisfy(fields.lacks) {
      error("\(what) has no 'properties'\(isFragment ? "" : ", nor a 'type' instead")", at: entry.keyRange)
    }
    return result
  }

  package static let propertyKeys =
    ["type", "required", "access", "secret", "json"] + elementKeys + Constraint.allCases.map(\.rawValue)

  /// Reads a property or a similar element: a part of a form, a parameter, a header field.
  mutating func property(
    _ entry: Node.Entry,
    parent: VersionSet,
    _ what: String,
    keys: [String] = propertyKeys
  ) -> PropertyDefinition? {
    fields(of: entry.value, what, keys).map { property(entry, $0, parent: parent, what) }
  }

  /// Reads a property from its fields.
  mutating func property(
    _ entry: Node.Entry,
    _ fields: Fields,
    parent: VersionSet,
    _ what: String
  ) -> PropertyDefinition {
    let element = element(entry, fields, parent: parent, what)
    var result = PropertyDefinition(element: element)
    if fields.lacks("type") { error("\(what) has no 'type'", at: entry.keyRange) }
    result.type = versionedType(fields["type"], in: element.versions, "the type of \(what)")
    result.required = versioned(fields["required"], in: element.versions, "'required' of \(what)") { reader, node, _ in
      reader.choice(node, "'required'")
    }
    result.access = access(fields, in: element.versions, what)
    result.secret = fields["secret"].flatMap { boolean($0, "'secret'") } ?? false
    result.json = versionedType(fields["json"], in: element.versions, "the JSON of \(what)", isOptional: true)
    for constraint in Constraint.allCases {
      guard let node = fields[constraint.rawValue] else { continue }
      let value = versionedText(node, in: element.versions, "'\(constraint.rawValue)' of \(what)")
      result.constraints.append((constraint, value))
    }
    return result
  }

  private mutating func access(_ fields: Fields, in versions: VersionSet, _ what: String) -> Versioned<Access> {
    versioned(fields["access"], in: versions, "the access of \(what)") { reader, node, _ in
      reader.choice(node, "the access")
    }
  }
}
