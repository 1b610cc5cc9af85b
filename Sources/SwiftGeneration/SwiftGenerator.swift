public import VersionedAPIDefinition
public import VersionedAPISourceText

/// Generates files from a definition, in Swift or whatever templates describe.
public struct SwiftGenerator: Sendable {
  /// The result of a generation.
  public struct Output: Sendable {
    /// The files, sorted by path; none if a diagnostic is an error.
    public var files: [GeneratedFile]
    /// Names that Swift cannot have, or cannot tell apart.
    public var diagnostics: [Diagnostic]
  }

  private let templates: TemplateLibrary
  private let access: String

  /// Creates a generator.
  /// - Parameters:
  ///   - templates: What files look like, and which there are.
  ///   - access: The access level of declarations: `public`, `package` or `internal`.
  public init(templates: TemplateLibrary, access: String = "public") {
    self.templates = templates
    self.access = access
  }

  /// The files for some api-versions of a definition.
  /// - Parameters:
  ///   - definition: A definition without errors.
  ///   - versions: The versions as the service names them; nil for all.
  /// - Throws: ``TemplateError`` if a template cannot be used.
  public func generate(_ definition: Definition, versions: [String]? = nil) throws -> Output {
    let apis = (versions ?? definition.timeline.versions).compactMap(definition.api)
    let (names, diagnostics) = SwiftNames.names(of: apis)
    guard !diagnostics.hasErrors else { return Output(files: [], diagnostics: diagnostics) }
    let all = Array(zip(apis, names))
    var files = try all.concurrentMap { api, names in
      try VersionFiles(api, names: names, access: access).files(templates)
    }.flatMap(\.self)
    let ofService = versions == nil ? templates.files.filter { $0.kind == .service } : []
    if !ofService.isEmpty {
      let context = context(all.map { VersionFiles($0, names: $1, access: access) })
      files += try ofService.map { template in
        try templates.file(template, named: definition.service.name, of: nil, context)
      }
    }
    return Output(files: files.sorted { $0.path < $1.path }, diagnostics: diagnostics)
  }

  /// One file with everything that a target wants to have generated when it is built.
  /// - Throws: ``TemplateError`` if a template cannot be used.
  public func generateFile(
    _ definition: Definition,
    for configuration: BuildConfiguration
  ) throws -> (text: String, diagnostics: [Diagnostic]) {
    let apis = configuration.versions(of: definition).compactMap(definition.api).map { api in
      guard let operations = configuration.operations else { return api }
      return api.selecting(operations: operations.map(\.text), schemas: configuration.schemas.map(\.text))
    }
    let (names, diagnostics) = SwiftNames.names(of: apis)
    guard !diagnostics.hasErrors else { return ("", diagnostics) }
    let context = context(zip(apis, names).map { VersionFiles($0, names: $1, access: access) })
    return (try templates.render(context, template: "target.swift"), diagnostics)
  }

  /// What a file with several api-versions is made of.
  private func context(_ versions: [VersionFiles]) -> TemplateContext {
    TemplateContext(access: access).adding([
      .sources: "the definitions",
      .usesRuntime: true,
      .usesFoundation: true,
      .versions: versions.map { $0.context() },
    ])
  }

  /// The name of the module of a version, which is also the name of its folder.
  public static func module(service: String, version: String) -> String {
    service + Naming.namespace(ofVersion: version)
  }
}

/// The files of one api-version.
private struct VersionFiles {
  private let api: API
  private let builder: ContextBuilder
  private let version: TemplateContext
  private let enums: [TemplateContext]
  private let schemas: [TemplateContext]
  private let operations: [TemplateContext]

  init(_ api: API, names: SwiftNames, access: String) {
    self.api = api
    builder = ContextBuilder(api: api, names: names, access: access)
    version = builder.versionContext()
    enums = api.enums.map(builder.enumContext)
    schemas = api.schemas.map(builder.schemaContext)
    operations = api.operations.map(builder.operationContext)
  }

  /// The whole api-version.
  func context() -> TemplateContext {
    var context = version.adding([.enums: enums, .schemas: schemas, .operations: operations])
    let byGroup = Dictionary(grouping: zip(api.operations, operations), by: \.0.group)
    context[.groups] = .contexts(
      version.contexts(.groups).map { group in
        var group = group
        group[.operations] = .contexts((byGroup[group.text(.key)] ?? []).map(\.1))
        return group
      }
    )
    return context
  }

