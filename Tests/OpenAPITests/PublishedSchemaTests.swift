import Testing
import VersionedAPIDefinition
import VersionedAPITestSupport

/// Schemas, written in many ways.
struct PublishedSchemaTests {
  private let shop: PublishedShop

  init() throws { shop = try PublishedShop() }

  @Test func `the document says the same as the definitions`() {
    #expect(shop.messages(PublishedShop.document) == [])
  }

  @Test(arguments: [
    ("note", "{ type: [string, 'null'] }"),
    ("note", "{ type: ['null', string] }"),
    ("note", "{ type: [string] }"),
    ("note", "{ anyOf: [{ type: string }, { type: 'null' }] }"),
    ("note", "{ oneOf: [{ type: 'null' }, { type: string }], description: A note. }"),
    ("note", "{ oneOf: [{ type: string }, { const: null }] }"),
    ("note", "{ anyOf: [{ type: string }, { enum: [null] }], default: null }"),
    ("note", "{ type: string, nullable: true, default: ~ }"),
    ("count", "{ type: [integer, 'null'], format: int32 }"),
    ("count", "{ anyOf: [{ type: integer, format: int32 }, { type: 'null' }] }"),
    ("part", "{ anyOf: [PART, { type: 'null' }], readOnly: true }"),
    ("parts", "{ type: [array, 'null'], items: PART }"),
    ("parts", "{ anyOf: [{ type: array, items: PART }, { type: 'null' }] }"),
    ("parts", "{ type: array, items: { anyOf: [PART, { type: 'null' }] } }"),
    ("extra", "{ type: [object, 'null'], additionalProperties: {} }"),
    ("extra", "{ oneOf: [{ type: object, additionalProperties: {} }, { nullable: true }] }"),
  ])
  func `null beside another type says nothing about the type`(name: String, schema: String) throws {
    #expect(try shop.messages(property: name, schema) == [])
  }

  @Test(arguments: [
    ("part", "{ allOf: [PART], readOnly: true, description: A part. }"),
    ("part", "{ oneOf: [PART], readOnly: true, nullable: true }"),
    ("part", "{ anyOf: [PART], readOnly: true, deprecated: false }"),
    ("part", "{ allOf: [PART, { description: A part. }, { readOnly: true }] }"),
    ("part", "{ allOf: [{ description: A part., readOnly: true }, PART] }"),
    ("part", "{ type: object, allOf: [{ allOf: [PART] }], readOnly: True }"),
    ("kind", "{ allOf: [KIND], default: null }"),
    ("kind", "{ anyOf: [KIND, { type: string }] }"),
    ("note", "{ allOf: [{ type: string }] }"),
    ("count", "{ allOf: [{ type: integer }, { format: int32 }] }"),
    ("parts", "{ type: array, items: { oneOf: [PART], nullable: true } }"),
    ("extra", "{ allOf: [{ type: object, additionalProperties: {} }], description: More. }"),
  ])
  func `one schema in allOf, anyOf or oneOf is that schema`(name: String, schema: String) throws {
    #expect(try shop.messages(property: name, schema) == [])
  }

  @Test(arguments: [
    "{ type: [string, 'null'], enum: [small, large, null] }",
    "{ type: string, nullable: true, enum: [null, small, large] }",
    "{ type: string, oneOf: [{ const: small, title: Small }, { const: large, description: Large. }] }",
    "{ oneOf: [{ const: small }, { const: large }] }",
    "{ anyOf: [{ type: string, const: small }, { type: string, const: large }, { type: 'null' }] }",
    "{ anyOf: [{ enum: [small, large] }, { type: 'null' }] }",
    "{ anyOf: [{ type: string }, { type: string, enum: [small, large] }] }",
    "{ anyOf: [{ enum: [small] }, { enum: [large, small] }, { type: string }] }",
    "{ allOf: [{ type: string, enum: [small, large] }], description: A kind. }",
    "{ enum: [small, large] }",
  ])
  func `an enumeration can be written in many ways`(schema: String) throws {
    #expect(try shop.messages(("Kind: { type: string, enum: [small, large] }", "Kind: \(schema)")) == [])
  }

  @Test func `a quoted null is a case of an enumeration`() throws {
    let messages = try shop.messages(("enum: [small, large]", "enum: [small, large, 'null']"))
    #expect(messages == ["schemas/Kind/cases/null is in the document, but not here"])
  }

  @Test(arguments: [
    ("extra", "{ type: object, additionalProperties: true }"),
    ("extra", "{ additionalProperties: true }"),
    ("extra", "{ type: object, additionalProperties: { nullable: true } }"),
    ("parts", "{ type: [array], items: PART }"),
  ])
  func `containers can be written in many ways`(name: String, schema: String) throws {
    #expect(try shop.messages(property: name, schema) == [])
  }

