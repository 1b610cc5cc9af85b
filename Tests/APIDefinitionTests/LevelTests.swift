import Testing
import VersionedAPIDefinition
import VersionedAPISourceText
import VersionedAPITestSupport
import VersionedAPIYAML

/// Keys at a wrong level: `<name>.yaml` is a resource file, `<name>.txt` holds all diagnostics about it.
struct LevelTests {
  @Test(arguments: try Fixture.all(in: "Levels"))
  func `a key at a wrong level is one error that says where it belongs`(fixture: Fixture) throws {
    let loaded = Definition.load(try fixture.files)
    let difference = try Golden.difference(of: findings(loaded), from: fixture.golden)
    #expect(difference == nil)
  }

  @Test func `every golden has its fixture, and there are some`() throws {
    let goldens = try Fixture.goldens(in: "Levels")
    #expect(try goldens == Fixture.all(in: "Levels").map(\.name))
    #expect(goldens.count > 5)
  }

  @Test(arguments: ["parameters", "enums", "fragments", "schemas", "operations"])
  func `the line of any section of the test service can be missing, and that is one error`(section: String) throws {
    let folder = "Tests/Fixtures/TestService"
    var files = try definitionFiles(folder)
    let text = try Repository.text("\(folder)/things.yaml")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { $0 != "\(section):" }
    let index = try #require(files.firstIndex { $0.file.path.hasSuffix("/things.yaml") })
    files[index] = YAMLParser.parse(lines.joined(separator: "\n"), path: "things.yaml")

    let diagnostics = Definition.load(files).diagnostics

    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.message.hasPrefix("the line '\(section):' is missing above ") == true)
  }
}
