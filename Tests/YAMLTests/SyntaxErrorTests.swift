import Foundation
import Testing
import VersionedAPISourceText
import VersionedAPITestSupport
import VersionedAPIYAML

/// Each fixture begins with a comment that names the line of the error and its cause.
struct SyntaxErrorTests {
  @Test(arguments: try Fixture.all(in: "YAML"))
  func `an error is described in plain words at its own line`(fixture: Fixture) throws {
    let text = try fixture.text
    let line = try #require(text.firstMatch(of: #/^# Line (\d+): /#).flatMap { Int($0.1) })

    let result = YAMLParser.parse(text, path: "\(fixture.name).yaml")

    #expect(result.root == nil)
    #expect(result.diagnostics.map(\.range.start.line) == [line])
    let difference = try Golden.difference(of: findings(result.diagnostics), from: fixture.golden)
    #expect(difference == nil)
  }

  @Test func `every golden has its fixture, and there are some`() throws {
    let goldens = try Fixture.goldens(in: "YAML")
    #expect(try goldens == Fixture.all(in: "YAML").map(\.name))
    #expect(goldens.count > 40)
  }
}
