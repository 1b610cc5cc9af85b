import YAML

extension Definition {
  /// What came of reading the definition files.
  public struct Loaded: Sendable {
    /// The definition, where there is a service file with versions; it may be incomplete if there are errors.
    public var definition: Definition?
    /// Everything found, in file order.
    public var diagnostics: [Diagnostic]
  }

  /// Reads the definition files and checks them all in one go.
  /// - Parameter files: The parsed files; their order does not matter.
  public static func load(_ files: [YAMLParser.Result]) -> Loaded {
    let files = files.sorted { $0.file.path < $1.file.path }
    var reader = DefinitionReader()
    reader.diagnostics = files.flatMap(\.diagnostics)
    let definition = reader.definition(files)
    // Checks of a definition that lost parts would only repeat the mistake in other words.
    if let definition, !reader.diagnostics.hasErrors {
      reader.diagnostics += Checker(definition).run()
    }
    return Loaded(definition: definition, diagnostics: reader.diagnostics.inFileOrder())
  }
}

extension DefinitionReader {
  static let sections = ["groups", "parameters", "enums", "fragments", "schemas", "operations"]

  fileprivate mutating func definition(_ files: [YAMLParser.Result]) -> Definition? {
    let services = files.filter { $0.root?.entries?.contains { $0.key == "service" } == true }
    guard let first = services.first, let root = first.root else {
      if let file = files.first, !diagnostics.hasErrors {
        error("no file says what the service is; one begins with 'service: Name'", at: SourceRange(file: file.file))
      }
      return nil
    }
    for second in services.dropFirst() {
      error(
        "a second file says what the service is",
        at: SourceRange(file: second.file),
        notes: [.init("the first one is here", at: SourceRange(file: first.file))]
      )
    }
    guard let service = service(root) else { return nil }
    var definition = Definition(timeline: timeline, service: service)
    let resources = files.filter { $0.file != first.file }.compactMap(\.root)
      .compactMap { fields(of: $0, "a definition file", Self.sections) }

    // Shared parameters first: operations of any file may name them.
    for fields in resources {
      for entry in entries(fields, "parameters") {
        if let parameter = parameter(entry, parent: timeline.all, shared: []) {
          definition.parameters.append(parameter)
        }
      }
    }
    for fields in resources {
      for entry in entries(fields, "groups") { group(entry).map { definition.groups.append($0) } }
      for entry in entries(fields, "enums") { enumeration(entry).map { definition.enums.append($0) } }
      for entry in entries(fields, "fragments") {
        schema(entry, isFragment: true).map { definition.fragments.append($0) }
      }
      for entry in entries(fields, "schemas") { schema(entry, isFragment: false).map { definition.schemas.append($0) } }
      for entry in entries(fields, "operations") {
        operation(entry, shared: definition.parameters, inherited: service.responses)
          .map { definition.operations.append($0) }
      }
    }
    return definition
  }

  private mutating func entries(_ fields: Fields, _ section: String) -> [Node.Entry] {
    fields[section].flatMap { entries(of: $0, "'\(section)'") } ?? []
  }
}

extension SourceRange {
  /// The start of a file.
  init(file: SourceFile) {
    let start = SourcePosition(line: 1, column: 1)
    self.init(file: file, start: start, end: start)
  }
}
