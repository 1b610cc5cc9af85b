import Foundation
import Testing
import VersionedAPISwiftGeneration
import VersionedAPITestSupport
import VersionedAPITooling

/// The committed files are what the generator generates now.
struct DriftTests {
  /// The folders of definitions, of the generated files, and of the templates.
  struct Case: Sendable, CustomTestStringConvertible {
    let definitions: String
    let output: String
    var templates: String?

    var testDescription: String { output }
  }

  static let cases = [
    Case(definitions: "Definitions", output: "Generated"),
    Case(definitions: "Tests/Fixtures/TestService", output: "Tests/TestService"),
    Case(
      definitions: "Definitions",
      output: "Tests/SpeechToTextTests/Registry",
      templates: "Tests/Templates/Registry"
    ),
    Case(
      definitions: "Tests/Fixtures/TestService",
      output: "Tests/Fixtures/Markdown",
      templates: "Examples/Templates/Markdown"
    ),
  ]

  @Test(arguments: cases)
  func `committed files are up to date`(drift: Case) throws {
    let templates = try drift.templates.map { try TemplateLibrary.replacing(from: Repository.path($0)) } ?? .builtIn()
    let output = try SwiftGenerator(templates: templates).generate(definition(of: drift.definitions))
    #expect(output.diagnostics.isEmpty)
    let target = OutputFolder(path: Repository.path(drift.output))
    if Golden.isRecording, drift.output.hasPrefix("Tests/") {
      let summary = OutputSummary(of: try target.update(to: output.files), from: output.files)
      for file in summary.files where file.kind != .unchanged { Golden.reportRecording("\(drift.output)/\(file.path)") }
    }

    let difference = try target.difference(from: output.files)

    let hint: Comment = "run 'make \(drift.output == "Generated" ? "generate" : "golden")', and review git diff"
    let outdated = OutputSummary(of: difference, from: output.files).files.filter { $0.kind != .unchanged }
    #expect(outdated.map(\.path) == [], hint)
    #expect(difference.unmanaged == [], "remove the files that were not generated")
  }

  @Test func `the order of files changes nothing`() throws {
    let files = try definitionFiles("Definitions")
    let expected = try generate(files).files
    #expect(try generate(files.reversed()).files == expected)
    #expect(try generate(Array(files.dropFirst(5) + files.prefix(5))).files == expected)
  }

  @Test func `a version by itself is what it is among others`() throws {
    let definition = try definition()
    let generator = SwiftGenerator(templates: try .builtIn())
    let all = try generator.generate(definition).files
    for version in definition.timeline.versions {
      let module = SwiftGenerator.module(service: definition.service.name, version: version)
      let alone = try generator.generate(definition, versions: [version]).files
      #expect(!alone.isEmpty && alone == all.filter { $0.module == module })
    }
  }

  /// Otherwise a new api-version would change the modules of all others.
  @Test func `a version is the same without the versions that follow it`() throws {
    let all = try generate(definitionFiles()).files
    let definition = try definition()
    for version in definition.timeline.versions.dropLast() {
      var older = definition
      older.service.versions.removeLast()
      let files = try SwiftGenerator(templates: .builtIn()).generate(older, versions: [version]).files
      let module = SwiftGenerator.module(service: definition.service.name, version: version)
      #expect(files == all.filter { $0.module == module })
    }
  }

  @Test func `the package has the modules of all versions`() throws {
    let manifest = try Repository.text("Package.swift")
    let documented = try Repository.text(".spi.yml")
    let definition = try definition()
    let modules = definition.timeline.versions.map { version in
      SwiftGenerator.module(service: definition.service.name, version: version)
    }
    #expect(modules.filter { !manifest.contains("\"\($0)\"") } == [], "add them to apiVersions in Package.swift")
    #expect(modules.filter { !documented.contains("- \($0)\n") } == [], "add them to documentation_targets in .spi.yml")
  }
}
