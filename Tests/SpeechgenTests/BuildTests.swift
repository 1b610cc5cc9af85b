import Foundation
import Testing
import VersionedAPITestSupport

/// The program that the build-tool plugin runs, which generates one file from a `speechgen.yaml`.
struct BuildTests {
  private let temporary: TemporaryFolder
  private var folder: String { temporary.path }

  init() throws { temporary = try TemporaryFolder() }

  private func build(_ configuration: String, watched: [String]? = nil) throws -> Program.Result {
    try temporary.write(configuration, to: "speechgen.yaml")
    return try Program.run(
      ["speechgen.yaml", Repository.path("Definitions"), "API.swift"] + (watched ?? [folder]),
      in: folder,
      program: "VersionedAPIBuildTool"
    )
  }

  private func declarations() throws -> [String] {
    try temporary.text("API.swift")
      .matches(of: /(?m)^ *(?:public |package |internal )(?:struct|enum|typealias) (\w+)/).map { String($0.1) }
  }

  @Test func `only what the operations need is generated`() throws {
    let result = try build("apiVersions: [2024-11-15]\noperations: [Models_Copy]\n")
    #expect(result.errors == "" && result.status == 0)
    // The operation that it polls comes along.
    #expect(
      try declarations() == [
        "V2024_11_15", "Models", "Operations", "Credential", "Client", "Credential", "Endpoint", "Client", "Client",
        "Status", "ErrorCode", "DetailedErrorCode", "Error", "InnerError", "EntityError", "ModelCopyAuthorization",
        "Operation", "OperationResult", "Copy", "Output", "GetModelCopy", "Output",
      ]
    )
    try Compiler.typecheck([folder + "/API.swift"], module: "API")
  }

  @Test func `types in a text body and requested schemas are generated too`() throws {
    _ = try build(
      "apiVersions: [2024-11-15]\noperations: [Transcriptions_Transcribe]\nschemas: [TranscriptionResult]\n"
    )
    let names = try declarations()
    #expect(
      names.contains("TranscribeDefinition") && names.contains("TranscriptionResult")
        && names.contains("RecognizedPhrase")
    )
    #expect(!names.contains("CustomModel") && !names.contains("Submit"))
    try Compiler.typecheck([folder + "/API.swift"], module: "API")
  }

  @Test(arguments: ["public", "package", "internal"])
  func `the access level is the one asked for`(access: String) throws {
    _ = try build("apiVersions: [v3.0, 2024-11-15]\noperations: [\"*_List*\"]\naccess: \(access)\n")
    let text = try temporary.text("API.swift")
    #expect(text.contains("  \(access) struct ") && text.contains("\(access) enum V3_0 {"))
    #expect(["public", "package", "internal"].filter { text.contains("\($0) struct") } == [access])
    // An app may have these switched on for its target.
    for options in [
      [], ["-default-isolation", "MainActor"], ["-enable-upcoming-feature", "InternalImportsByDefault"],
    ] {
      try Compiler.typecheck([folder + "/API.swift"], module: "API", options: options)
    }
  }

  @Test func `an operation may be in some of the versions only`() throws {
    let result = try build("apiVersions: [v3.0, 2024-11-15]\noperations: [Models_Create, Datasets_Upload]\n")
    #expect(result.errors == "" && result.status == 0)
    #expect(try declarations().count { $0 == "Upload" } == 1)
  }

  @Test func `the folder that the file names is the one that counts`() throws {
    try FileManager.default.copyItem(
      atPath: Repository.path("Tests/Fixtures/TestService"),
      toPath: folder + "/Own"
    )
    let result = try build("definitions: Own\napiVersions: [v1]\noperations: [Things_GetJob]\n")
    #expect(result.errors == "" && result.status == 0)
    #expect(try declarations().contains("GetJob"))
  }

  @Test func `a folder that the plugin does not watch is warned about`() throws {
    for name in ["Own", "Owner"] {
      try FileManager.default.copyItem(
        atPath: Repository.path("Tests/Fixtures/TestService"),
        toPath: "\(folder)/\(name)"
      )
    }
    let configuration = "definitions: Own\napiVersions: [v1]\noperations: [Things_GetJob]\n"
    let outside = try build(configuration, watched: ["\(folder)/Owner/", "\(folder)/Own/Deeper"])
    #expect(
      outside.errors.hasPrefix(
        "speechgen.yaml:1:14: warning: changes in 'Own' are not noticed until Package.swift is saved again\n"
      )
    )
    #expect(outside.status == 0)
    for watched in ["\(folder)/Own", "\(folder)/Owner/../Own/", folder] {
      let inside = try build(configuration, watched: ["\(folder)/Owner", watched])
      #expect(inside.errors == "" && inside.status == 0, "\(watched)")
    }
  }

  @Test func `an unchanged run writes nothing`() throws {
    _ = try build("apiVersions: [2024-11-15]\noperations: [Models_Copy]\n")
    let past = Date(timeIntervalSince1970: 1_000_000)
    try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: folder + "/API.swift")
    _ = try build("# a comment\napiVersions: [2024-11-15]\noperations: [Models_Copy]\n")
    let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/API.swift")
    #expect(attributes[.modificationDate] as? Date == past)
  }

  @Test func `what cannot be read or written is named`() throws {
    try temporary.write("apiVersions: [2024-11-15]\n", to: "speechgen.yaml")
    try temporary.write("", to: "Empty/.keep")
    let definitions = Repository.path("Definitions")
    for (arguments, message) in [
      (["nowhere.yaml", definitions, "API.swift"], "cannot read 'nowhere.yaml'"),
      (["speechgen.yaml", "Nowhere", "API.swift"], "cannot read the folder 'Nowhere'"),
      (["speechgen.yaml", "Empty", "API.swift"], "the folder 'Empty' contains no definition (*.yaml)"),
      (
        ["speechgen.yaml", definitions, "Nowhere/API.swift"],
        "cannot write 'Nowhere/API.swift': No such file or directory"
      ),
    ] {
      let result = try Program.run(arguments, in: folder, program: "VersionedAPIBuildTool")
      #expect(result.errors == "error: \(message)\n" && result.status == 2)
    }
    let usage = try Program.run(["speechgen.yaml"], in: folder, program: "VersionedAPIBuildTool")
    #expect(usage.errors.hasPrefix("usage: speechgen-build <speechgen.yaml>") && usage.status == 64)
  }

  @Test(arguments: [
    ("apiVersions: [v9]", "speechgen.yaml:1:15: error: api-version 'v9' does not exist; known versions are "),
    (
      "operations: [Models_Gett*]",
      "speechgen.yaml:1:14: error: operation 'Models_Gett*' does not exist; did you mean 'Models_Get*'?\n"
    ),
    (
      "apiVersions: [2024-11-15]\noperations: [Transcriptions_Create]",
      "speechgen.yaml:2:14: error: operation 'Transcriptions_Create' does not exist; in 2024-11-15 it is 'Transcriptions_Submit'\n"
    ),
    (
      "apiVersions: [v3.0]\nschemas: [CustomModel]",
      "speechgen.yaml:2:11: error: schema 'CustomModel' does not exist; in v3.0 it is 'Model'\n"
    ),
    (
      "operations: [Models_Cpy]",
      "speechgen.yaml:1:14: error: operation 'Models_Cpy' does not exist; did you mean 'Models_Copy'?"
    ),
    (
      "apiVersions: [\"v*\"]",
      "speechgen.yaml:1:15: error: api-version 'v*' does not exist; only operations can have a '*'\n"
    ),
    ("schemas: [\"Tr*\"]", "speechgen.yaml:1:11: error: schema 'Tr*' does not exist; only operations can have a '*'\n"),
    ("apiVersions: []", "speechgen.yaml:1:14: error: 'apiVersions' is empty; leave it out to select all\n"),
    ("operations: []", "speechgen.yaml:1:13: error: 'operations' is empty; leave it out to select all\n"),
    (
      "apiVersions: [2024-11-15]\noperations: [Datasets_Upload]",
      "speechgen.yaml:2:14: error: operation 'Datasets_Upload' does not exist; it exists in v3.0 "
    ),
    ("operations: [Modelz_*]", "speechgen.yaml:1:14: error: operation 'Modelz_*' does not exist"),
    ("schemas: [Nothing]", "speechgen.yaml:1:11: error: schema 'Nothing' does not exist"),
    ("operations: Models_Copy", "speechgen.yaml:1:13: error: 'operations' must be a list such as [A, B], not a string"),
    ("definitions: ''", "speechgen.yaml:1:14: error: 'definitions' must not be empty\n"),
    ("access: [public]", "speechgen.yaml:1:9: error: 'access' must be a string, not a list\n"),
    ("schemas: [[A]]", "speechgen.yaml:1:11: error: a name in 'schemas' must be a string, not a list\n"),
    ("operations: ['']", "speechgen.yaml:1:14: error: a name in 'operations' must not be empty\n"),
    (
      "{ definitions: Own }",
      "speechgen.yaml:1:3: error: 'definitions' must be at the start of a line, and its folder on the same line"
    ),
    (
      "definitions:\n  Own",
      "speechgen.yaml:1:1: error: 'definitions' must be at the start of a line, and its folder on the same line"
    ),
    ("definitions: Ownn", "speechgen.yaml:1:14: error: there is no folder 'Ownn' relative to this file"),
    ("access: open", "speechgen.yaml:1:9: error: the access level must be public, package or internal, not 'open'"),
    (
      "version: 1",
      "speechgen.yaml:1:1: error: the configuration has no key 'version'; known keys are definitions, apiVersions, operations, schemas and access"
    ),
    (
      "operation: []",
      "speechgen.yaml:1:1: error: the configuration has no key 'operation'; did you mean 'operations'?\n"
    ),
    ("- a", "speechgen.yaml:1:1: error: the configuration must be a mapping, not a list"),
  ])
  func `errors have their place`(configuration: String, expected: String) throws {
    let result = try build(configuration)
    #expect(result.errors.hasPrefix(expected), "\(result.errors)")
    #expect(result.status == 1 && !FileManager.default.fileExists(atPath: folder + "/API.swift"))
  }
}
