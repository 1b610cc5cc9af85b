import Testing
import VersionedAPIDefinition
import VersionedAPIOpenAPI
import VersionedAPITestSupport

/// Small definitions and the equivalent Swagger document; each test changes one thing in the document.
struct AuditTests {
  private static let definitions = """
    service: Shop
    versions:
      v1: { path: /v1, query: { api-version: "1" } }
    """
  private static let things = """
    enums:
      Kind: { access: read, cases: { Small: , Large: } }
    fragments:
      Named:
        published: true
        properties:
          name: { type: string, required: true, minLength: 1 }
    schemas:
      Thing:
        include: [Named]
        properties:
          id: { type: uuid, access: read }
          kind: { type: Kind }
          parts: { type: "Thing[]" }
          labels: { type: "string{}" }
      Page:
        properties: { values: { type: "Thing[]" }, "@nextLink": { type: url } }
    operations:
      Things_List:
        http: GET /things
        parameters: { top: { in: query, type: int32 } }
        responses: { 200: { body: Page, headers: { Retry-After: int32 } } }
        paged: { items: values, next: "@nextLink" }
      Things_Create:
        http: POST /things
        body: { type: Thing }
        responses: { 201: { body: Thing, headers: { Location: url } } }

    """

  private let api: API
  private let document: String

  init() throws {
    guard let api = try definition(Self.definitions, Self.things).api(version: "v1") else {
      throw TestFailure("there is no v1")
    }
    self.api = api
    document = try Repository.text("Tests/Fixtures/OpenAPI/shop.swagger.json")
  }

  /// Returns the findings after one change to the document.
  private func findings(_ old: String, _ new: String) throws -> String {
    try #require(document.contains(old), "the document should have '\(old)'")
    return audit(api, against: document.replacing(old, with: new))
  }

  @Test func `equal sides have no findings`() {
    #expect(audit(api, against: document) == "")
  }

