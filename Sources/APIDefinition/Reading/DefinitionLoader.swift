import VersionedAPISourceText
import VersionedAPIYAML

extension Definition {
  /// The result of reading definition files.
  public struct Loaded: Sendable {
    /// The definition, if there is a service file with versions. It may be incomplete if there are errors.
    public var definition: Definition?
    /// The API of each version, oldest first; empty if there are errors.
    public var apis: [API] = []
    /// All errors and warnings, in file order.
    public var diagnostics: [Diagnostic]
  }

  /// Reads and checks definition files.
  /// - Parameter files: The parsed files, in any order.
  public static func load(_ files: [YAMLParser.Result]) -> Loaded { load(files, isChecked: true) }

  /// Reads definition files without looking for contradictions.
  /// - Parameter files: The parsed files, in any order.
  package static func read(_ files: [YAMLParser.Result]) -> Definition? { load(files, isChecked: false).definition }

  private static func load(_ files: [YAMLParser.Result], isChecked: Bool) -> Loaded {
    let files = files.sorted { $0.file.path < $1.file.path }
    var reader = DefinitionReader()
    reader.diagnostics = files.flatMap(\.diagnostics)
    reader.hasUnreadFile = files.contains { $0.root == nil && $0.diagnostics.hasErrors }
    let definition = reader.definition(files)
    // Where whole files or sections are invalid, checks would only report consequential errors.
    var apis: [API] = []
    if isChecked, let definition, reader.diagnostics.count == reader.errorsInElements {
      var checker = Checker(definition, invalid: reader.invalid)
      checker.run()
      reader.diagnostics += checker.diagnostics
      if !reader.diagnostics.hasErrors { apis = checker.apis }
    }
    let diagnostics = (reader.diagnostics + reader.warnings).inFileOrder()
    return Loaded(definition: definition, apis: apis, diagnostics: diagnostics)
  }
}

extension DefinitionReader {
  static let sections = ["groups", "parameters", "enums", "fragments", "schemas", "operations"]

  fileprivate mutating func definition(_ files: [YAMLParser.Result]) -> Definition? {
    let services = files.filter { $0.root?.entries?.contains { $0.key == "service" } == true }
    guard let first = services.first, let root = first.root else {
      if let file = files.first, !diagnostics.hasErrors {
        error(
          "no file describes the service; one file must begin with 'service: Name'",
          at: SourceRange(file: file.file)
        )
      }
      return nil
    }
    for second in services.dropFirst() {
      error(
        "a second file describes the service",
        at: SourceRange(file: second.file),
        notes: [.init("the first one is here", at: SourceRange(file: first.file))]
      )
    }
    var nesting = Nesting(timeline: timeline, files: [])
    let serviceRoot = nesting.repaired(root, .serviceFile)
    diagnostics += nesting.diagnostics
    guard let service = service(serviceRoot) else { return nil }
    var definition = Definition(timeline: timeline, service: service)
    let roots = files.filter { file in services.allSatisfy { $0.file != file.file } }.compactMap(\.root)
    nesting = Nesting(timeline: timeline, files: roots)
    let resources = roots.map { nesting.repaired($0, .resourceFile) }
      .compactMap { fields(of: $0, "a definition file", Self.sections) }
    diagnostics += nesting.diagnostics

    // Shared parameters come first, since operations of any file can use them.
    for fields in resources {
      definition.parameters += elements("parameters", of: fields) { $0.parameter($1, parent: $0.timeline.all) }
    }
    let shared = definition.parameters
    for fields in resources {
      definition.groups += elements("groups", of: fields) { $0.group($1) }
      definition.enums += elements("enums", of: fields) { $0.enumeration($1) }
      definition.fragments += elements("fragments", of: fields) { $0.schema($1, isFragment: true) }
      definition.schemas += elements("schemas", of: fields) { $0.schema($1, isFragment: false) }
      definition.operations += elements("operations", of: fields) {
        $0.operation($1, shared: shared, inherited: service.responses)
      }
    }
    return definition
  }

  /// Reads the elements of a section, and records which of them have errors.
  private mutating func elements<Value>(
    _ section: String,
    of fields: Fields,
    _ read: (inout DefinitionReader, Node.Entry) -> Value?
  ) -> [Value] {
    guard let node = fields[section], let entries = entries(of: node, "'\(section)'") else { return [] }
    return entries.compactMap { entry in
      let count = diagnostics.count
      let value = read(&self, entry)
      if diagnostics.count > count {
        invalid.insert(entry.key)
        errorsInElements += diagnostics.count - count
      }
      return value
    }
  }
}

extension SourceRange {
  /// The start of a file.
  init(file: SourceFile) {
    let start = SourcePosition(line: 1, column: 1)
    self.init(file: file, start: start, end: start)
  }
}
