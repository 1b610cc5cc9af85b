import VersionedAPIDefinition
import VersionedAPISourceText

/// Works out everything that templates need to know about one version.
struct ContextBuilder {
  let api: API
  /// The access level of everything public: `public`, `package` or `internal`.
  let access: String
  /// Whether everything goes into one file.
  let isPart: Bool
  let namespace: String
  let forms: SchemaForms
  let mapper: TypeMapper
  var table: NameTable
  /// The Swift names of groups by their names in the service.
  let groupNames: [String: String]
  /// The Swift names of operations by their keys.
  let operationNames: [String: String]
  /// The page of the first operation that leads to a type.
  let references: [String: String]
  /// Read-only schemas do not change: looked up by name.
  private let docs: [String: String]

  init(api: API, access: String, isPart: Bool = false) {
    self.api = api
    self.access = access
    self.isPart = isPart
    namespace = Naming.namespace(ofVersion: api.version.id)
    forms = SchemaForms(api)
    var table = NameTable(naming: Naming(acronyms: api.acronyms))

    let types = api.enums.map(\.element) + api.schemas.map(\.element)
    let typeNames = table.names(of: types + api.groups.map(\.element), .type, in: "")
    let names = Dictionary(zip(types.map(\.key), typeNames), uniquingKeysWith: { first, _ in first })
    groupNames = Dictionary(
      zip(api.groups.map(\.element.key), typeNames.dropFirst(types.count)),
      uniquingKeysWith: { first, _ in first }
    )
    var operationNames: [String: String] = [:]
    for group in api.groups {
      let operations = api.operations.filter { $0.group == group.element.key }
      let elements = operations.map { operation in
        var element = operation.element
        element.key = operation.method
        return element
      }
      for (operation, name) in zip(
        operations,
        table.names(of: elements, .operation, in: "group '\(group.element.key)'")
      ) {
        operationNames[operation.element.key] = name
      }
    }
    self.operationNames = operationNames
    self.table = table
    mapper = TypeMapper(api: api, forms: forms, names: names)

    var references: [String: String] = [:]
    for operation in api.operations {
      guard let reference = operation.reference else { continue }
      for name in api.reachable(from: operation.referencedTypes) where references[name] == nil {
        references[name] = reference
      }
    }
    self.references = references
    docs = Dictionary(types.map { ($0.key, $0.doc ?? "") }, uniquingKeysWith: { first, _ in first })
  }

  var diagnostics: [Diagnostic] { table.diagnostics }

  // MARK: Files

  func file(sources: [API.Element], types: [String] = [], usesHTTPTypes: Bool = false, usesRuntime: Bool = true)
    -> FileContext
  {
    let files = Set(
      sources.map { element in
        element.range.file.path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map {
          $0.filter { !$0.isNewline }
        } ?? ""
      }
    )
    return FileContext(
      isPart: isPart,
      importLevel: SwiftGenerator.importLevel(access),
      sources: files.sorted().joinedForReading(),
      usesHTTPTypes: usesHTTPTypes,
      usesRuntime: usesRuntime,
      usesFoundation: TypeMapper.usesFoundation(types),
      namespace: namespace,
      availability: retirement
    )
  }

  /// What the compiler says to whoever uses a retired version.
  private var retirement: [String] {
    guard let day = api.version.retired else { return [] }
    let advice = api.version.replacement.map { "; use \($0)" } ?? ""
    return [availability("api-version \(api.version.id) is retired as of \(day)\(advice)")]
  }

  func availability(_ message: String) -> String {
    "@available(*, deprecated, message: \(SwiftText.literal(message)))"
  }

  // MARK: Namespace and credentials

  func namespaceContext() -> NamespaceContext {
    let about = [
      api.serviceDoc ?? "", "This is the api-version `\(api.version.id)`.",
      api.version.retired.map { "The service stops answering it on \($0)." } ?? "",
    ]
    let version = API.Element(key: api.version.id, range: api.version.range)
    return NamespaceContext(
      file: file(sources: [version], usesHTTPTypes: true),
      access: access,
      docs: SwiftText.documentation(about, indentation: 0),
      groups: api.groups.map { group in
        let doc = group.element.doc ?? "Operations of the group `\(group.element.key)`."
        return NamespaceContext.Group(
          docs: SwiftText.documentation([doc], indentation: 2),
          name: groupNames[group.element.key] ?? group.element.key
        )
      },
      runtimeImport: access == "public" ? "@_exported public import" : "import",
      basePath: SwiftText.literal(api.version.path),
      query: api.version.query.map { .init(name: SwiftText.literal($0.name), value: SwiftText.literal($0.value)) }
    )
  }