  func files(_ templates: TemplateLibrary) throws -> [GeneratedFile] {
    try templates.files.flatMap { template in
      try contexts(for: template.kind).map { name, context in
        try templates.file(template, named: name, of: builder.names.module, context)
      }
    }
  }

  /// What files of a kind are made of, by their names without the ending.
  private func contexts(for kind: TemplateLibrary.Kind) -> [(name: String, context: TemplateContext)] {
    func file(_ elements: [API.Element], _ types: [SwiftType], usesRuntime: Bool = true) -> TemplateContext {
      TemplateContext([
        .sources: Self.sources(elements),
        .usesRuntime: usesRuntime || types.contains(.runtime),
        .usesFoundation: types.contains(.foundation),
      ])
    }
    let surroundings = builder.surroundings()
    switch kind {
    case .service:
      return []
    case .version:
      let element = API.Element(key: api.version.id, range: api.version.range)
      return [(builder.names.namespace, context().merging(file([element], [])))]
    case .resource:
      return resources().map { resource in
        let elements =
          resource.enums.map(\.0.element) + resource.schemas.map(\.0.element)
          + resource.operations.map(\.0.element)
        let types =
          resource.schemas.flatMap { builder.types(of: $0.0) }
          + resource.operations.flatMap { builder.types(of: $0.0) }
        let isAliases =
          resource.enums.isEmpty && resource.operations.isEmpty
          && resource.schemas.allSatisfy { $0.0.type != nil }
        let context = surroundings.merging(file(elements, types, usesRuntime: !isAliases)).adding([
          .enums: resource.enums.map(\.1), .schemas: resource.schemas.map(\.1),
          .operations: resource.operations.map(\.1),
        ])
        return ("\(builder.names.namespace)+\(resource.name)", context)
      }
    case .enum:
      return zip(api.enums, enums).map { enumeration, context in
        let root = surroundings.merging(file([enumeration.element], []))
        return ("Enums/\(context.text(.reference))", root.merging(context))
      }
    case .schema:
      return zip(api.schemas, schemas).map { schema, context in
        let root = surroundings.merging(
          file([schema.element], builder.types(of: schema), usesRuntime: schema.type == nil)
        )
        return ("Schemas/\(context.text(.reference))", root.merging(context))
      }
    case .operation:
      return zip(api.operations, operations).map { operation, context in
        let root = surroundings.merging(file([operation.element], builder.types(of: operation)))
        return ("Operations/\(context.text(.group))+\(context.text(.reference))", root.merging(context))
      }
    }
  }

  /// What one definition file says.
  private struct Resource {
    var name: String
    var enums: [(API.Enumeration, TemplateContext)] = []
    var schemas: [(API.Schema, TemplateContext)] = []
    var operations: [(API.Operation, TemplateContext)] = []
  }

  private func resources() -> [Resource] {
    var resources: [String: Resource] = [:]
    var names: [SourceFile: String] = [:]
    func name(of element: API.Element) -> String {
      let file = element.range.file
      if let name = names[file] { return name }
      let stem = Self.fileName(of: element).prefix { $0 != "." }
      let name = Naming().type(String(stem)) ?? "Definitions"
      names[file] = name
      return name
    }
    func add<Element>(
      _ element: API.Element,
      _ pair: (Element, TemplateContext),
      _ list: WritableKeyPath<Resource, [(Element, TemplateContext)]>
    ) {
      let name = name(of: element)
      resources[name.lowercased(), default: Resource(name: name)][keyPath: list].append(pair)
    }
    for (enumeration, context) in zip(api.enums, enums) { add(enumeration.element, (enumeration, context), \.enums) }
    for (schema, context) in zip(api.schemas, schemas) { add(schema.element, (schema, context), \.schemas) }
    for (operation, context) in zip(api.operations, operations) {
      add(operation.element, (operation, context), \.operations)
    }
    return resources.values.sorted { $0.name < $1.name }
  }

  /// The name of the definition file of an element, for a comment of one line.
  private static func fileName(of element: API.Element) -> String {
    element.range.file.path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map {
      $0.filter { !$0.isNewline }
    } ?? ""
  }

  private static func sources(_ elements: [API.Element]) -> String {
    let files = Dictionary(elements.map { ($0.range.file, $0) }, uniquingKeysWith: { first, _ in first })
    return Set(files.values.map(fileName)).sorted().joinedForReading()
  }
}
