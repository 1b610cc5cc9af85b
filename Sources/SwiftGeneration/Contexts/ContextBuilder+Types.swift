import VersionedAPIDefinition
import VersionedAPISourceText

extension ContextBuilder {
  /// An enum.
  func enumContext(_ enumeration: API.Enumeration) -> TemplateContext {
    let key = enumeration.element.key
    let name = names.types[key] ?? key
    return elementContext(enumeration.element, name: name, paragraphs: [enumeration.element.doc ?? "`\(key)`"]).adding([
      .isClosed: enumeration.isClosed,
      .isReadOnly: enumeration.isReadOnly,
      .cases: zip(enumeration.cases, names.cases[key] ?? []).map { element, name in
        elementContext(element, name: name, paragraphs: [element.doc ?? "`\(element.key)`"])
      },
    ])
  }

  /// A schema.
  func schemaContext(_ schema: API.Schema) -> TemplateContext {
    let key = schema.element.key
    let name = names.types[key] ?? key
    let element = elementContext(schema.element, name: name, paragraphs: [schema.element.doc ?? "`\(key)`"])
    let isRead = forms.forms(of: key).first == .whole
    return element.adding([
      .isAlias: schema.type != nil,
      .type: schema.type.map { mapper.swift($0, .whole).source() } ?? "",
      .apiType: schema.type?.description ?? "",
      .isReadOnly: schema.isReadOnly,
      .structures: schema.type == nil ? structures(of: schema, element) : [],
      .properties: Deferred { members(of: schema, in: .whole).map(\.context) },
      .hasProperties: !schema.properties.isEmpty,
      .hasProgress: schema.progress != nil && isRead,
      .progress: schema.progress.map { progressContext($0, of: schema) } ?? TemplateContext([:]),
      .hasDownload: schema.download != nil && isRead,
      .download: TemplateContext([.steps: schema.download.map { steps($0, from: schema).contexts } ?? []]),
    ])
  }

  /// The types that the structs of a schema name.
  func types(of schema: API.Schema) -> [SwiftType] {
    if let type = schema.type { return [mapper.swift(type, .whole)] }
    let url: [SwiftType] = schema.download == nil ? [] : [.builtIn(.url)]
    return url
      + forms.forms(of: schema.element.key).flatMap { form in
        schema.properties.filter { form == .whole || !$0.isReadOnly }.map { mapper.swift($0.type, form) }
      }
  }

  private func structures(of schema: API.Schema, _ element: TemplateContext) -> [TemplateContext] {
    let forms = forms.forms(of: schema.element.key)
    return forms.enumerated().map { index, form in
      let isNested = index > 0
      let members = members(of: schema, in: form, isNested: isNested)
      let parameters = members.filter(\.isRequired) + members.filter { !$0.isRequired }
      var structure = TemplateContext([
        .isNested: isNested,
        .outer: element.text(.name),
        .isDefinition: form == .definition,
        .isUpdate: form == .update,
        .properties: members.map(\.context),
        .parameters: parameters.map(\.context),
        .hasProperties: !members.isEmpty,
        .hasManyParameters: members.count > 1,
      ])
      if isNested { structure[.name] = .text(form.nestedName ?? "") }
      return element.merging(structure)
    }
  }

  private typealias Member = (context: TemplateContext, isRequired: Bool)

  /// The properties that a form of a schema has.
  /// - Parameter isNested: Whether the struct stands in an extension of another one, where the types of the namespace are
  ///   not in scope.
  private func members(of schema: API.Schema, in form: SchemaForms.Form, isNested: Bool = false) -> [Member] {
    let all = Array(zip(schema.properties, names.properties[schema.element.key] ?? []))
    let references = Dictionary(
      all.map { ($0.element.key, SwiftIdentifier.reference($1)) },
      uniquingKeysWith: { first, _ in first }
    )
    let isReceived = form == .whole && !forms.isSentAsRead(schema.element.key)
    return all.filter { form == .whole || !$0.0.isReadOnly }.map { property, name in
      let isRequired = forms.isRequired(property, of: schema.element.key, in: form)
      let isIndirect = !property.isSecret && isIndirect(property, in: schema)
      let doc = Self.renaming(references, in: doc(of: property))
      let context = elementContext(
        property.element,
        name: name,
        paragraphs: [doc],
        notes: notes(of: property, in: form),
        limits: limits(of: property)
      ).adding([
        .type: mapper.swift(property.type, form).source(in: isNested ? names.namespace : ""),
        .apiType: property.type.description,
        .isRequired: isRequired,
        .isOptional: !isRequired && form != .update,
        .isPatch: !isRequired && form == .update,
        .isReadOnly: property.isReadOnly,
        .isSecret: property.isSecret,
        .isIndirect: isIndirect,
        .isWrapped: property.isSecret || isIndirect,
        .introducer: isReceived && !property.isSecret && !isIndirect ? "let" : "var",
        .form: isRequired ? "required" : form == .update ? "patch" : "optional",
      ])
      return (context, isRequired)
    }
  }

