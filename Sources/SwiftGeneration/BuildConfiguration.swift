public import VersionedAPIDefinition
public import VersionedAPISourceText
public import VersionedAPIYAML

/// The content of a target's `speechgen.yaml`: what to generate when the target is built.
public struct BuildConfiguration: Sendable {
  /// A name, or a pattern for operations, with its place.
  public typealias Name = (text: String, range: SourceRange)

  /// The folder with the definitions, relative to the file; nil for the definitions of this package.
  public private(set) var definitions: Name?
  /// The api-versions; nil for all.
  public private(set) var apiVersions: [Name]?
  /// The operations, with `*` for any characters; nil for all.
  public private(set) var operations: [Name]?
  /// Schemas to generate in addition to those that the operations use.
  public private(set) var schemas: [Name] = []
  /// The access level of the generated code.
  public private(set) var access = "internal"
  /// The errors in the file.
  public private(set) var diagnostics: [Diagnostic] = []

  static let keys = ["definitions", "apiVersions", "operations", "schemas", "access"]
  /// The valid access levels.
  public static let accessLevels = ["public", "package", "internal"]

  /// Reads a parsed file.
  public init(_ parsed: YAMLParser.Result) {
    diagnostics = parsed.diagnostics
    guard let root = parsed.root, !root.isEmpty else { return }
    guard let entries = root.entries else {
      diagnostics.append(Diagnostic("the configuration must be a mapping, not \(root.kind)", at: root.range))
      return
    }
    for entry in entries {
      switch entry.key {
      case "definitions":
        definitions = string(entry)
        // The plugin tells SwiftPM which files to watch, and finds the folder only in such a line.
        let key = entry.keyRange.start
        if key.column != 1 || key.line != entry.value.range.start.line {
          let message = "'definitions' must be at the start of a line, and its folder on the same line"
          diagnostics.append(Diagnostic(message, at: entry.keyRange))
        }
      case "apiVersions":
        apiVersions = selection(entry)
      case "operations":
        operations = selection(entry)
      case "schemas":
        schemas = names(entry) ?? []
      case "access":
        guard let level = string(entry) else { continue }
        guard Self.accessLevels.contains(level.text) else {
          let known = Self.accessLevels.joinedForReading("or")
          diagnostics.append(Diagnostic("the access level must be \(known), not '\(level.text)'", at: level.range))
          continue
        }
        access = level.text
      default:
        let hint =
          Suggestion.hint(for: entry.key, among: Self.keys) ?? "; known keys are \(Self.keys.joinedForReading())"
        diagnostics.append(Diagnostic("the configuration has no key '\(entry.key)'\(hint)", at: entry.keyRange))
      }
    }
  }

  private mutating func string(_ entry: Node.Entry) -> Name? {
    if let text = entry.value.scalar, !text.isEmpty { return (text, entry.value.range) }
    let problem = entry.value.scalar == nil ? "must be a string, not \(entry.value.kind)" : "must not be empty"
    diagnostics.append(Diagnostic("'\(entry.key)' \(problem)", at: entry.value.range))
    return nil
  }

  /// Returns the names of a key that selects everything if it is left out. An empty list is an error.
  private mutating func selection(_ entry: Node.Entry) -> [Name]? {
    if let elements = entry.value.elements, elements.isEmpty {
      diagnostics.append(
        Diagnostic("'\(entry.key)' is empty; leave it out to select all", at: entry.value.range)
      )
      return nil
    }
    return names(entry)
  }

  private mutating func names(_ entry: Node.Entry) -> [Name]? {
    guard let elements = entry.value.elements else {
      diagnostics.append(
        Diagnostic("'\(entry.key)' must be a list such as [A, B], not \(entry.value.kind)", at: entry.value.range)
      )
      return nil
    }
    return elements.compactMap { element in
      guard let text = element.scalar, !text.isEmpty else {
        let problem = element.scalar == nil ? "must be a string, not \(element.kind)" : "must not be empty"
        diagnostics.append(Diagnostic("a name in '\(entry.key)' \(problem)", at: element.range))
        return nil
      }
      return (text, element.range)
    }
  }

  /// Returns diagnostics about names that a definition does not have.
  public func check(against definition: Definition) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    func check(
      _ names: [Name],
      _ what: String,
      takesPatterns: Bool = false,
      _ known: [String],
      hint: (String) -> String
    ) {
      for name in names where !known.contains(where: { takesPatterns ? API.matches($0, name.text) : $0 == name.text }) {
        let isPattern = !takesPatterns && name.text.contains("*")
        let hint = isPattern ? "; only operations can have a '*'" : hint(name.text)
        findings.append(Diagnostic("\(what) '\(name.text)' does not exist\(hint)", at: name.range))
      }
    }
    let known = definition.timeline.versions
    check(apiVersions ?? [], "api-version", known) { _ in "; known versions are \(known.joinedForReading())" }
    // Without the right version, no other name would be found.
    guard findings.isEmpty else { return findings }
    let versions = versions(of: definition)
    let apis = versions.compactMap(definition.api)
    check(operations ?? [], "operation", takesPatterns: true, apis.flatMap { $0.operations.map(\.element.key) }) {
      definition.hint(for: $0, in: versions, among: [.operation])
    }
    check(schemas, "schema", apis.flatMap { $0.schemas.map(\.element.key) }) {
      definition.hint(for: $0, in: versions, among: [.type])
    }
    return findings
  }

  /// Returns the versions to generate, in the order of the definition.
  public func versions(of definition: Definition) -> [String] {
    guard let selected = apiVersions?.map(\.text) else { return definition.timeline.versions }
    return definition.timeline.versions.filter(selected.contains)
  }
}
