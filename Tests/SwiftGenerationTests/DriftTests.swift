import VersionedAPISwiftGeneration
import VersionedAPITestSupport
import VersionedAPITooling
import Testing

/// What is committed is what the generator makes now.
@Suite struct DriftTests {
  @Test(arguments: [("Definitions", "Generated"), ("Tests/Fixtures/TestService", "Tests/TestService")])
  func committedFilesAreWhatTheDefinitionsCallFor(definitions: String, folder: String) throws {
    let output = try generate(try definitionFiles(definitions))
    #expect(output.diagnostics.isEmpty)
    let target = OutputFolder(path: Repository.path(folder))
    if Golden.isRecording, folder.hasPrefix("Tests/") { _ = try target.update(to: output.files) }

    let difference = try target.difference(from: output.files)

    #expect(difference.missing.map(\.path) == [])
    #expect(difference.changed.map(\.file.path) == [])
    #expect(difference.leftOver.map(\.path) == [])
    #expect(difference.foreign == [])
  }

  @Test func theOrderOfFilesChangesNothing() throws {
    let files = try definitionFiles("Definitions")
    let expected = try generate(files).files
    #expect(try generate(files.reversed()).files == expected)
    #expect(try generate(Array(files.dropFirst(5) + files.prefix(5))).files == expected)
  }

  @Test func aVersionByItselfIsWhatItIsAmongOthers() throws {
    let definition = try definition(try definitionFiles("Definitions"))
    let generator = SwiftGenerator(templates: try .builtIn())
    let all = try generator.generate(definition).files
    for version in definition.timeline.versions {
      let module = SwiftGenerator.module(service: "SpeechToText", version: version)
      let alone = try generator.generate(definition, versions: [version]).files
      #expect(alone == all.filter { $0.path.hasPrefix(module + "/") })
    }
  }

  @Test func thePackageHasTheModulesOfAllVersions() throws {
    let manifest = try Repository.text("Package.swift")
    for version in try definition(try definitionFiles("Definitions")).timeline.versions {
      let module = SwiftGenerator.module(service: "SpeechToText", version: version)
      #expect(manifest.contains("\"\(module)\""), "add \(module) to apiVersions in Package.swift")
    }
  }

  @Test func theGeneratorKnowsNothingAboutTheService() throws {
    let versions = try definition(try definitionFiles("Definitions")).timeline.versions
    let names = ["speechtotext", "transcription", "custommodel", "cognitive"] + versions.filter { $0.count > 4 }
    for module in ["YAML", "APIDefinition", "SwiftGeneration"] {
      for file in try Repository.files(in: "Sources/\(module)", ending: ".swift") {
        let text = try Repository.text(file).lowercased()
        #expect(names.filter(text.contains) == [], "in \(file)")
      }
    }
  }
}
