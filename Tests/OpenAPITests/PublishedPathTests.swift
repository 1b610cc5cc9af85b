import Testing
import VersionedAPIDefinition
import VersionedAPITestSupport

/// Paths, operations, parameters, header fields and bodies, written in many ways.
struct PublishedPathTests {
  private let shop: PublishedShop

  init() throws { shop = try PublishedShop() }

  // MARK: Parameters of paths

  @Test(arguments: [
    "{ name: top, in: query, schema: { type: string } }",
    "{ name: top, in: query, required: true, schema: { type: integer, format: int64, minimum: 1, enum: [1] } }",
    "{ name: if-match, in: header, required: true, schema: { type: integer } }",
    "{ name: id, in: path, required: true, schema: { type: string, pattern: x } }",
    "{ $ref: '#/components/parameters/Top' }",
  ])
  func `a parameter of an operation overrides that of its path`(shared: String) throws {
    let top = "parameters: { Top: { name: top, in: query, deprecated: true, schema: { minimum: 2 } } }"
    #expect(
      try shop.messages(
        ("    get:\n", "    parameters: [\(shared)]\n    get:\n"),
        ("components:\n", "components:\n  \(top)\n")
      ) == []
    )
  }

  @Test func `a parameter of a path is one of its operations`() throws {
    let top = "- { name: top, in: query, schema: { type: integer, format: int32, maximum: 9 } }"
    #expect(
      try shop.messages(("      \(top)\n", ""), ("    get:\n", "    parameters:\n    \(top)\n    get:\n")) == []
    )
  }

  @Test func `parameters of the same name in different places are different`() throws {
    let shared = "{ name: top, in: header, schema: { type: string } }"
    #expect(
      try shop.messages(("    get:\n", "    parameters: [\(shared)]\n    get:\n")) == [
        "operations/Things_Get/parameters/header/top is in the document, but not here"
      ]
    )
  }

  @Test func `a body of an operation overrides that of its path, whatever its name`() throws {
    let things = """
      schemas: { Thing: { properties: { name: { type: string } } } }
      operations:
        Things_Add: { http: POST /things, body: { name: thing, type: Thing }, responses: { 204: } }
      """
    let document = """
      swagger: 2.0
      consumes: [application/json]
      paths:
        /things:
          parameters: [{ name: any, in: body, schema: { type: string, format: byte } }]
          post:
            operationId: Things_Add
            parameters: [{ name: thing, in: body, required: true, schema: { $ref: "#/definitions/Thing" } }]
            responses: { 204: { description: Done. } }
      definitions: { Thing: { type: object, properties: { name: { type: string } } } }
      """
    let service = "service: Shop\nversions: { v1: { path: /v1 } }\n"
    let api = try #require(try definition(service, things).api(version: "v1"))
    #expect(audit(api, against: document) == "")
  }

  // MARK: Paths

  @Test(arguments: ["", "    summary: Things.\n", "    parameters: []\n"])
  func `a path can be a reference`(beside: String) throws {
    let path = "  /things/{id}:\n"
    #expect(
      try shop.messages(
        (path, "\(path)    $ref: '#/components/pathItems/Thing'\n\(beside)x-items: &item\n"),
        ("components:\n", "components:\n  pathItems: { Thing: *item }\n")
      ) == []
    )
  }

  @Test func `keys beside the reference of a path count first`() throws {
    let parameters = ["skip", "other"].map { "    parameters: [{ name: \($0), in: query }]\n" }
    let path = "  /things/{id}:\n"
    #expect(
      try shop.messages((path, "\(path)    $ref: '#/x-items'\n\(parameters[0])x-items:\n\(parameters[1])")) == [
        "operations/Things_Get/parameters/query/skip is in the document, but not here"
      ]
    )
  }

  @Test(arguments: ["x-internal: { get: { note: x } }", "x-note: A note.", "x-list: [get]", "x-none:"])
  func `extensions among the paths are not paths`(entry: String) throws {
    #expect(try shop.messages(("paths:\n", "paths:\n  \(entry)\n")) == [])
  }

  @Test func `extensions among the responses are not responses`() throws {
    let note = "x-note: { headers: { A: {} } }"
    #expect(try shop.messages(("      responses:\n", "      responses:\n        \(note)\n")) == [])
  }

  @Test func `paths with a query are in an extension`() throws {
    #expect(try shop.messages(("paths:", "x-ms-paths:")) == [])
    let moved = ("paths:\n", "paths: {}\nx-ms-paths:\n")
    #expect(try shop.messages(moved, ("{id}:\n", "{id}?top=9:\n")) == [])
    #expect(
      try shop.messages(moved, ("{id}:\n", "{id}?top=9&skip=1&acl:\n")) == [
        "operations/Things_Get/parameters/query/skip is in the document, but not here",
        "operations/Things_Get/parameters/query/acl is in the document, but not here",
      ]
    )
  }

  // MARK: Operations

  @Test func `an operation without a name is known by its route`() throws {
    let nameless = ("      operationId: Things_Get\n", "")
    #expect(try shop.messages(nameless) == [])
    #expect(
      try Set(shop.messages(nameless, ("/{id}:", "/{thingId}:"), ("name: id,", "name: thingId,"))) == [
        "operations/Things_Get/parameters/path/id is here, but not in the document",
        "operations/Things_Get/parameters/path/thingId is in the document, but not here",
        "operations/Things_Get/route is 'GET /things/{id}' here and 'GET /things/{thingId}' in the document",
      ]
    )
    #expect(
      try Set(shop.messages(nameless, ("/things/{id}:", "/things/{id}/parts:"))) == [
        "operations/GET /things/{id}/parts is in the document, but not here",
        "operations/Things_Get is here, but not in the document",
      ]
    )
    #expect(
      try Set(shop.messages(nameless, ("    get:", "    put:"))) == [
        "operations/PUT /things/{id} is in the document, but not here",
        "operations/Things_Get is here, but not in the document",
      ]
    )
  }

  @Test func `an operation with another name is another operation, whatever its route`() throws {
    #expect(
      try Set(shop.messages(("Things_Get", "Things_Read"))) == [
        "operations/Things_Read is in the document, but not here",
        "operations/Things_Get is here, but not in the document",
      ]
    )
  }

  // MARK: Parameters, header fields and bodies

  @Test(arguments: ["application/json", "text/plain"])
  func `a parameter or a header field can have a media type`(media: String) throws {
    #expect(
      try shop.messages(
        (
          "schema: { type: integer, format: int32, maximum: 9 } }",
          "content: { \(media): { schema: { type: integer, format: int32, maximum: 9 } } } }"
        ),
        (
          "Retry-After: { schema: { type: integer, format: int32 } }",
          "Retry-After: { content: { \(media): { schema: { type: integer, format: int32 } } } }"
        )
      ) == []
    )
    #expect(
      try shop.messages(("schema: { type: string } }", "content: { \(media): { schema: { type: integer } } } }")) == [
        "operations/Things_Get/parameters/header/If-Match/type is 'string' here and 'integer' in the document"
      ]
    )
  }

  @Test(arguments: [("retry-after", "if-match"), ("RETRY-AFTER", "IF-MATCH")])
  func `names of header fields have no case`(response: String, request: String) throws {
    #expect(try shop.messages(("Retry-After:", "\(response):"), ("name: If-Match,", "name: \(request),")) == [])
    // Differences are named as the definitions spell them.
    #expect(
      try shop.messages(
        ("Retry-After: { schema: { type: integer,", "\(response): { schema: { type: number,"),
        ("      operationId: Things_Get\n", "")
      ) == [
        "operations/Things_Get/responses/200/headers/Retry-After/type is 'integer' here and 'number' in the document"
      ]
    )
    #expect(try shop.messages(("name: top,", "name: Top,")).count == 2, "names of other parameters have a case")
  }

  @Test(arguments: [("3.1.0", true), ("3.2.0", true), ("3.0.3", false)])
  func `since version 3_1 a binary body has no schema`(version: String, isBinary: Bool) throws {
    let service = "service: Shop\nversions: { v1: { path: /v1 } }\n"
    let things = """
      operations:
        Sounds_Add:
          http: POST /sounds
          body: { name: sound, type: binary, content: audio/wav }
          responses: { 200: { body: binary, content: audio/wav } }
      """
    let document = """
      openapi: \(version)
      paths:
        /sounds:
          post:
            operationId: Sounds_Add
            requestBody: { required: true, content: { audio/wav: {} } }
            responses: { 200: { content: { audio/wav: {} } } }
      """
    let api = try #require(try definition(service, things).api(version: "v1"))
    #expect(audit(api, against: document).isEmpty == isBinary)
  }
}
