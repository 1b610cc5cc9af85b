import Foundation
import Testing
import VersionedAPIDefinition
import VersionedAPISourceText
import VersionedAPISwiftGeneration
import VersionedAPITestSupport
import VersionedAPIYAML

/// The examples in the documentation work, and its lists are complete.
struct DocumentationTests {
  /// The elements that examples of a service file may refer to.
  private static let problem = """
    schemas: { Problem: { properties: { message: { type: string } } } }
    operations: { Shop_Ping: { http: GET /ping, responses: { 204: , default: { body: Problem } } } }
    """

  /// The service that articles select parts of.
  private static let bookshop = """
    schemas:
      Book: { properties: { title: { type: string } } }
      Receipt: { standalone: true, properties: { books: { type: "Book[]" } } }
    operations:
      Books_Get: { http: GET /book, responses: { 200: { body: Book } } }
    """

  private static let reference = "Sources/APIDefinition/VersionedAPIDefinition.docc/DefinitionLanguage.md"

  private static func pages() throws -> [String] {
    try ["README.md", "CONTRIBUTING.md"]
      + ["Documentation/SpeechToText.docc", "Sources"].flatMap { try Repository.files(in: $0, ending: ".md") }
  }

  private static func blocks(_ language: String) throws -> [CodeBlock] {
    try pages().flatMap { try CodeBlock.all(in: $0, language: language) }
  }

  // MARK: Examples

  @Test func `examples are found`() throws {
    #expect(try Self.blocks("yaml").count > 20)
    #expect(try Self.blocks("swift").count > 20)
    #expect(try Set(Self.blocks("yaml").map(\.file)).isSuperset(of: ["README.md", Self.reference]))
  }

