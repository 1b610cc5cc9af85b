import Foundation
import VersionedAPITestSupport
import Testing
import VersionedAPISourceText
import VersionedAPIYAML

/// Each fixture begins with a comment that says in which line the mistake is, and what it is.
struct SyntaxErrorTests {
  static let fixtures = Result { try Repository.names(in: "Tests/Fixtures/YAML") }

  static var names: [String] {
    let files = (try? fixtures.get()) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(".yaml".count)) }
  }

  @Test(arguments: names)
  func `an error is described in plain words at its own line`(_ name: String) throws {
    let text = try Repository.text("Tests/Fixtures/YAML/\(name).yaml")
    let line = try #require(text.firstMatch(of: #/^# Line (\d+): /#).flatMap { Int($0.1) })

    let result = YAMLParser.parse(text, path: "\(name).yaml")

    #expect(result.root == nil)
    #expect(result.diagnostics.map(\.range.start.line) == [line])
    #expect(try Golden.difference(of: DiagnosticRenderer().render(result.diagnostics), from: "YAML/\(name).txt") == nil)
  }

  @Test func `every golden has its fixture, and there are some`() throws {
    let goldens = try Self.fixtures.get().filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(".txt".count)) }
    #expect(goldens == Self.names)
    #expect(goldens.count > 40)
  }
}
