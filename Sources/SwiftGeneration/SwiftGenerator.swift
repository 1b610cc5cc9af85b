public import VersionedAPIDefinition
public import VersionedAPISourceText

/// Makes Swift of a definition.
public struct SwiftGenerator: Sendable {
  /// What came of it.
  public struct Output: Sendable {
    /// The files, sorted by path; complete only if no diagnostic is an error.
    public var files: [GeneratedFile]
    /// Names that Swift cannot have, or cannot tell apart.
    public var diagnostics: [Diagnostic]
  }

  private let templates: TemplateLibrary
  private let access: String

  /// Makes a generator.
  /// - Parameters:
  ///   - templates: What Swift looks like.
  ///   - access: The access level of what it declares: `public`, `package` or `internal`.
  public init(templates: TemplateLibrary, access: String = "public") {
    self.templates = templates
    self.access = access
  }

  /// The files for some versions of a definition.
  /// - Parameters:
  ///   - definition: A definition without errors.
  ///   - versions: The versions as the service names them; nil for all.
  /// - Throws: ``TemplateError`` where a template is missing.
  public func generate(_ definition: Definition, versions: [String]? = nil) throws -> Output {
    var output = Output(files: [], diagnostics: [])
    for version in versions ?? definition.timeline.versions {
      guard let api = definition.api(version: version) else { continue }
      try generate(api, into: &output)
    }
    output.files.sort { $0.path < $1.path }
    output.diagnostics = output.diagnostics.inFileOrder()
    return output
  }

  /// One file with everything that a target wants to have generated when it is built.
  /// - Throws: ``TemplateError`` where a template is missing.
  public func generateFile(
    _ definition: Definition,
    for configuration: BuildConfiguration
  ) throws -> (text: String, diagnostics: [Diagnostic]) {
    var output = Output(files: [], diagnostics: [])
    for version in configuration.versions(of: definition) {
      guard var api = definition.api(version: version) else { continue }
      if let operations = configuration.operations {
        api = api.selecting(operations: operations.map(\.text), schemas: configuration.schemas.map(\.text))
      }
      try generate(api, into: &output, isPart: true)
    }
    let file = FileContext(
      isPart: false,
      importLevel: Self.importLevel(access),
      sources: "the definitions",
      usesHTTPTypes: true,
      usesRuntime: true,
      usesFoundation: true,
      namespace: "",
      availability: []
    )
    let header = try templates.render(file, template: "header")
    return (([header] + output.files.map(\.text)).joined(separator: "\n"), output.diagnostics.inFileOrder())
  }

  /// What stands before an import in a file with declarations of an access level.
  static func importLevel(_ access: String) -> String { access == "internal" ? "" : "\(access) " }

  /// The name of the Swift module of a version, which is also the name of its folder.
  public static func module(service: String, version: String) -> String {
    service + Naming.namespace(ofVersion: version)
  }

  private func generate(_ api: API, into output: inout Output, isPart: Bool = false) throws {
    var builder = ContextBuilder(api: api, access: access, isPart: isPart)
    let folder = Self.module(service: api.serviceName, version: api.version.id)
    if let other = output.files.first(where: { $0.path.lowercased().hasPrefix("\(folder)/".lowercased()) }) {
      let module = other.path.prefix { $0 != "/" }
      output.diagnostics.append(
        Diagnostic(
          "version '\(api.version.id)' becomes the module \(folder), and another one becomes \(module)",
          at: api.version.range
        )
      )
      return
    }
    func add(_ path: String, _ context: Any, _ template: String) throws {
      output.files.append(
        GeneratedFile(path: "\(folder)/\(path).swift", text: try templates.render(context, template: template))
      )
    }
    /// A struct, which stands in by 2.
    func text(_ structure: StructContext) throws -> String {
      let lines = try templates.render(structure, template: "struct").split(
        separator: "\n",
        omittingEmptySubsequences: false
      )
      return SwiftText.indented(lines.dropLast(), by: 2)
    }
    try add(builder.namespace, builder.namespaceContext(), "namespace")
    if let credential = builder.credentialContext() { try add("Credential", credential, "credential") }
    for enumeration in api.enums {
      let context = builder.enumContext(enumeration)
      try add("Enums/\(context.name)", context, "enum")
    }
    for schema in api.schemas {
      if let type = schema.type {
        let context = builder.typealiasContext(schema, type)
        try add("Schemas/\(context.name)", context, "typealias")
      } else {
        let (file, structures) = builder.schemaContext(schema)
        guard var outer = structures.first else { continue }
        outer.nested = try structures.dropFirst().map { StructContext.Nested(text: try text($0)) }
        try add("Schemas/\(outer.name)", SchemaContext(file: file, text: try text(outer)), "schema")
      }
    }
    for operation in api.operations {
      let context = builder.operationContext(operation)
      try add("Operations/\(context.group)+\(context.name)", context, "operation")
    }
    output.diagnostics += builder.diagnostics
  }
}