  /// A change, and the first line of the findings about it.
  @Test(arguments: [
    (
      #""id": { "type": "string", "format": "uuid", "readOnly": true },"#, "",
      "things.yaml:12:7: error: schemas/Thing/properties/id is here, but not in the document"
    ),
    (
      #""labels""#, #""tags""#, "things.yaml:9:3: error: schemas/Thing/properties/tags is in the document, but not here"
    ),
    (
      #""format": "uuid", "readOnly""#, #""format": "uri", "readOnly""#,
      "things.yaml:12:7: error: schemas/Thing/properties/id/format is 'uuid' here and 'uri' in the document"
    ),
    (
      #""additionalProperties": { "type": "string" }"#, #""additionalProperties": { "type": "integer" }"#,
      "things.yaml:15:7: error: schemas/Thing/properties/labels/type is 'string{}' here and 'integer{}' in the document"
    ),
    (
      #""required": ["name"],"#, "",
      "things.yaml:7:7: error: schemas/Named/properties/name/required is here, but not in the document"
    ),
    (
      #""format": "uuid", "readOnly": true"#, #""format": "uuid""#,
      "things.yaml:12:7: error: schemas/Thing/properties/id/readOnly is here, but not in the document"
    ),
    (
      #""minLength": 1"#, #""minLength": 1, "enum": ["a", "b"]"#,
      "things.yaml:7:7: error: schemas/Named/properties/name/enum ('a, b') is in the document, but not here"
    ),
    (
      #""additionalProperties": { "type": "string" }"#, #""additionalProperties": { "type": "string", "enum": ["a"] }"#,
      "things.yaml:15:7: error: schemas/Thing/properties/labels/enum ('a') is in the document, but not here"
    ),
    (
      ##"{ "$ref": "#/definitions/Kind" }"##, ##"{ "allOf": [{ "$ref": "#/definitions/Kind" }], "enum": ["Small"] }"##,
      "things.yaml:13:7: error: schemas/Thing/properties/kind/enum ('Small') is in the document, but not here"
    ),
    (
      #""in": "query", "type": "integer""#, #""in": "query", "enum": [1, 2], "type": "integer""#,
      "things.yaml:21:19: error: operations/Things_List/parameters/query/top/enum ('1, 2') is in the document, but not here"
    ),
    (
      #""Retry-After": { "type": "integer""#, #""Retry-After": { "enum": [1], "type": "integer""#,
      "things.yaml:22:48: error: operations/Things_List/responses/200/headers/Retry-After/enum ('1') is in the document, but not here"
    ),
    (
      ##"{ "$ref": "#/definitions/Page" }"##, ##"{ "type": "string", "format": "date" }"##,
      "things.yaml:22:18: error: operations/Things_List/responses/200/body/format ('date') is in the document, but not here"
    ),
    (
      #""Kind": { "type": "string""#, #""Kind": { "type": "integer""#,
      "things.yaml:2:3: error: schemas/Kind/type is 'string' here and 'integer' in the document"
    ),
    (
      #""minLength": 1"#, #""minLength": 2"#,
      "things.yaml:7:7: error: schemas/Named/properties/name/minLength is '1' here and '2' in the document"
    ),
    (
      #"["Small", "Large"]"#, #"["Small", "Large", "Huge"]"#,
      "things.yaml:2:3: error: schemas/Kind/cases/Huge is in the document, but not here"
    ),
    (
      #"["Small", "Large"]"#, #"["Large", "Small"]"#,
      "things.yaml:2:3: error: schemas/Kind/order: 'Small' comes before 'Large' here and after it in the document"
    ),
    (
      #""modelAsString": true"#, #""modelAsString": false"#,
      "things.yaml:2:3: error: schemas/Kind/closed is in the document, but not here"
    ),
    (
      #""enum": ["Small", "Large"], "readOnly": true"#, #""enum": ["Small", "Large"]"#,
      "things.yaml:2:3: error: schemas/Kind/readOnly is here, but not in the document"
    ),
    (
      #""201""#, #""200""#,
      "things.yaml:27:18: error: operations/Things_Create/responses/201 is here, but not in the document"
    ),
    (
      #""Location""#, #""X-Location""#,
      "things.yaml:27:49: error: operations/Things_Create/responses/201/headers/Location is here, but not in the document"
    ),
    (
      #""/things""#, #""/goods""#,
      "things.yaml:19:3: error: operations/Things_List/route is 'GET /things' here and 'GET /goods' in the document"
    ),
    (
      #""Things_Create""#, #""Things_Make""#,
      "service.yaml:3:3: error: operations/Things_Make is in the document, but not here"
    ),
    (
      #""name": "top", "in": "query""#, #""name": "first", "in": "query""#,
      "things.yaml:19:3: error: operations/Things_List/parameters/query/first is in the document, but not here"
    ),
    (
      #""in": "query", "type": "integer", "format": "int32""#, #""in": "query", "type": "string""#,
      "things.yaml:21:19: error: operations/Things_List/parameters/query/top/format ('int32') is here, but not in the document"
    ),
    (
      #""nextLinkName": "@nextLink""#, #""nextLinkName": "next""#,
      "things.yaml:23:21: error: operations/Things_List/paged is 'values @nextLink' here and 'values next' in the document"
    ),
    (
      #""in": "body", "required": true"#, #""in": "body""#,
      "things.yaml:26:11: error: operations/Things_Create/body/required is here, but not in the document"
    ),
    (
      ##"{ "$ref": "#/definitions/Page" }"##, ##"{ "$ref": "#/definitions/Thing" }"##,
      "things.yaml:22:18: error: operations/Things_List/responses/200/body is 'Page' here and 'Thing' in the document"
    ),
    (
      ##""allOf": [{ "$ref": "#/definitions/Named" }],"##, "",
      "things.yaml:7:7: error: schemas/Thing/properties/name is here, but not in the document"
    ),
  ])
  func `a planted fault is reported with its place`(old: String, new: String, expected: String) throws {
    let text = try findings(old, new)
    #expect(text.split(separator: "\n").contains { $0 == expected }, "\(text)")
  }

