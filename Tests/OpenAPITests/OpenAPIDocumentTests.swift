import APIDefinition
import Foundation
import OpenAPI
import TestSupport
import Testing

@Suite struct OpenAPIDocumentTests {
  @Test func theDocumentOfASmallServiceIsTheRecordedOne() throws {
    let api = try #require(try definition(of: "Tests/Fixtures/TestService").api(version: "v2-beta.1"))
    let document = OpenAPIWriter(api).document()
    #expect(try Golden.difference(of: document, from: "OpenAPI/TestService.json") == nil)
  }

  @Test(arguments: ["Definitions", "Tests/Fixtures/TestService"])
  func theDocumentIsJSONAndSaysWhatTheDefinitionsSay(folder: String) throws {
    let definition = try definition(of: folder)
    for version in definition.timeline.versions {
      let api = try #require(definition.api(version: version))
      let document = OpenAPIWriter(api).document()
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(document.utf8)) }
      #expect(audit(api, against: document) == "", "in \(version)")
    }
  }

  @Test func theRealDocumentsHaveTheServicesCounts() throws {
    // As the published documents have them: operations, schemas with enums, enum cases.
    let expected = ["v3.0": (69, 59, 110), "v3.2-preview.2": (77, 84, 125), "2024-11-15": (56, 83, 131)]
    let definition = try definition(of: "Definitions")
    for (version, counts) in expected {
      let api = try #require(definition.api(version: version))
      let documented = api.documentedTypes
      let enums = api.enums.filter { documented.contains($0.element.key) }
      let schemas = api.schemas.filter { documented.contains($0.element.key) }
      #expect(api.operations.count == counts.0, "in \(version)")
      #expect(enums.count + schemas.count + api.fragments.count == counts.1, "in \(version)")
      #expect(enums.map(\.cases.count).reduce(0, +) == counts.2, "in \(version)")
    }
  }
}