  mutating func credentialContext() -> CredentialContext? {
    let elements = api.credentials.map(\.element)
    guard !elements.isEmpty else { return nil }
    let names = table.names(of: elements, .enumCase, in: "the credentials")
    return CredentialContext(
      file: file(sources: elements),
      access: access,
      docs: SwiftText.documentation(
        ["What proves who sends a request. No description of a value shows the key or token."],
        indentation: 2
      ),
      cases: zip(api.credentials, names).map { credential, name in
        let field = "Sent in the header field `\(credential.header)`."
        return CredentialContext.Case(
          docs: SwiftText.documentation([credential.element.doc ?? "", field], indentation: 4),
          name: name,
          reference: SwiftIdentifier.reference(name),
          header: SwiftText.literal(credential.header),
          value: credential.scheme.map { SwiftText.literal("\($0) ").dropLast() + "\\(value)\"" } ?? "value"
        )
      }
    )
  }

  // MARK: Types

  mutating func enumContext(_ enumeration: API.Enumeration) -> EnumContext {
    let key = enumeration.element.key
    let names = table.names(of: enumeration.cases, .enumCase, in: "enum '\(key)'")
    return EnumContext(
      file: file(sources: [enumeration.element]),
      access: access,
      docs: typeDocs(enumeration.element),
      name: mapper.names[key] ?? key,
      cases: zip(enumeration.cases, names).map { element, name in
        let docs = [element.doc ?? "`\(element.key)`", deprecation(of: element)]
        return EnumContext.Case(
          docs: SwiftText.documentation(docs, indentation: 4),
          name: name,
          reference: SwiftIdentifier.reference(name),
          value: SwiftText.literal(element.key)
        )
      }
    )
  }

  func typealiasContext(_ schema: API.Schema, _ type: TypeExpression) -> TypealiasContext {
    let swift = mapper.swift(type, .whole)
    return TypealiasContext(
      file: file(sources: [schema.element], types: [swift], usesRuntime: TypeMapper.usesRuntime([swift])),
      access: access,
      docs: typeDocs(schema.element),
      name: mapper.names[schema.element.key] ?? schema.element.key,
      type: swift
    )
  }

  /// What a file with a schema needs, and the structs that the schema becomes, the outer one first.
  mutating func schemaContext(_ schema: API.Schema) -> (file: FileContext, structures: [StructContext]) {
    let names = table.names(of: schema.properties.map(\.element), .member, in: "schema '\(schema.element.key)'")
    let members = Array(zip(schema.properties, names))
    let structures = forms.shapes(of: schema.element.key).map { structure(schema, members, $0) }
    return (file(sources: [schema.element], types: structures.flatMap(\.members).map(\.type)), structures)
  }

  private func structure(
    _ schema: API.Schema,
    _ all: [(property: API.Property, name: String)],
    _ shape: SchemaForms.Shape
  ) -> StructContext {
    let margin = shape.isNested ? 4 : 2
    let name = mapper.names[schema.element.key] ?? schema.element.key
    let used = all.filter { shape.form == .whole || !$0.property.isReadOnly }
    let swiftNames = Dictionary(all.map { ($0.property.element.key, $0.name) }, uniquingKeysWith: { first, _ in first })
    let members = used.map { property, name in
      var property = property
      // Definitions name other properties as the service does.
      property.element.doc = property.element.doc?.replacing(/`([A-Za-z0-9]+)`/) { match in
        "`\(swiftNames[String(match.1)].map(SwiftIdentifier.reference) ?? String(match.1))`"
      }
      return member(property, name: name, of: schema, shape.form, indentation: margin + 2, margin: margin)
    }
    let parameters = zip(used, members).map { pair, member in
      (member.name, member.type, pair.property.isRequired ? "" : shape.form == .update ? " = .unchanged" : " = nil")
    }
    let (structName, docs): (String, String) =
      switch shape.form {
      case .definition where shape.isNested:
        ("Definition", "/// What a request sends of a `\(name)`.")
      case .update where shape.isNested:
        ("Update", "/// What a request changes of a `\(name)`.")
      default: (name, typeDocs(schema.element, margin: margin))
      }
    return StructContext(
      access: access,
      docs: docs,
      name: structName,
      initDocs: "  /// \(Self.initDoc(shape.form))",
      initHead: initHead(parameters, indentation: margin + 2, margin: margin),
      members: members,
      nested: []
    )
  }

