import Testing
import VersionedAPIDefinition
import VersionedAPISourceText
import VersionedAPISwiftGeneration
import VersionedAPITestSupport
import VersionedAPIYAML

/// Names that Swift cannot have: `Tests/Fixtures/SwiftNames/<name>.yaml` with all diagnostics about it in `<name>.txt`.
struct NameDiagnosticTests {
  @Test(arguments: try Fixture.all(in: "SwiftNames"))
  func `names that Swift cannot have are found`(fixture: Fixture) throws {
    let output = try generate(fixture.files)

    #expect(output.diagnostics.hasErrors)
    let difference = try Golden.difference(of: findings(output.diagnostics), from: fixture.golden)
    #expect(difference == nil)
  }
}
