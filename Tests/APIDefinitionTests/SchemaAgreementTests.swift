import Testing
import VersionedAPIDefinition
import VersionedAPISourceText
import VersionedAPITestSupport
import VersionedAPIYAML

/// `Definitions/speechgen.schema.json` describes the language for editors; it must agree with the loader.
struct SchemaAgreementTests {
  private let schema: JSONSchema

  init() throws { schema = try JSONSchema.ofLanguage() }

  // MARK: Files

  @Test(arguments: ["Definitions", "Tests/Fixtures/TestService", "Tests/Fixtures/Changes", "Tests/Fixtures/Projection"])
  func `what the loader accepts, the schema accepts`(folder: String) throws {
    let files = try definitionFiles(folder)
    #expect(files.count > 1)
    #expect(findings(Definition.load(files)) == "")
    #expect(faults(in: files) == [])
  }

  @Test func `every file of the real service names the schema for editors`() throws {
    for name in try Repository.names(in: "Definitions") where name.hasSuffix(".yaml") {
      let text = try Repository.text("Definitions/\(name)")
      #expect(text.hasPrefix("# yaml-language-server: $schema=speechgen.schema.json\n"), "\(name)")
    }
  }

  /// Errors that need a comparison of several places: unknown names, versions that do not match, duplicates, and unused
  /// elements.
  static let unseen: Set = [
    "block-upload", "block-upload-twice", "download-path",
    "body-of-get", "constraint-contradiction", "default-against-limit", "default-malformed",
    "enum-without-cases-in-version", "fragment-includes-itself", "fragment-missing-in-version",
    "fragment-unknown", "name-in-other-version", "name-twice", "operation-id-twice", "paging-in-version",
    "order-incomplete", "order-other-cases", "order-twice", "order-unknown", "parameter-shared-elsewhere",
    "parameter-shared-unknown", "path-parameter-in-query", "path-parameter-missing-in-version",
    "path-parameter-not-in-path", "path-parameter-unknown", "poll-deprecated", "poll-missing-in-version",
    "poll-not-possible",
    "poll-unknown-operation", "progress-case-twice", "progress-case-unknown", "progress-error-missing-in-version",
    "progress-error-path", "progress-error-unknown", "progress-gap", "progress-poll-missing-in-version",
    "progress-poll-not-possible", "progress-poll-unknown-operation", "progress-poll-url", "progress-poll-url-missing",
    "progress-status-missing", "progress-status-missing-in-version", "progress-status-not-enum",
    "progress-status-not-enum-in-version", "property-twice",
    "response-no-success", "response-two-bodies", "route-twice",
    "schema-made-of-itself", "schema-type-and-properties", "schema-without-end", "schema-without-properties",
    "secret-schema", "service-credential-was", "service-response", "standalone-used", "type-is-fragment",
    "type-missing-in-version", "type-unknown", "unused", "unused-in-version", "value-gap",
    "value-outside-element", "value-overlap", "value-version-unknown", "version-outside-parent",
    "version-unknown", "was-gone-before", "was-shared", "was-unknown",
  ]