  @Test(arguments: try blocks("yaml"))
  func `a definition has no errors`(block: CodeBlock) throws {
    if block.text.hasPrefix("# speechgen.yaml\n") {
      let configuration = BuildConfiguration(YAMLParser.parse(block.text, path: "speechgen.yaml"))
      // The articles of the modules name no real service.
      let isNeutral = block.file.hasPrefix("Sources/")
      let definition = isNeutral ? try definition(exampleService, Self.bookshop) : try definition()
      #expect(findings(configuration.diagnostics + configuration.check(against: definition)) == "")
      return
    }
    var files = exampleFiles(block.text, path: block.testDescription)
    if files.count == 1 { files.append(YAMLParser.parse(Self.problem, path: "problem.yaml")) }
    let loaded = Definition.load(files)

    #expect(findings(loaded) == "")
    let output = try SwiftGenerator(templates: .builtIn()).generate(try #require(loaded.definition))
    #expect(findings(output.diagnostics) == "")
  }

  @Test(arguments: try pages())
  func `Swift code compiles`(page: String) throws {
    let blocks = try CodeBlock.all(in: page, language: "swift").filter {
      // The module of web hooks is behind a package trait; `Examples/Watch` uses it.
      !$0.text.contains("// Package.swift\n") && !$0.text.contains("import SpeechToTextWebHooks\n")
    }
    guard !blocks.isEmpty else { return }
    try blocks.typecheck()
  }

  // MARK: Lists

  /// A mapping of the language with an unknown key, and the section that lists the known keys.
  static let mappings: [(section: String, text: String)] = [
    ("The service file", "service: S\nversions: { v1: { path: /a } }\nqqqqqq:"),
    ("A version", "service: S\nversions: { v1: { path: /a, qqqqqq: } }"),
    ("A credential", "service: S\nversions: { v1: { path: /a } }\ncredentials: { c: { qqqqqq: } }"),
    ("Resource files", "qqqqqq:"),
    ("Keys of every element", "enums: { E: { cases: { A: { qqqqqq: } } } }"),
    ("Enums", "enums: { E: { qqqqqq: } }"),
    ("Schemas", "schemas: { S: { qqqqqq: } }"),
    ("Progress", "schemas: { S: { progress: { qqqqqq: } } }"),
    ("Fragments", "fragments: { F: { qqqqqq: } }"),
    ("Properties", "schemas: { S: { properties: { p: { qqqqqq: } } } }"),
    ("Groups", "groups: { G: { qqqqqq: } }"),
    ("Parameters", "parameters: { p: { qqqqqq: } }"),
    ("Operations", "operations: { G_O: { qqqqqq: } }"),
    ("A body", "operations: { G_O: { body: { qqqqqq: } } }"),
    ("Responses", "operations: { G_O: { responses: { 200: { qqqqqq: } } } }"),
    ("Header fields of a response", "operations: { G_O: { responses: { 200: { headers: { H: { qqqqqq: } } } } } }"),
    ("Paging", "operations: { G_O: { paged: { qqqqqq: } } }"),
    ("Polling", "operations: { G_O: { poll: { qqqqqq: } } }"),
  ]

  @Test(arguments: mappings)
  func `a section lists every key`(section: String, text: String) throws {
    let loaded = Definition.load(exampleFiles(text, path: "text.yaml"))
    var listed = try keys(in: section)
    if try self.text(of: section).contains("has the keys of every element") {
      listed += try keys(in: "Keys of every element")
    }
    #expect(listed.sorted() == (try known(to: loaded.diagnostics)).sorted())
  }

  @Test func `the keys of a configuration are listed`() throws {
    let configuration = BuildConfiguration(YAMLParser.parse("qqqqqq: 1", path: "speechgen.yaml"))
    let page = "Sources/APIDefinition/VersionedAPIDefinition.docc/GeneratingAtBuildTime.md"
    #expect(try keys(in: "speechgen.yaml", of: page) == known(to: configuration.diagnostics))
  }

  @Test func `the reference lists every type`() throws {
    let listed = try keys(in: "Types").filter { !$0.hasPrefix("T") }
    #expect(listed == TypeExpression.Primitive.allCases.map(\.rawValue))
  }

  @Test func `the commands are listed`() throws {
    let help = try Program.run(["--help"], in: Repository.root.path).output
    let commands = help.split(separator: "SUBCOMMANDS:").last.map(String.init) ?? ""
    let page = try Repository.text("Sources/APIDefinition/VersionedAPIDefinition.docc/Commands.md")
    let names = commands.matches(of: /\n  ([a-z][a-z-]*) {2,}/).map { String($0.1) }
    #expect(names.count > 5)
    #expect(names.filter { !page.contains("| `\($0)` |") } == [])
  }

  /// One test, since recorded pages are written one after the other.
  @Test func `lists of versions are up to date`() throws {
    let definition = try definition()
    let versions = definition.timeline.versions
    var long = ["| api-version | module | operations | schemas and enums |", "|---|---|---|---|"]
    var short = ["| api-version | Module | Namespace |", "|---|---|---|"]
    for version in versions.reversed() {
      let api = try #require(definition.api(version: version))
      let types = api.schemas.count + api.enums.count
      let module = SwiftGenerator.module(service: definition.service.name, version: version)
      // In the first column, which is there on a narrow screen, too.
      let name = api.version.retired.map { "~~\(version)~~ (retired on \($0))" } ?? "\(version)"
      long.append("| \(name) | `\(module)` | \(api.operations.count) | \(types) |")
      short.append("| \(name) | `\(module)` | `\(Naming.namespace(ofVersion: version))` |")
    }
    let pairs = zip(versions, versions.dropFirst()).reversed()
    let links = pairs.map { "- [From \($0) to \($1)](Documentation/\($0)-to-\($1).md)" }
    let names = pairs.map { "- `Documentation/\($0)-to-\($1).md`" }

    let article = "Documentation/SpeechToText.docc/Versions.md"
    let differences = [
      try Golden.difference(of: long, fromParagraph: "| api-version |", in: "README.md"),
      try Golden.difference(of: links, fromParagraph: "- [From ", in: "README.md"),
      try Golden.difference(of: short, fromParagraph: "| api-version |", in: article),
      try Golden.difference(of: names, fromParagraph: "- `Documentation/", in: article),
    ]
    for difference in differences.compactMap(\.self) { Issue.record(Comment(rawValue: difference)) }
  }

  // MARK: Reading

  /// Returns the keys that the error about `qqqqqq` lists.
  private func known(to diagnostics: [Diagnostic]) throws -> [String] {
    let message = try #require(diagnostics.map(\.message).first { $0.contains("no key 'qqqqqq'; known keys are ") })
    return (message.split(separator: "; known keys are ").last ?? "")
      .split(separator: ", ").flatMap { $0.split(separator: " and ") }.map(String.init)
  }

  /// Returns a section without its subsections.
  private func text(of section: String, in page: String = reference) throws -> Substring {
    let text = try Repository.text(page)
    let parts = text.split(separator: #/\n##+ /#)
    return try #require(parts.first { $0.hasPrefix("\(section)\n") }, "there is no section '\(section)'")
  }

  /// Returns the first column of the table of a section.
  private func keys(in section: String, of page: String = reference) throws -> [String] {
    try text(of: section, in: page).split(separator: "\n").filter { $0.hasPrefix("|") }.flatMap { row in
      (row.split(separator: "|").first ?? "").matches(of: /`([^`]+)`/).map { String($0.1) }
    }
  }
}
