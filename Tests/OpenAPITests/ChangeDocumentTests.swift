import Foundation
import Testing
import VersionedAPIDefinition
import VersionedAPITestSupport
import VersionedAPITooling

/// The committed lists of changes between versions, compared with the definitions.
struct ChangeDocumentTests {
  @Test func `committed lists are up to date`() throws {
    let definition = try definition(of: "Definitions")
    let versions = definition.timeline.versions
    for (old, new) in zip(versions, versions.dropFirst()) {
      let diff = try #require(definition.diff(from: old, to: new))
      let text = DiffRenderer.render(diff, as: .markdown)
      let difference = try Golden.difference(of: text, from: "../../Documentation/\(old)-to-\(new).md")
      #expect(difference == nil)
    }
    let documents = try Repository.names(in: "Documentation").filter { $0.hasSuffix(".md") }
    #expect(
      documents.sorted() == zip(versions, versions.dropFirst()).map { "\($0)-to-\($1).md" }.sorted(),
      "each two consecutive versions have a list of changes; run 'make golden', and remove all other lists"
    )
  }

  @Test(arguments: DiffRenderer.Format.allCases)
  func `changes of a small service`(format: DiffRenderer.Format) throws {
    let definition = try definition(of: "Tests/Fixtures/Changes")
    let diff = try #require(definition.diff(from: "v1", to: "v3"))
    let text = DiffRenderer.render(diff, as: format)
    let endings: [DiffRenderer.Format: String] = [.text: "txt", .markdown: "md", .json: "json"]
    let difference = try Golden.difference(of: text, from: "Changes/v1-to-v3.\(endings[format] ?? "")")
    #expect(difference == nil)
    if format == .json {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
    }
  }

  @Test func `a newer version comes second`() throws {
    let definition = try definition(of: "Definitions")
    let (old, new) = (try #require(definition.timeline.versions.first), try #require(definition.timeline.versions.last))
    #expect(definition.diff(from: new, to: old) == nil)
    #expect(definition.diff(from: old, to: old) == nil)
    #expect(definition.diff(from: old, to: "v9") == nil)
  }

  @Test func `what is the same is no change`() throws {
    let definition = try definition(of: "Tests/Fixtures/Changes")
    let diff = try #require(definition.diff(from: "v2", to: "v3"))
    #expect(diff.operations.filter { $0.name == "Things_Same" } == [])
    #expect(diff.schemas.filter { $0.name == "Same" } == [])
  }
}
