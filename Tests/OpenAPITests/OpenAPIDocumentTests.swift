import Foundation
import Testing
import VersionedAPIDefinition
import VersionedAPIOpenAPI
import VersionedAPITestSupport

struct OpenAPIDocumentTests {
  @Test func `the document of a small service is the recorded one`() throws {
    let api = try #require(try definition(of: "Tests/Fixtures/TestService").api(version: "v2-beta.1"))
    let document = OpenAPIWriter(api).document()
    let difference = try Golden.difference(of: document, from: "OpenAPI/TestService.json")
    #expect(difference == nil)
  }

  @Test(arguments: ["Definitions", "Tests/Fixtures/TestService"])
  func `the document is JSON and matches the definitions`(folder: String) throws {
    let definition = try definition(of: folder)
    for version in definition.timeline.versions {
      let api = try #require(definition.api(version: version))
      let document = OpenAPIWriter(api).document()
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(document.utf8)) }
      #expect(audit(api, against: document) == "", "in \(version)")
    }
  }

  /// Definitions that are hard to express in a document, or that were once expressed incorrectly.
  private static let things = """
    enums:
      Kind: { cases: { Small: , Large: } }
    fragments:
      Base: { published: true, properties: { id: { type: string, required: true } } }
      Left: { published: true, include: [Base], properties: { left: { type: string } } }
      Right: { published: true, include: [Base], properties: { right: { type: string } } }
    schemas:
      Both:
        include: [Left, Right]
        properties: { names: { type: Names }, ratio: { type: double, minimum: 0.5, default: 5 } }
      Names: { access: read, type: "string[]" }
    operations:
      Things_Get:
        http: "GET /things/{id}/parts/{part}"
        parameters:
          id: { in: path, type: string }
          part: { in: path, type: int32, maximum: 9 }
          kind: { in: query, type: Kind, default: Small, doc: Which. }
        responses: { 200: { body: Both } }

    """

  private func document(of things: String) throws -> (api: API, text: String, diagnostics: [String]) {
    let definition = try definition("service: Shop\nversions: { v1: { path: /v1 } }\n", things)
    let api = try #require(definition.api(version: "v1"))
    let writer = OpenAPIWriter(api)
    let text = writer.document()
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
    return (api, text, writer.diagnostics.map(\.message))
  }

  @Test func `what is hard to express is the same in the document`() throws {
    let (api, text, diagnostics) = try document(of: Self.things)
    #expect(diagnostics == [])
    #expect(audit(api, against: text) == "")
  }

  @Test func `parents are parents in the document`() throws {
    let text = try document(of: Self.things).text
    #expect(text.matches(of: ##/"\$ref": "#\/components\/schemas\/Base"/##).count == 2)
    #expect(text.matches(of: /"id": \{/).count == 1)
  }

  @Test func `a default and a reference share an allOf`() throws {
    let text = try document(of: Self.things).text
    #expect(
      text.contains(
        ##"""
                    "schema": {
                      "allOf": [
                        {
                          "$ref": "#/components/schemas/Kind"
                        }
                      ],
                      "default": "Small"
                    }
        """##
      ),
      "\(text)"
    )
  }

  @Test func `paths that differ in names only are one`() throws {
    let text = try document(
      of: Self.things + """
          Things_Put:
            http: "PUT /things/{part}/parts/{id}"
            parameters: { part: { in: path, type: int64 }, id: { in: path, type: uuid }, name: { in: query, type: string } }
            responses: { 204: }

        """
    ).text
    let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let paths = try #require(root["paths"] as? [String: [String: [String: Any]]])
    #expect(Array(paths.keys) == ["/things/{id}/parts/{part}"])
    let put = paths["/things/{id}/parts/{part}"]?["put"]?["parameters"] as? [[String: Any]]
    #expect(put?.map { $0["name"] as? String } == ["id", "part", "name"])
    #expect(put?.map { ($0["schema"] as? [String: Any])?["format"] as? String } == ["int64", "uuid", nil])
  }

  @Test func `the role of a body and the progress of a job are extensions, which an audit ignores`() throws {
    let (api, text, _) = try document(
      of: """
        enums:
          State: { cases: { Open: , Done: , Failed: } }
        fragments:
          Base: { published: true, properties: { self: { type: url } } }
        schemas:
          Job:
            include: [Base]
            progress:
              status: state
              succeeded: [Done]
              failed: [Failed]
              error: report.text
              poll: { operation: Jobs_Get, from: self }
            properties: { state: { type: State }, report: { type: Report } }
          Report: { properties: { text: { type: string } } }
        operations:
          Jobs_Get: { operationId: GetJob, http: GET /jobs, responses: { 200: { body: Job } } }
          Jobs_Create: { http: POST /jobs, body: { name: job, type: Job }, responses: { 201: { body: Job } } }
          Jobs_Replace: { http: PUT /jobs, body: { type: Job }, responses: { 200: { body: Job } } }

        """
    )
    #expect(audit(api, against: text) == "")
    let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    func value(_ path: String...) -> Any? { path.reduce(root as Any?) { ($0 as? [String: Any])?[$1] } }
    #expect(value("paths", "/jobs", "post", "requestBody", "x-ms-requestBody-name") as? String == "job")
    #expect(value("paths", "/jobs", "put", "requestBody", "x-ms-requestBody-name") == nil)
    let progress = try #require(value("components", "schemas", "Job", "x-progress"))
    let json = try JSONSerialization.data(withJSONObject: progress, options: [.sortedKeys])
    #expect(
      String(decoding: json, as: UTF8.self) == #"""
        {"error":"report.text","failed":["Failed"],"poll":{"from":"self","operationId":"GetJob"},"status":"state",\#
        "succeeded":["Done"]}
        """#
    )
    #expect(value("components", "schemas", "Report", "x-progress") == nil)
  }

  @Test func `a schema with the name of a published fragment is an error`() throws {
    let (_, text, diagnostics) = try document(
      of: Self.things.replacing("Names", with: "Base").replacing("  Both:", with: "  Both:\n    doc: All.")
    )
    #expect(
      diagnostics == ["'Base' and the published fragment of the same name would become one schema of the document"]
    )
    #expect(text.matches(of: /"Base": \{/).count == 1)
  }
}
