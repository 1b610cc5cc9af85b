import VersionedAPIDefinition
import VersionedAPISwiftGeneration
import VersionedAPITestSupport
import Testing
import VersionedAPISourceText
import VersionedAPIYAML

/// Names that Swift cannot have: `Tests/Fixtures/SwiftNames/<name>.yaml` with the whole text of what is said about it.
struct NameDiagnosticTests {
  static let service = """
    service: Shop
    versions:
      v1: { path: /v1 }
      v2: { path: /v2 }
    """

  @Test(arguments: try Repository.names(in: "Tests/Fixtures/SwiftNames").filter { $0.hasSuffix(".yaml") })
  func `names that Swift cannot have are found`(fixture: String) throws {
    let text = try Repository.text("Tests/Fixtures/SwiftNames/\(fixture)")
    let service = text.hasPrefix("service:") ? nil : YAMLParser.parse(Self.service, path: "service.yaml")
    let file = YAMLParser.parse(text, path: fixture)

    let output = try generate([file] + [service].compactMap { $0 })

    #expect(output.diagnostics.hasErrors)
    let golden = "SwiftNames/" + fixture.replacing(".yaml", with: ".txt")
    #expect(try Golden.difference(of: DiagnosticRenderer().render(output.diagnostics), from: golden) == nil)
  }
}