  @Test(arguments: [
    (#""minLength": 1"#, #""minLength": 1.0"#),
    (#""title": "Shop""#, #""title": "\ud83d\ude42\u007f""#),
    (#""title": "Shop""#, "\"title\": \"\u{7F}\""),
    (#""title": "Shop""#, #""title": "Shop", "x-example": "# + deep),
  ])
  func `what makes no difference is not reported`(old: String, new: String) throws {
    #expect(try findings(old, new) == "")
  }

  /// Deeper nesting than definitions may have.
  private static let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)

  @Test func `a document can be YAML with braces`() throws {
    #expect(audit(api, against: document + "# A comment, which JSON does not have.\n") == "")
  }

  @Test func `parents may have a parent in common`() throws {
    let both = ["Left", "Right"].map { ##""\##($0)": { "allOf": [{ "$ref": "#/definitions/Named" }] },"## }
    let diamond = document.replacing(##""Kind": {"##, with: both.joined() + ##""Kind": {"##).replacing(
      ##""allOf": [{ "$ref": "#/definitions/Named" }],"##,
      with: ##""allOf": [{ "$ref": "#/definitions/Left" }, { "$ref": "#/definitions/Right" }],"##
    )
    #expect(
      audit(api, against: diamond).matches(of: /(?m) error: (.*)$/).map { String($0.1) } == [
        "schemas/Left is in the document, but not here",
        "schemas/Right is in the document, but not here",
        "schemas/Thing/allOf/Named is here, but not in the document",
        "schemas/Thing/allOf/Left is in the document, but not here",
        "schemas/Thing/allOf/Right is in the document, but not here",
      ]
    )
  }

  @Test func `what one parent requires another one may bring`() throws {
    let changed = document.replacing(#""required": ["name"],"#, with: "").replacing(
      ##""allOf": [{ "$ref": "#/definitions/Named" }],"##,
      with: ##""allOf": [{ "$ref": "#/definitions/Named" }, { "required": ["name"] }],"##
    )
    #expect(
      audit(api, against: changed).matches(of: /(?m) error: (.*)$/).map { String($0.1) } == [
        "schemas/Named/properties/name/required is here, but not in the document"
      ]
    )
  }

  @Test func `a finding shows both places`() throws {
    let text = try findings(#""format": "uuid", "readOnly""#, #""format": "uri", "readOnly""#)
    #expect(
      text == """
        things.yaml:12:7: error: schemas/Thing/properties/id/format is 'uuid' here and 'uri' in the document
           12 |       id: { type: uuid, access: read }
              |       ^~
        published.json:33:9: note: in the document
           33 |         "id": { "type": "string", "format": "uri", "readOnly": true },
              |         ^~~~

        """
    )
  }

  @Test func `what is missing altogether is said once`() throws {
    let text = try findings(#""Things_Create""#, #""Things_Make""#)
    #expect(text.components(separatedBy: "error:").count == 3, "\(text)")
  }

  @Test func `wanted differences are explained`() throws {
    let changed = document.replacing(#""minLength": 1"#, with: #""minLength": 2"#).replacing(
      #""format": "uuid""#,
      with: #""format": "uri""#
    )
    #expect(
      audit(
        api,
        against: changed,
        explanations: "schemas/*/minLength: The document is wrong.\n\"*/id/format\": So is this.\n"
      ) == ""
    )
    #expect(
      audit(api, against: document, explanations: "schemas/*/minLength: Gone.\n") == """
        explained.yaml:1:1: error: the difference 'schemas/*/minLength' no longer occurs; remove it
            1 | schemas/*/minLength: Gone.
              | ^~~~~~~~~~~~~~~~~~~

        """
    )
    #expect(audit(api, against: document, explanations: "schemas/*:\n").contains("needs a reason"))
  }

  @Test func `an explanation with a misspelled path leads to the difference, and a cut reason is a warning`() {
    let changed = document.replacing(#""minLength": 1"#, with: #""minLength": 2"#)
    let path = "schemas/Named/properties/nmae/minLength"
    #expect(
      audit(api, against: changed, explanations: "\(path): Theirs.\n").contains(
        "the difference 'schemas/Named/properties/nmae/minLength' does not occur; did you mean 'schemas/Named/properties/name/minLength'?"
      )
    )
    let explanations = Explanations(bytes: Array("\(path): It counts # signs.\n".utf8), path: "explained.yaml")
    #expect(
      explanations.diagnostics.map(\.message) == [
        "the reason ends here, since ' #' begins a comment; a string that contains ' #' needs quotes"
      ]
    )
  }

  @Test func `every version of the service has a file with its intended differences`() throws {
    let service = try definition()
    let folder = "Definitions/Audit"
    #expect(try Set(Repository.names(in: folder)) == Set(service.timeline.versions.map { "\($0).yaml" }))
    for version in service.timeline.versions {
      let explanations = Explanations(
        bytes: Array(try Repository.text("\(folder)/\(version).yaml").utf8),
        path: "\(version).yaml"
      )
      #expect(explanations.diagnostics == [])
    }
  }