  @Test(arguments: try DiagnosticTests.fixtures())
  func `what the loader rejects, the schema rejects, except for what a schema cannot see`(fixture: Fixture) throws {
    let files = try fixture.files
    let loaded = Definition.load(files)
    let faults = files.flatMap { schema.faults(in: $0.root) }
    #expect(loaded.diagnostics.hasErrors)
    #expect(
      faults.isEmpty == Self.unseen.contains(fixture.name),
      "\(faults.isEmpty ? "the schema sees nothing" : "the schema sees it, so it is no exception"): \(faults)"
    )
    // The schema complains only where the loader does, which counts versions at the name of the service.
    let lines = Set(loaded.diagnostics.map(\.range.start.line))
    for fault in faults where fixture.name != "service-with-too-many-versions" {
      #expect(lines.contains(fault.place.start.line), "\(fault)")
    }
  }

  @Test func `every exception has its fixture`() throws {
    #expect(try Self.unseen.subtracting(DiagnosticTests.fixtures().map(\.name)) == [])
  }

  /// What the loader leaves to the generator, which rejects all these fixtures.
  @Test(arguments: try Fixture.all(in: "SwiftNames"))
  func `the schema knows how names of Swift look`(fixture: Fixture) throws {
    let files = try fixture.files
    #expect(findings(Definition.load(files)) == "")
    #expect(faults(in: files).isEmpty == (fixture.name != "bad-names"))
  }

  private func faults(in files: [YAMLParser.Result]) -> [String] {
    files.flatMap { schema.faults(in: $0.root) }.map(\.description)
  }

  // MARK: Keys

  /// Each kind of mapping with fixed keys: its definition in the schema, and an example with `?` in place of a key.
  static let mappings: [(definition: String, text: String)] = [
    ("serviceFile", "service: S\nversions: { v1: { path: /a } }\n?: "),
    ("version", "service: S\nversions: { v1: { path: /a, ?: } }"),
    ("credential", "service: S\nversions: { v1: { path: /a } }\ncredentials: { c: { header: h, ?: } }"),
    ("endpoint", "service: S\nversions: { v1: { path: /a } }\nendpoints: { e: { url: \"https://a.b\", ?: } }"),
    ("resourceFile", "?: "),
    ("group", "groups: { G: { ?: } }"),
    ("enum", "enums: { E: { ?: } }"),
    ("case", "enums: { E: { cases: { c: { ?: } } } }"),
    ("fragment", "fragments: { F: { ?: } }"),
    ("schema", "schemas: { S: { ?: } }"),
    ("progress", "schemas: { S: { progress: { ?: } } }"),
    ("progressPoll", "schemas: { S: { progress: { poll: { ?: } } } }"),
    ("property", "schemas: { S: { properties: { p: { ?: } } } }"),
    ("parameter", "parameters: { p: { ?: } }"),
    ("operation", "operations: { A_B: { ?: } }"),
    ("body", "operations: { A_B: { body: { ?: } } }"),
    ("part", "operations: { A_B: { body: { parts: { p: { ?: } } } } }"),
    ("paged", "operations: { A_B: { paged: { ?: } } }"),
    ("poll", "operations: { A_B: { poll: { ?: } } }"),
    ("blockUpload", "operations: { A_B: { blockUpload: { ?: } } }"),
    ("blockList", "operations: { A_B: { blockUpload: { list: { ?: } } } }"),
    ("blockCommit", "operations: { A_B: { blockUpload: { commit: { ?: } } } }"),
    ("defaultResponse", "operations: { A_B: { responses: { default: { ?: } } } }"),
    ("response", "operations: { A_B: { responses: { 200: { ?: } } } }"),
    ("header", "operations: { A_B: { responses: { 200: { headers: { H: { ?: } } } } } }"),
    ("status", "operations: { A_B: { responses: { default: { statuses: { 404: { ?: } } } } } }"),
  ]

  /// Keys that the loader knows, and then rejects in every case.
  static let rejected: [String: Set<String>] = ["property": ["json"], "response": ["statuses"]]

  @Test(arguments: mappings.indices)
  func `the schema has the loader's keys and no others`(index: Int) throws {
    let (definition, text) = Self.mappings[index]
    let unknown = "zzzzzzzzzzzzzzzz"
    let loaded = Definition.load(exampleFiles(text.replacing("?", with: unknown), path: "file.yaml"))
    let message = try #require(loaded.diagnostics.map(\.message).first { $0.contains("no key '\(unknown)'") })
    let list = try #require(message.split(separator: "; known keys are ").last)
    let known = list.replacing(" and ", with: ", ").split(separator: ", ").map(String.init)
    let keys = try #require(schema.fixedKeys[definition]).keys
    #expect(Set(keys) == Set(known).subtracting(Self.rejected[definition] ?? []))
  }

  @Test func `all mappings with fixed keys are compared, and all their keys described`() {
    // The keys of responses are numbers, and 'default'.
    #expect(Set(schema.fixedKeys.keys).subtracting(["responses"]) == Set(Self.mappings.map(\.definition)))
    for (definition, keys) in schema.fixedKeys {
      for (key, part) in keys where schema.description(of: part) == nil {
        Issue.record("\(definition).\(key) has no description")
      }
    }
  }

  // MARK: Values

  @Test(arguments: TypeExpression.Primitive.allCases)
  func `the schema has the loader's types`(primitive: TypeExpression.Primitive) throws {
    #expect(try accepts(primitive.rawValue, as: "type"))
    #expect(try accepts(primitive.rawValue, as: "schemaType") == (primitive != .binary))
    #expect(try accepts(primitive.rawValue, as: "propertyType") == (primitive != .binary))
    #expect(try accepts(primitive.rawValue, as: "partType") == (primitive != .json))
    #expect(try accepts(primitive.rawValue, as: "parameterType") == ![.binary, .json].contains(primitive))
    #expect(try accepts(primitive.rawValue, as: "headerType") == ![.binary, .json].contains(primitive))
    #expect(try accepts(primitive.rawValue, as: "namedType") == false)
    let examples = schema.definitions["type"]?.examples.map(\.scalar)
    #expect(examples == TypeExpression.Primitive.allCases.map(\.rawValue))
  }

  @Test func `the schema has the loader's choices, methods and statuses`() throws {
    let place = try #require(schema.fixedKeys["parameter"]?["in"])
    #expect(schema.choices(place) == ParameterPlace.allCases.map(\.rawValue))
    #expect(schema.choices(schema.definitions["access"]) == Access.allCases.map(\.rawValue))
    for method in HTTPRoute.methods { #expect(try accepts("\(method) /models/{id}", as: "route")) }
    for method in ["TRACE", "get", "CONNECT"] { #expect(try accepts("\(method) /models", as: "route") == false) }
    for status in 100...600 {
      let responses = YAMLParser.parse("\(status):", path: "responses").root
      let faults = schema.faults(in: try #require(responses), by: try #require(schema.definitions["responses"]))
      #expect(faults.isEmpty == (200...299).contains(status))
    }
  }

  @Test func `every example fits, and those of versions are versions of the service`() throws {
    #expect(schema.partsWithExamples.count > 5)
    for part in schema.partsWithExamples {
      for example in part.examples { #expect(schema.faults(in: example, by: part).map(\.message) == []) }
    }
    let service = try Repository.text("Definitions/service.yaml")
    for example in schema.definitions["versions"]?.examples ?? [] {
      let text = "enums: { E: { cases: { A: , B: { versions: \(example.scalar ?? "") } } } }"
      let messages = load(service: service, ("e.yaml", text)).diagnostics.map(\.message)
      #expect(messages.filter { $0.contains("version") } == [])
    }
  }

  private func accepts(_ text: String, as definition: String) throws -> Bool {
    let node = try #require(YAMLParser.parse("\"\(text)\"", path: "text").root)
    return schema.faults(in: node, by: try #require(schema.definitions[definition])).isEmpty
  }
}

extension JSONSchema {
  private static let file = Result {
    YAMLParser.parse(try Repository.text("Definitions/speechgen.schema.json"), path: "speechgen.schema.json")
  }

  /// The schema of the definition language. JSON is YAML too.
  static func ofLanguage() throws -> JSONSchema {
    let file = try file.get()
    #expect(file.diagnostics.isEmpty)
    return try JSONSchema(try #require(file.root))
  }

  /// The definitions of mappings with fixed keys, with these keys.
  fileprivate var fixedKeys: [String: [String: Part]] {
    definitions.compactMapValues { part in
      for case .entries(let named, _, let others) in part.rules {
        if case .never? = others?.rules.first { return named }
      }
      return nil
    }
  }

  /// Returns the description of a part, or of the part that it refers to.
  fileprivate func description(of part: Part) -> String? {
    if let description = part.description { return description }
    for case .reference(let name) in part.rules { return definitions[name]?.description }
    return nil
  }

  /// Returns the strings that a part lists, or those of its first alternative.
  fileprivate func choices(_ part: Part?) -> [String] {
    for rule in part?.rules ?? [] {
      if case .values(let values) = rule { return values }
      if case .any(let parts) = rule { return choices(parts.first) }
    }
    return []
  }
}
