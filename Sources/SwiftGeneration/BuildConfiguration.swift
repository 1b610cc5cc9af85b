public import VersionedAPIDefinition
public import VersionedAPISourceText
public import VersionedAPIYAML

/// What a target wants to have generated when it is built: the content of its `speechgen.yaml`.
public struct BuildConfiguration: Sendable {
  /// A name, or for operations a pattern, with its place.
  public typealias Name = (text: String, range: SourceRange)

  /// The folder with the definitions, relative to the file; nil for those of this package.
  public private(set) var definitions: Name?
  /// The api-versions; nil for all.
  public private(set) var apiVersions: [Name]?
  /// The operations, in whose names `*` stands for any text; nil for all.
  public private(set) var operations: [Name]?
  /// Schemas beyond those that the operations lead to.
  public private(set) var schemas: [Name] = []
  /// The access level of what is generated.
  public private(set) var access = "internal"
  /// What is wrong with the file.
  public private(set) var diagnostics: [Diagnostic] = []

  static let keys = ["definitions", "apiVersions", "operations", "schemas", "access"]
  /// The access levels that generated code can have.
  public static let accessLevels = ["public", "package", "internal"]

  /// Reads the file.
  public init(_ parsed: YAMLParser.Result) {
    diagnostics = parsed.diagnostics
    guard let root = parsed.root, !root.isEmpty else { return }
    guard let entries = root.entries else {
      diagnostics.append(Diagnostic("a speechgen.yaml is a mapping, not \(root.kind)", at: root.range))
      return
    }
    for entry in entries {
      switch entry.key {
      case "definitions":
        definitions = text(entry)
        // The plugin, which tells SwiftPM what to watch, looks for such a line.
        let key = entry.keyRange.start
        if key.column != 1 || key.line != entry.value.range.start.line {
          diagnostics.append(
            Diagnostic("'definitions' must begin a line, with its folder in the same line", at: entry.keyRange)
          )
        }
      case "apiVersions":
        apiVersions = wishes(entry)
      case "operations":
        operations = wishes(entry)
      case "schemas":
        schemas = names(entry) ?? []
      case "access":
        guard let level = text(entry) else { continue }
        guard Self.accessLevels.contains(level.text) else {
          let known = Self.accessLevels.joinedForReading("or")
          diagnostics.append(Diagnostic("the access level is \(known), not '\(level.text)'", at: level.range))
          continue
        }
        access = level.text
      default:
        let known = Self.keys.joinedForReading()
        diagnostics.append(Diagnostic("there is no key '\(entry.key)'; known keys are \(known)", at: entry.keyRange))
      }
    }
  }

  private mutating func text(_ entry: Node.Entry) -> Name? {
    if let text = entry.value.scalar, !text.isEmpty { return (text, entry.value.range) }
    let what = entry.value.scalar == nil ? entry.value.kind : "an empty one"
    diagnostics.append(Diagnostic("'\(entry.key)' is a text, not \(what)", at: entry.value.range))
    return nil
  }

  /// The names of a key that stands for all where it is left out: no name at all is a mistake.
  private mutating func wishes(_ entry: Node.Entry) -> [Name]? {
    if let elements = entry.value.elements, elements.isEmpty {
      diagnostics.append(
        Diagnostic("'\(entry.key)' is an empty list; leave the key out for all", at: entry.value.range)
      )
      return nil
    }
    return names(entry)
  }

  private mutating func names(_ entry: Node.Entry) -> [Name]? {
    guard let elements = entry.value.elements else {
      diagnostics.append(
        Diagnostic("'\(entry.key)' is a list such as [A, B], not \(entry.value.kind)", at: entry.value.range)
      )
      return nil
    }
    return elements.compactMap { element in
      guard let text = element.scalar, !text.isEmpty else {
        diagnostics.append(Diagnostic("a name is a text, not \(element.kind)", at: element.range))
        return nil
      }
      return (text, element.range)
    }
  }

  /// What is wrong with the names, for a definition.
  public func check(against definition: Definition) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    func check(_ names: [Name], _ known: [String], _ what: String, takesPatterns: Bool = false) {
      for name in names where !known.contains(where: { takesPatterns ? API.matches($0, name.text) : $0 == name.text }) {
        let isPattern = !takesPatterns && name.text.contains("*")
        let hint =
          isPattern ? "; only operations take a '*'" : Suggestion.hint(for: name.text, among: known) ?? ""
        findings.append(Diagnostic("there is no \(what) '\(name.text)'\(hint)", at: name.range))
      }
    }
    check(apiVersions ?? [], definition.timeline.versions, "api-version")
    // Without its version, nothing else could be found.
    guard findings.isEmpty else { return findings }
    let apis = versions(of: definition).compactMap(definition.api)
    check(operations ?? [], apis.flatMap { $0.operations.map(\.element.key) }, "operation", takesPatterns: true)
    check(schemas, apis.flatMap { $0.schemas.map(\.element.key) }, "schema")
    return findings
  }

  /// The versions to generate, in the order of the definition.
  public func versions(of definition: Definition) -> [String] {
    guard let wanted = apiVersions?.map(\.text) else { return definition.timeline.versions }
    return definition.timeline.versions.filter(wanted.contains)
  }
}
