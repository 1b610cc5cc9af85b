import Foundation
import Testing
import VersionedAPIDefinition
import VersionedAPITestSupport

/// A new api-version, as a maintainer adds it to a copy of the real definitions.
struct NewVersionTests {
  private let temporary: TemporaryFolder
  private var folder: String { temporary.path }
  /// The newest version of the definitions.
  private let newest: String

  init() throws {
    newest = try #require(try definition().timeline.versions.last)
    temporary = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: Repository.path("Definitions"), toPath: folder + "/Definitions")
  }

  private func run(_ arguments: String...) throws -> Program.Result {
    try Program.run(arguments, in: folder)
  }

  private func edit(_ file: String, _ old: String, _ new: String) throws {
    let text = try temporary.text("Definitions/\(file)")
    try #require(text.contains(old), "\(file) should have '\(old)'")
    try temporary.write(text.replacing(old, with: new), to: "Definitions/\(file)")
  }

  @Test func `a newest version inherits everything`() throws {
    let before = try Repository.text("Definitions/service.yaml")
    let operations = try #require(try definition().api(version: newest)).operations.count

    let added = try run("new-version", "2031-01-15", "--after", newest)

    #expect(added.errors == "" && added.status == 0)
    #expect(
      added.output.hasPrefix(
        "added 2031-01-15 after \(newest) in Definitions/service.yaml\n2031-01-15 inherits \(operations) operations and "
      )
    )
    #expect(
      added.output.hasSuffix(
        "its module is SpeechToTextV2031_01_15; run 'speechgen generate', then add it to Package.swift\n"
      )
    )
    let after = try temporary.text("Definitions/service.yaml")
    let lines = after.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.filter { !$0.contains("2031-01-15") && !$0.isEmpty }.count <= before.split(separator: "\n").count + 1)
    #expect(after.contains("  2031-01-15:\n    path: /speechtotext\n    query: { api-version: 2031-01-15 }\n"))
    #expect(try run("lint").status == 0)
  }

  @Test func `a document is written into the definitions, and a second run changes nothing`() throws {
    let document = try run("openapi", "--api-version", newest).output
    try temporary.write(document.replacing("\"Failed\"", with: "\"Failed\", \"Paused\""), to: "document.json")
    let files = ["common.yaml", "service.yaml"].map { "Definitions/\($0)" }
    for file in files { try temporary.write("\u{FEFF}" + temporary.text(file), to: file) }
    let arguments = ["new-version", "2031-01-15", "--after", newest, "--against", "document.json", "--write"]

    let written = try Program.run(arguments, in: folder)

    #expect(written.status == 0, "\(written.errors)")
    #expect(written.output.contains("changed Definitions/common.yaml\nchanged Definitions/service.yaml\n"))
    #expect(written.output.contains("\n0 differences from document.json, "))
    #expect(try temporary.text("Definitions/common.yaml").contains("Paused"))
    for file in files {
      let data = try #require(FileManager.default.contents(atPath: "\(folder)/\(file)"))
      #expect(data.starts(with: [0xEF, 0xBB, 0xBF]), "\(file)")
    }
    let again = try Program.run(arguments, in: folder)
    #expect(again.status == 0)
    #expect(again.output.hasPrefix("the definitions of 2031-01-15 are up to date\n"))
  }

  @Test func `three differences are marked, generated, compiled and shown`() throws {
    _ = try run("new-version", "2031-01-15", "--after", newest)
    try edit(
      "common.yaml",
      "Failed:     { doc:",
      "Paused:     { versions: 2031-01-15, doc: The work waits. }\n      Failed:     { doc:"
    )
    try edit(
      "models.yaml",
      "      customModelWeightPercent:",
      "      colour: { type: string, versions: 2031-01-15, doc: A colour. }\n      customModelWeightPercent:"
    )
    try edit(
      "operations.yaml",
      "http: GET /operations/models/copy/{id}",
      "http: { v3.2-preview.2..<2031-01-15: \"GET /operations/models/copy/{id}\", 2031-01-15: \"GET /operations/{id}\" }"
    )

    #expect(try run("lint").errors == "")
    let generated = try run("generate", "--api-version", "2031-01-15")
    #expect(generated.status == 0)
    try Compiler.typecheck(
      try swiftFiles(in: folder + "/Generated/SpeechToTextV2031_01_15"),
      module: "SpeechToTextV2031_01_15"
    )

    #expect(
      try run("diff", newest, "2031-01-15").output == """
        From \(newest) to 2031-01-15
        Requests go to /speechtotext?api-version=2031-01-15 instead of /speechtotext?api-version=\(newest).

        Operations
          changed Operations_GetModelCopy
            route: GET /operations/models/copy/{id} → GET /operations/{id}

        Schemas
          changed CustomModelProperties
            added property colour (string)

        Enums
          changed Status
            added case Paused

        """
    )
  }

  @Test func `a version in between asks for what it cannot know`() throws {
    let added = try run("new-version", "v3.1", "--after", "v3.0")
    #expect(added.status == 1)
    #expect(added.output.contains("v3.1 inherits 66 operations"))
    #expect(added.output.contains(" places must be completed for v3.1; then run 'speechgen lint'\n"))
    #expect(added.errors.contains("error: the route of operation 'Models_CopyTo' has no value in v3.1\n"))
    let service = try temporary.text("Definitions/service.yaml")
    #expect(
      !service.contains("v3.1: { path: /speechtotext/v3.1, retired")
        && service.contains("  v3.1:\n    path: /speechtotext/v3.1\n")
    )
  }

  @Test func `a published document shows what has to change`() throws {
    let document = try run("openapi", "--api-version", newest).output
      .replacing("\"\(newest)\"", with: "\"2031-01-15\"")
      .replacing("\"/transcriptions:submit\"", with: "\"/transcriptions:order\"")
    try temporary.write(document, to: "published.json")

    let added = try run("new-version", "2031-01-15", "--after", newest, "--against", "published.json")

    #expect(added.output.hasSuffix("\n1 difference from published.json\n"))
    #expect(added.status == 1)
    #expect(
      added.errors.contains(
        "route is 'POST /transcriptions:submit' here and 'POST /transcriptions:order' in the document\n"
      )
    )
    #expect(added.errors.hasPrefix("Definitions/transcriptions.yaml:"))
  }

  @Test func `a published document that says the same is fine`() throws {
    let document = try run("openapi", "--api-version", newest).output
      .replacing("\"\(newest)\"", with: "\"2031-01-15\"")
    try temporary.write(document, to: "published.json")

    let added = try run("new-version", "2031-01-15", "--after", newest, "--against", "published.json")

    #expect(added.output.hasSuffix("\n0 differences from published.json\n"))
    #expect(added.errors == "" && added.status == 0)
  }

  @Test func `a document that cannot be read leaves the service file as it is`() throws {
    try temporary.write("{ \"swagger\": \"2.0\", ", to: "broken.json")
    for (file, status, message) in [
      ("nofile.json", 2 as Int32, "error: cannot read 'nofile.json'\n"), ("broken.json", 1, "broken.json:1:"),
    ] {
      let result = try run("new-version", "2031-01-15", "--after", newest, "--against", file)
      #expect(result.errors.hasPrefix(message) && result.output == "" && result.status == status)
      #expect(try temporary.text("Definitions/service.yaml") == Repository.text("Definitions/service.yaml"))
    }
  }

  @Test func `versions in braces are rejected with their place`() throws {
    let folder = try TemporaryFolder()
    let service = "service: Shop\nversions: { v1: { path: /v1 }, v2: { path: /v2 } }\n"
    try folder.write(service, to: "Definitions/service.yaml")

    let result = try Program.run(["new-version", "v3", "--after", "v2"], in: folder.path)

    #expect(
      result.errors == """
        Definitions/service.yaml:2:11: error: the versions are in braces; write each version on its own lines, without braces
            2 | versions: { v1: { path: /v1 }, v2: { path: /v2 } }
              |           ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

        """
    )
    #expect(result.output == "" && result.status == 1)
    #expect(try folder.text("Definitions/service.yaml") == service)
  }

  @Test func `what cannot be added is said, and nothing is written`() throws {
    let twice = try run("new-version", "v3.0", "--after", newest)
    #expect(
      twice.errors.hasPrefix("Error: Definitions/service.yaml:") && twice.errors.contains("'v3.0' already exists")
        && twice.status == 64
    )
    let nowhere = try run("new-version", "v4", "--after", "v3.00")
    #expect(
      nowhere.errors.hasPrefix("Error: there is no version 'v3.00'; did you mean 'v3.0'?") && nowhere.status == 64
    )
    let bad = try run("new-version", "v 4", "--after", "v3.0")
    #expect(
      bad.errors.hasPrefix("Error: 'v 4' cannot name a version; a name has letters, digits, '.', '-' and '_'\n")
        && bad.status == 64
    )
    #expect(
      try temporary.text("Definitions/service.yaml")
        == Repository.text("Definitions/service.yaml")
    )
  }

  private func swiftFiles(in folder: String) throws -> [String] {
    FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
      .map { "\(folder)/\($0)" } ?? []
  }
}