  /// Whether a property is on a cycle that leads back to its schema without a list or a map between.
  private func isIndirect(_ property: API.Property, in schema: API.Schema) -> Bool {
    guard case .named(let target) = property.type, let component = components[schema.element.key] else { return false }
    return components[target] == component
  }

  /// A text in which properties are named as in Swift: definitions name them as the service does, in backticks.
  static func renaming(_ references: [String: String], in text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "`")) else { return text }
    let pieces = text.split(separator: "`", omittingEmptySubsequences: false)
    guard pieces.count > 2 else { return text }
    return pieces.enumerated().map { index, piece in
      // Every second piece stands between backticks, except behind the last one of an odd number.
      index % 2 == 1 && index + 1 < pieces.count ? references[String(piece)] ?? String(piece) : String(piece)
    }.joined(separator: "`")
  }

  // MARK: Progress

  private func progressContext(_ progress: ProgressDefinition, of schema: API.Schema) -> TemplateContext {
    let status = property(progress.status.name, of: schema)
    let enumeration = status?.property.type.name
    func cases(_ wanted: [(name: String, range: SourceRange)]) -> [TemplateContext] {
      guard let enumeration, let cases = api.enumeration(named: enumeration)?.cases,
        let names = names.cases[enumeration]
      else { return [] }
      return zip(cases, names).filter { element, _ in wanted.contains { $0.name == element.key } }.map { _, name in
        TemplateContext([.reference: SwiftIdentifier.reference(name)])
      }
    }
    let failure = progress.error.map { steps($0, from: schema) }
    let link = property(progress.poll.from.name, of: schema)
    return TemplateContext([
      .status: TemplateContext([.reference: status?.reference ?? ""]),
      .succeeded: cases(progress.succeeded),
      .failed: cases(progress.failed),
      .hasFailure: failure != nil,
      .failure: failure?.type?.source(in: names.namespace) ?? "Never",
      .steps: failure?.contexts ?? [],
      .link: TemplateContext([
        .reference: link?.reference ?? "", .isOptional: link.map { !$0.property.isRequiredInResponses } ?? true,
      ]),
      .operation: names.reference(to: operation(named: progress.poll.operation.name)) ?? "",
    ])
  }

  /// A property of a schema, and its Swift name behind a dot.
  private func property(_ key: String, of schema: API.Schema?) -> (property: API.Property, reference: String)? {
    guard let schema, let index = schema.properties.firstIndex(where: { $0.element.key == key }),
      let names = names.properties[schema.element.key]
    else { return nil }
    return (schema.properties[index], SwiftIdentifier.reference(names[index]))
  }

  /// The properties of a path, and the type of the last one.
  private func steps(_ path: PropertyPath, from schema: API.Schema) -> (contexts: [TemplateContext], type: SwiftType?) {
    var contexts: [TemplateContext] = []
    var holder: API.Schema? = schema
    var type: SwiftType?
    for (index, key) in path.names.enumerated() {
      guard let (step, reference) = property(key, of: holder) else { break }
      let chains = !step.isRequiredInResponses && index + 1 < path.names.count
      contexts.append(TemplateContext([.reference: reference, .chains: chains]))
      holder = step.type.name.flatMap(api.schema(named:))
      type = mapper.swift(step.type, .whole)
    }
    return (contexts, type)
  }
}