  /// The head of an initialiser; what has no default comes first.
  func initHead(_ parameters: [(name: String, type: String, value: String)], indentation: Int, margin: Int = 0)
    -> String
  {
    let ordered = parameters.filter(\.value.isEmpty) + parameters.filter { !$0.value.isEmpty }
    return SwiftText.list(
      "\(access) init",
      ordered.map { "\($0.name): \($0.type)\($0.value)" },
      " {",
      indentation: indentation,
      margin: margin
    )
  }

  private static func initDoc(_ form: SchemaForms.Form) -> String {
    switch form {
    case .whole: "Creates a value of its members."
    case .definition: "Creates a value of its members; those that are left out are not sent."
    case .update: "Creates an update, which leaves unchanged what it does not name."
    }
  }

  private func member(
    _ property: API.Property,
    name: String,
    of schema: API.Schema,
    _ form: SchemaForms.Form,
    indentation: Int,
    margin: Int
  ) -> StructContext.Member {
    let base = mapper.swift(property.type, form)
    let isRecursive = mapper.isRecursive(property, in: schema)
    let type = property.isRequired ? base : form == .update ? "Patch<\(base)>" : base + "?"
    return StructContext.Member(
      docs: memberDocs(property, form, indentation: indentation, margin: margin),
      wrapper: property.isSecret ? "@Secret " : isRecursive ? "@Indirect " : "",
      name: name,
      reference: SwiftIdentifier.reference(name),
      type: type,
      json: SwiftText.literal(property.element.key),
      reader: property.isRequired ? "required" : form == .update ? "patch" : "optional"
    )
  }

  // MARK: Documentation

  func typeDocs(_ element: API.Element, margin: Int = 0) -> String {
    let page = references[element.key].map { "Documented at <\($0)>." } ?? ""
    return SwiftText.documentation(
      [element.doc ?? "`\(element.key)`", deprecation(of: element), page],
      indentation: 2,
      margin: margin
    )
  }

  func memberDocs(
    _ property: API.Property,
    _ form: SchemaForms.Form = .definition,
    indentation: Int,
    margin: Int = 0
  ) -> String {
    let typeDoc = property.type.name.flatMap { docs[$0] } ?? ""
    let main = property.element.doc ?? (typeDoc.isEmpty ? "`\(property.element.key)`" : typeDoc)
    var notes: [String] = []
    if form == .whole, property.isReadOnly { notes.append("Only the service writes it.") }
    // Nobody can leave out what only the service writes.
    let constraints = property.constraints.filter { !(property.isReadOnly && $0.constraint == .default) }
    notes += constraints.map(Self.sentence)
    if property.isSecret { notes.append("No description shows it.") }
    return SwiftText.documentation(
      [main, notes.joined(separator: " "), deprecation(of: property.element)],
      indentation: indentation,
      margin: margin
    )
  }

  private func deprecation(of element: API.Element) -> String {
    element.deprecated.map { "- Warning: Deprecated. \($0)" } ?? ""
  }

  private static func sentence(_ constraint: Constraint, _ value: String) -> String {
    func counted(_ noun: String) -> String { value == "1" ? "1 \(noun)" : "\(value) \(noun)s" }
    return switch constraint {
    case .minLength: "At least \(counted("character"))."
    case .maxLength: "At most \(counted("character"))."
    case .minimum: "At least \(value)."
    case .maximum: "At most \(value)."
    case .minItems: "At least \(counted("element"))."
    case .maxItems: "At most \(counted("element"))."
    case .pattern: "Matches `\(value)`."
    case .default: "The service takes `\(value)` if it is left out."
    }
  }
}