  @Test func `several reasons may explain one difference`() throws {
    let changed = document.replacing(#""minLength": 1"#, with: #""minLength": 2"#)
    let explanations = Explanations(
      bytes: Array("schemas/*/name/*: All.\nschemas/Named/*/minLength: One.\nschemas/*/id: None.\n".utf8),
      path: "explained.yaml"
    )
    let document = PublishedDocument(
      bytes: Array(changed.replacing(#""top""#, with: #""first""#).utf8),
      path: "published.json",
      versionQuery: ["api-version"]
    )
    let audit = Audit(of: api, against: document, explanations: explanations)
    #expect(audit.explained.map(\.reason) == ["All.", "All."])
    #expect(audit.unexplainedCount == 2 && audit.staleCount == 1 && audit.findings.count == 3)
    #expect(audit.findings.map(\.message).contains("the difference 'schemas/*/id' no longer occurs; remove it"))
  }

  @Test func `what another version has is said with its place`() throws {
    let later = try definition(
      Self.definitions + "\n  v2: { path: /v2 }\n  v3: { path: /v3 }\n",
      Self.things
        .replacing("minLength: 1", with: "minLength: { v1: 2, v2...: 1 }")
        .replacing("parts: {", with: "parts: { versions: v2...,")
        .replacing("Large: }", with: "Large: { versions: v3 } }")
    )
    let apis = ["v1", "v2", "v3"].compactMap(later.api)
    let findings = audit(apis[0], against: document, others: Array(apis.dropFirst()))
    #expect(
      findings.matches(of: /(?m)^.*error: .*$/).map { String($0.output) } == [
        "things.yaml:2:43: error: schemas/Kind/cases/Large is in the document, but not here; v3 has it",
        "things.yaml:7:7: error: schemas/Named/properties/name/minLength is '2' here and '1' in the document; v2 and v3 have it",
        "things.yaml:7:7: error: schemas/Thing/properties/name/minLength is '2' here and '1' in the document; v2 and v3 have it",
        "things.yaml:14:7: error: schemas/Thing/properties/parts is in the document, but not here; v2 and v3 have it",
      ]
    )
  }

  @Test(arguments: [
    ("{", "published.json:1:2: error: "),
    ("no JSON", "published.json:1:1: error: this is not a Swagger or OpenAPI document, which would be a JSON object"),
    ("[]", "published.json:1:1: error: this is not a Swagger or OpenAPI document, which would be a JSON object"),
    ("", "published.json:1:1: error: this is not a Swagger or OpenAPI document, which would be a JSON object"),
    (
      #"{"info": 1}"#,
      "published.json:1:1: error: the document is neither Swagger 2.0 ('swagger') nor OpenAPI 3 ('openapi')"
    ),
    (#"{"swagger": "2.0"}"#, "published.json:1:1: error: the document has no 'paths'"),
  ])
  func `what is not a document gets a clear error`(text: String, expected: String) {
    #expect(audit(api, against: text).hasPrefix(expected), "\(audit(api, against: text))")
  }

  @Test func `a document that is cut off gets an error at its end`() {
    for length in stride(from: 1, to: document.count - 2, by: 97) {
      let text = audit(api, against: String(document.prefix(length)))
      #expect(text.hasPrefix("published.json:") && text.contains(": error: "), "after \(length) characters")
    }
  }

  @Test func `references that lead nowhere are errors`() throws {
    #expect(
      try findings(##"{ "$ref": "#/definitions/Page" }"##, ##"{ "$ref": "#/definitions/Nothing" }"##)
        .contains("error: the reference '#/definitions/Nothing' refers to nothing")
    )
    #expect(
      try findings(##""Kind": {"##, ##""Loop": { "$ref": "#/definitions/Loop" }, "Kind": {"##)
        .contains("error: the reference '#/definitions/Loop' refers to itself")
    )
    #expect(
      try findings(
        ##""allOf": [{ "$ref": "#/definitions/Named" }],"##,
        ##""allOf": [{ "$ref": "#/definitions/Thing" }],"##
      )
      .contains("error: the schema 'Thing' extends itself")
    )
  }
}
