import VersionedAPIDefinition

/// Works out what templates need to know about one api-version.
struct ContextBuilder {
  let api: API
  let names: SwiftNames
  /// The access level of what is declared: `public`, `package` or `internal`.
  let access: String
  let forms: SchemaForms
  let mapper: TypeMapper
  /// Which schemas hold one another: the same number for those that do.
  let components: [String: Int]
  /// The documentation of schemas and enums, for properties without their own.
  private let docs: [String: String]
  private let operations: [String: API.Operation]

  init(api: API, names: SwiftNames, access: String) {
    self.api = api
    self.names = names
    self.access = access
    let graph = TypeGraph(api)
    forms = SchemaForms(api, graph: graph)
    mapper = TypeMapper(api: api, forms: forms, names: names.types)
    components = graph.components()
    let types = api.enums.map(\.element) + api.schemas.map(\.element)
    docs = Dictionary(types.map { ($0.key, $0.doc ?? "") }, uniquingKeysWith: { first, _ in first })
    operations = Dictionary(api.operations.map { ($0.element.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The operation of a key.
  func operation(named key: String) -> API.Operation? { operations[key] }

  // MARK: The api-version

  /// What everything of an api-version has around itself.
  func surroundings() -> TemplateContext {
    TemplateContext(access: access).adding([
      .namespace: names.namespace,
      .module: names.module,
      .service: api.serviceName,
      .version: api.version.id,
      .isRetired: api.version.retired != nil,
      .retired: api.version.retired ?? "",
    ])
  }

  /// The api-version itself, without its types and operations.
  func versionContext() -> TemplateContext {
    let paragraphs = [
      api.serviceDoc ?? "", "The api-version `\(api.version.id)`.",
      api.version.retired.map { "The service retires it on \($0)." } ?? "",
    ]
    return surroundings().adding([
      .docs: SwiftSource.documentation(paragraphs),
      .doc: SwiftSource.oneLine(api.serviceDoc ?? ""),
      .docLines: SwiftSource.unbroken(api.serviceDoc ?? ""),
      .hasQuery: !api.version.query.isEmpty,
      .query: api.version.query.map { name, value in
        TemplateContext([.literal: SwiftSource.literal(name), .value: SwiftSource.literal(value)])
      },
      .groups: api.groups.map(groupContext),
      .endpoints: zip(api.endpoints, names.endpoints).map(endpointContext),
      .hasCredentials: !api.credentials.isEmpty,
      .credentials: zip(api.credentials, names.credentials).map(credentialContext),
    ])
  }

  private func groupContext(_ group: API.Group) -> TemplateContext {
    let key = group.element.key
    let doc = group.element.doc ?? "Operations of the group `\(key)`."
    return elementContext(group.element, name: names.groups[key] ?? key, paragraphs: [doc]).adding([
      .property: names.groupProperties[key] ?? key
    ])
  }

  private func endpointContext(_ endpoint: API.Endpoint, name: String) -> TemplateContext {
    let url = "`\(endpoint.url)`"
    return elementContext(endpoint.element, name: name, paragraphs: [endpoint.element.doc ?? "", url]).adding([
      .value: SwiftSource.literal(endpoint.url), .hasParameter: endpoint.hasParameter,
    ])
  }

  private func credentialContext(_ credential: API.Credential, name: String) -> TemplateContext {
    let field = "Sent in the header field `\(credential.header)`."
    return elementContext(credential.element, name: name, paragraphs: [credential.element.doc ?? "", field]).adding([
      .header: SwiftSource.literal(credential.header),
      .hasScheme: credential.scheme != nil,
      .prefix: SwiftSource.literal(credential.scheme.map { "\($0) " } ?? ""),
    ])
  }

  // MARK: Elements

  /// What every element has.
  /// - Parameters:
  ///   - name: Its Swift name.
  ///   - paragraphs: Its documentation; the deprecation is added.
  ///   - notes: What is to be known about it besides, limits included.
  ///   - limits: Its limits and its default.
  func elementContext(
    _ element: API.Element,
    name: String,
    paragraphs: [String],
    notes: [String] = [],
    limits: [String] = []
  ) -> TemplateContext {
    let warning = element.deprecated.map { SwiftSource.listItem("Warning: Deprecated.", $0) } ?? ""
    return TemplateContext([
      .key: element.key,
      .literal: SwiftSource.literal(element.key),
      .name: name,
      .reference: SwiftIdentifier.reference(name),
      .label: SwiftIdentifier.label(name),
      .docs: Deferred { SwiftSource.documentation(paragraphs + [notes.joined(separator: " "), warning]) },
      .doc: Deferred { SwiftSource.oneLine(paragraphs.joined(separator: " ")) },
      .docLines: Deferred { SwiftSource.unbroken(paragraphs.joined(separator: "\n\n")) },
      .limits: Deferred { SwiftSource.oneLine(limits.joined(separator: " ")) },
      .isDeprecated: element.deprecated != nil,
      .deprecation: element.deprecated ?? "",
      .deprecationLiteral: SwiftSource.literal(element.deprecated ?? ""),
    ])
  }

  /// The documentation of a property or a parameter: its own, or that of its type.
  func doc(of property: API.Property) -> String {
    if let doc = property.element.doc { return doc }
    let typeDoc = property.type.name.flatMap { docs[$0] } ?? ""
    return typeDoc.isEmpty ? "`\(property.element.key)`" : typeDoc
  }

  /// The documentation of a type.
  func doc(ofType name: String?) -> String? {
    name.flatMap { docs[$0] }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What is to be known about a value besides its documentation.
  func notes(of property: API.Property, in form: SchemaForms.Form) -> [String] {
    let isReadOnly = form == .whole && property.isReadOnly
    return (isReadOnly ? ["Read-only."] : []) + limits(of: property)
      + (property.isSecret ? ["Hidden in descriptions."] : [])
  }

  /// The limits and the default of a value.
  func limits(of property: API.Property) -> [String] {
    // Nobody can leave out what only the service writes.
    property.constraints.filter { !(property.isReadOnly && $0.constraint == .default) }.map(Self.sentence)
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
    case .default: "The default is `\(value)`."
    }
  }
}
