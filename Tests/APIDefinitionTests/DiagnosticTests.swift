import VersionedAPIDefinition
import VersionedAPITestSupport
import Testing
import VersionedAPISourceText

/// One fixture per mistake: `<name>.yaml` is a resource file, or a service file if it begins with `service:`; `<name>.txt`
/// is all that is said about it.
struct DiagnosticTests {
  static let fixtures = Result { try Repository.names(in: "Tests/Fixtures/Diagnostics") }

  static var names: [String] {
    let files = (try? fixtures.get()) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(".yaml".count)) }
  }

  @Test(arguments: names)
  func `an error has its place and says what would be right`(_ name: String) throws {
    let text = try Repository.text("Tests/Fixtures/Diagnostics/\(name).yaml")
    let loaded = text.hasPrefix("service:") ? load(service: text) : load(("\(name).yaml", text))
    #expect(loaded.diagnostics.hasErrors)
    #expect(try Golden.difference(of: findings(loaded), from: "Diagnostics/\(name).txt") == nil)
  }

  @Test func `every golden has its fixture, and there are some`() throws {
    let goldens = try Self.fixtures.get().filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(".txt".count)) }
    #expect(goldens == Self.names)
    #expect(goldens.count > 70)
  }
}
