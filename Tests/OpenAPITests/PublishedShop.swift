import Testing
import VersionedAPIDefinition
import VersionedAPITestSupport

/// A small API, and an OpenAPI document that says the same. Tests say some of it in other words.
struct PublishedShop {
  static let service = "service: Shop\nversions: { v1: { path: /v1 } }\nresponses: { default: { body: Problem } }\n"
  static let things = """
    enums:
      Kind: { cases: { small: , large: } }
    schemas:
      Problem: { properties: { code: { type: string } } }
      Part: { properties: { name: { type: string, minLength: 1 } } }
      Thing:
        properties:
          note: { type: string }
          count: { type: int32 }
          kind: { type: Kind }
          part: { type: Part, access: read }
          parts: { type: "Part[]" }
          extra: { type: "json{}" }
    operations:
      Things_Get:
        http: GET /things/{id}
        parameters:
          id: { in: path, type: uuid }
          top: { in: query, type: int32, maximum: 9 }
          If-Match: { in: header, type: string }
        responses: { 200: { body: Thing, headers: { Retry-After: int32 } } }

    """
  static let document = """
    openapi: 3.1.0
    info: { title: Shop, version: v1 }
    paths:
      /things/{id}:
        get:
          operationId: Things_Get
          parameters:
          - { name: id, in: path, required: true, schema: { type: string, format: uuid } }
          - { name: top, in: query, schema: { type: integer, format: int32, maximum: 9 } }
          - { name: If-Match, in: header, schema: { type: string } }
          responses:
            "200":
              headers: { Retry-After: { schema: { type: integer, format: int32 } } }
              content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } }
            default: { $ref: "#/components/responses/Problem" }
    components:
      responses:
        Problem: { content: { application/json: { schema: { $ref: "#/components/schemas/Problem" } } } }
      schemas:
        Problem: { type: object, properties: { code: { type: string } } }
        Kind: { type: string, enum: [small, large] }
        Part: { type: object, properties: { name: { type: string, minLength: 1 } } }
        Thing:
          type: object
          properties:
            note: { type: string }
            count: { type: integer, format: int32 }
            kind: { $ref: "#/components/schemas/Kind" }
            part: { $ref: "#/components/schemas/Part", readOnly: true }
            parts: { type: array, items: { $ref: "#/components/schemas/Part" } }
            extra: { type: object, additionalProperties: {} }

    """

  let api: API

  init() throws {
    guard let api = try definition(Self.service, Self.things).api(version: "v1") else {
      throw TestFailure("there is no v1")
    }
    self.api = api
  }

  /// The messages of an audit after parts of the document have changed.
  func messages(_ changes: (String, String)...) throws -> [String] {
    messages(try changes.reduce(Self.document, Self.changed))
  }

  /// The messages of an audit after the schema of a property of `Thing` has changed.
  func messages(property name: String, _ schema: String) throws -> [String] {
    messages(try Self.document(property: name, schema))
  }

  /// The messages of an audit of another document.
  func messages(_ document: String) -> [String] {
    audit(api, against: document).matches(of: /(?m): error: (.*)$/).map { String($0.1) }
  }

  /// The document with another schema of a property of `Thing`. `PART`, `KIND` and `PROBLEM` are references.
  static func document(property name: String, _ schema: String, in document: String = document) throws -> String {
    let line = try #require(document.split(separator: "\n").first { $0.hasPrefix("        \(name): ") })
    return try changed(document, (String(line), "        \(name): \(references(in: schema))"))
  }

  /// Replaces words by the references that they stand for.
  static func references(in schema: String) -> String {
    ["Part", "Kind", "Problem"].reduce(schema) {
      $0.replacing($1.uppercased(), with: "{ $ref: \"#/components/schemas/\($1)\" }")
    }
  }

  static func changed(_ document: String, _ change: (old: String, new: String)) throws -> String {
    try #require(document.contains(change.old), "the document should have '\(change.old)'")
    return document.replacing(change.old, with: change.new)
  }
}
