import Testing
import VersionedAPIDefinition
import VersionedAPISourceText
import VersionedAPITestSupport

/// One fixture per error: `<name>.yaml` is a resource file, or a service file if it begins with `service:`; `<name>.txt`
/// holds all diagnostics about it.
struct DiagnosticTests {
  static func fixtures() throws -> [Fixture] { try Fixture.all(in: "Diagnostics") }

  @Test(arguments: try fixtures())
  func `an error has its place and says what would be right`(fixture: Fixture) throws {
    let loaded = Definition.load(try fixture.files)
    #expect(loaded.diagnostics.hasErrors)
    let difference = try Golden.difference(of: findings(loaded), from: fixture.golden)
    #expect(difference == nil)
  }

  @Test func `every golden has its fixture, and there are some`() throws {
    let goldens = try Fixture.goldens(in: "Diagnostics")
    #expect(try goldens == Self.fixtures().map(\.name))
    #expect(goldens.count > 70)
  }
}
