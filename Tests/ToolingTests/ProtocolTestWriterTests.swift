import Foundation
import Testing
import VersionedAPIDefinition
import VersionedAPITestSupport
import VersionedAPITooling

struct ProtocolTestWriterTests {
  @Test func `committed protocol tests are up to date`() throws {
    let definition = try definition(of: "Definitions")
    let versions = definition.timeline.versions
    for version in versions {
      let api = try #require(definition.api(version: version))
      let text = ProtocolTestWriter(api).document()
      let difference = try Golden.difference(of: text, from: "../ProtocolTests/\(version).json")
      #expect(difference == nil)
    }
    let files = try Repository.names(in: "Tests/ProtocolTests").filter { $0.hasSuffix(".json") }
    #expect(
      files == (versions.map { "\($0).json" } + ["protocol-tests.schema.json"]).sorted(),
      "each version has a file; run 'make golden', and remove all other files"
    )
  }

  /// One of everything that requests and responses can have.
  @Test func `tests of a small service`() throws {
    let text = try document(
      """
      enums: { Color: { cases: { red: , green: } } }
      schemas:
        Thing:
          properties:
            id:     { type: uuid, access: read }
            name:   { type: string, required: true }
            hidden: { type: string, required: request }
            color:  { type: Color }
            labels: { type: "string{}" }
            inner:  { type: Thing }
            others: { type: "Thing[]" }
        Change: { properties: { name: { type: string, required: true }, color: { type: Color } } }
      operations:
        Things_Create:
          http: POST /things
          body: { name: thing, type: Thing }
          responses: { 200: { body: Thing }, 201: { body: Thing, headers: { Location: url, Retry-After: int32 } } }
        Things_Update:
          http: "PATCH /things/{name}"
          parameters:
            name:     { in: path, type: string }
            If-Match: { in: header, type: string }
            dry run:  { in: query, type: boolean, default: true }
          body: { name: changes, type: Change, content: application/merge-patch+json }
          responses: { 204: }
        Things_Upload:
          http: POST /things:upload
          body:
            parts:
              file:  { type: binary, required: true }
              size:  { type: int64 }
              thing: { type: string, json: Change }
          responses: { 202: }
        Things_Replace:
          http: PUT /things/picture
          body: { name: picture, type: binary, content: image/png, required: false }
          responses: { 200: { body: binary, content: image/png } }
      """
    )
    #expect(try Golden.difference(of: text, from: "ProtocolTests/things.json") == nil)
  }

  @Test func `values are within limits`() throws {
    let properties = """
      short: { type: string, required: true, maxLength: 3 }
      long:  { type: string, required: true, minLength: 20 }
      small: { type: int32, required: true, maximum: 0 }
      large: { type: double, required: true, minimum: 1000.5 }
      many:  { type: "boolean[]", required: true, minItems: 3 }
      """
    let things = """
      schemas:
        Limited:
          properties:
      \(properties.split(separator: "\n").map { "      \($0)" }.joined(separator: "\n"))
      operations:
        Things_Get: { http: GET /thing, responses: { 200: { body: Limited } } }
      """
    let file = try JSONDecoder().decode(File.self, from: Data(document(things).utf8))
    let value = try #require(file.tests.first?.response.body.json)
    #expect(file.tests.map(\.id) == ["Things_Get/required"])
    #expect(
      value == Limited(short: "sho", long: "long ä&+/\"xxxxxxxxxx", small: 0, large: 1000.5, many: [true, true, true])
    )
  }

  @Test func `two inputs of the same type differ`() throws {
    let things = """
      operations:
        Things_Move:
          http: "POST /things/{id}/{other}"
          parameters: { id: { in: path, type: uuid }, other: { in: path, type: uuid } }
          responses: { 204: }
      """
    let parts = try document(things).split(separator: "/v1/things/").dropFirst().first?.prefix { $0 != "\"" }.split(
      separator: "/"
    )
    #expect(parts?.count == 2 && parts?.first != parts?.last)
  }

  private func document(_ things: String) throws -> String {
    let service = """
      service: Shop
      versions: { v1: { path: /v1, query: { api-version: v1 } } }
      credentials: { key: { header: X-Key, doc: Key. }, token: { header: Authorization, scheme: Bearer, doc: Token. } }
      """
    let api = try #require(try definition(service, things).api(version: "v1"))
    return ProtocolTestWriter(api).document()
  }
}

private struct File: Decodable {
  struct Test: Decodable {
    struct Response: Decodable { let body: Body }
    struct Body: Decodable { let json: Limited }
    let id: String
    let response: Response
  }
  let tests: [Test]
}

private struct Limited: Decodable, Equatable {
  let short, long: String
  let small: Int
  let large: Double
  let many: [Bool]
}