  @Test(arguments: [
    "{ anyOf: [{ type: object, properties: { name: NAME } }, { type: 'null' }] }",
    "{ allOf: [{ type: object }, { properties: { name: NAME } }] }",
    "{ type: [object, 'null'], properties: { name: { anyOf: [NAME, { type: 'null' }] } } }",
    "{ type: object, properties: { name: { allOf: [{ type: string }, { minLength: 1 }] } } }",
  ])
  func `an object can be written in many ways`(schema: String) throws {
    let name = "{ type: string, minLength: 1 }"
    let part = "Part: { type: object, properties: { name: \(name) } }"
    #expect(try shop.messages((part, "Part: \(schema.replacing("NAME", with: name))")) == [])
  }

  @Test func `alternatives may restrict a type without naming it`() throws {
    let note = "{ type: string, anyOf: [{ minLength: 1 }, { pattern: x }], contentMediaType: application/json }"
    #expect(try shop.messages(property: "note", note) == [])
    let part = "Part: { type: object, anyOf: [{ required: [name] }, {}], properties:"
    #expect(try shop.messages(("Part: { type: object, properties:", part)) == [])
  }

  @Test(arguments: [
    ("note", "{ type: [string, integer] }", "type is 'string' here and 'string or integer' in the document"),
    (
      "note", "{ anyOf: [{ type: string }, { type: integer }] }",
      "type is 'string' here and 'string or integer' in the document"
    ),
    ("note", "{ anyOf: [{ type: string }, {}] }", "type is 'string' here and 'any' in the document"),
    ("note", "{ type: string, const: small }", "enum ('small') is in the document, but not here"),
    ("note", "{ const: 5 }", "type is 'string' here and 'integer' in the document"),
    (
      "note", "{ anyOf: [{ type: string, minLength: 1 }, { type: 'null' }] }",
      "minLength ('1') is in the document, but not here"
    ),
    ("note", "{ type: string, contentEncoding: base64 }", "format ('byte') is in the document, but not here"),
    ("note", "{ contentMediaType: audio/wav }", "format ('binary') is in the document, but not here"),
    ("note", "{ type: 'null' }", "type is 'string' here and 'null' in the document"),
    (
      "count", "{ oneOf: [{ type: integer, format: int32 }, { type: integer, format: int64 }] }",
      "format is 'int32' here and 'int32 or int64' in the document"
    ),
    ("part", "{ oneOf: [PART, PROBLEM], readOnly: true }", "type is 'Part' here and 'Part or Problem' in the document"),
    (
      "part", "{ allOf: [PART, PROBLEM], readOnly: true }", "type is 'Part' here and 'Part and Problem' in the document"
    ),
    ("part", "{ allOf: [PART, { properties: {} }] }", "type is 'Part' here and 'object' in the document"),
    ("part", "{ allOf: [PART, { description: A part. }] }", "readOnly is here, but not in the document"),
    (
      "parts", "{ type: array, items: { anyOf: [{ type: string }, { type: integer }] } }",
      "type is 'Part[]' here and '(string or integer)[]' in the document"
    ),
    ("parts", "{ type: array }", "type is 'Part[]' here and 'any[]' in the document"),
    ("extra", "{ type: object, additionalProperties: false }", "type is 'any{}' here and 'object' in the document"),
    ("extra", "{ type: object }", "type is 'any{}' here and 'object' in the document"),
    ("kind", "{ anyOf: [KIND, { type: integer }] }", "type is 'Kind' here and 'Kind or integer' in the document"),
  ])
  func `differences are still reported`(name: String, schema: String, expected: String) throws {
    let messages = try shop.messages(property: name, schema)
    #expect(messages.contains("schemas/Thing/properties/\(name)/\(expected)"), "\(messages)")
  }

  @Test(arguments: [
    ("PART", "Part"), ("{ oneOf: [PART], description: The same. }", "Part"),
    ("{ anyOf: [PART, { type: 'null' }] }", "Part"), ("{ allOf: [KIND], description: The same. }", "Kind"),
    ("{ oneOf: [PART, PROBLEM] }", "Part or Problem"), ("{ type: [string, 'null'], minLength: 1 }", "string"),
    ("{ allOf: [PART, { properties: { size: { type: integer } } }] }", "object"), ("{ allOf: [PART] }", "object"),
  ])
  func `a schema can have the type of another one`(schema: String, type: String) throws {
    let things = PublishedShop.things
      .replacing("schemas:\n", with: "schemas:\n  Other: { type: \"json[]\" }\n")
      .replacing("200: { body: Thing,", with: "200: { body: Other,")
    let use = "  Things_Use: { http: GET /use, responses: { 200: { body: Thing } } }\n"
    let api = try #require(try definition(PublishedShop.service, things + use).api(version: "v1"))
    let other = "  schemas:\n    Other: \(PublishedShop.references(in: schema))\n"
    let findings = audit(api, against: PublishedShop.document.replacing("  schemas:\n", with: other))
    #expect(findings.contains("schemas/Other/type is 'any[]' here and '\(type)' in the document"), "\(findings)")
  }
}
