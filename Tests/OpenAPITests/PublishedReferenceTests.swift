import Testing
import VersionedAPITestSupport

/// References, and what a reader must not do with them.
struct PublishedReferenceTests {
  private let shop: PublishedShop

  init() throws { shop = try PublishedShop() }

  @Test(arguments: [
    ("#/components/schemas/A%20part", "A part"), ("#/components/schemas/A part", "A part"),
    ("#/components/schemas/Stra%C3%9Fe", "Straße"), ("#/components/schemas/a~1b", "a/b"),
    ("#/components/schemas/a%7E1b", "a/b"), ("#/components/schemas/a~0b", "a~b"),
    ("#/components/schemas/a~01", "a~1"), ("#/components/schemas/100%25", "100%"),
    ("#/components/schemas/100%", "100%"), ("published.json#/components/schemas/Piece", "Piece"),
    ("./published.json#/components/schemas/Piece", "Piece"), ("#/components%2Fschemas%2FPiece", "Piece"),
  ])
  func `a reference is a JSON pointer, percent-encoded or not`(reference: String, name: String) throws {
    let document = try PublishedShop.document(property: "part", "{ $ref: '\(reference)', readOnly: true }")
    #expect(
      Set(shop.messages(document.replacing("    Part: {", with: "    '\(name)': { type: object }\n    Part: {"))) == [
        "schemas/Thing/properties/part/type is 'Part' here and '\(name)' in the document",
        "schemas/\(name) is in the document, but not here",
      ]
    )
  }

  @Test(arguments: [
    ("#/components/schemas/Nothing", "refers to nothing"), ("#Part", "refers to nothing"),
    ("#/components/schemas/Part/properties/9", "refers to nothing"),
    ("#/components/schemas/Part%2", "refers to nothing"), ("#/components/x-loop", "refers to itself"),
    ("./common.json#/schemas/Part", Self.otherFile), ("common.json", Self.otherFile),
    ("../published.json#/components/schemas/Part", Self.otherFile),
    ("https://example.com/common.json#/Part", Self.otherFile),
  ])
  func `a reference without a target is an error at its place`(reference: String, problem: String) throws {
    let document = PublishedShop.document
      .replacing("{ type: string, minLength: 1 }", with: "{ $ref: '\(reference)' }")
      .replacing("components:\n", with: "components:\n  x-loop: { $ref: '#/components/x-loop' }\n")
    let findings = audit(shop.api, against: document)
    #expect(findings.contains(": error: the reference '\(reference)' \(problem)\n"), "\(findings)")
    if !reference.contains("loop") { #expect(findings.hasPrefix("published.json:23:55: "), "\(findings)") }
  }

  private static let otherFile = "refers to another file, and other files are not read; bundle them into one"

  @Test func `schemas without a name are read where references to them stand`() throws {
    let types = """
      components:
        x-types:
        - { $ref: nowhere.json }
        - { type: integer, format: int32 }
        - { properties: { part: { $ref: "#/components/schemas/Part" } } }
        - { anyOf: [{ type: object, additionalProperties: { $ref: "#/components/x-types/4" } }, { type: "null" }] }
        - {}

      """
    var document = PublishedShop.document.replacing("components:\n", with: types)
    for (name, schema) in [
      ("note", "{ $ref: '#/components/schemas/Thing/properties/text' }\n        text: { type: string }"),
      ("count", "{ $ref: '#/components/x-types/1' }"),
      ("parts", "{ type: array, items: { $ref: '#/components/x-types/2/properties/part' } }"),
      ("extra", "{ allOf: [{ $ref: '#/components/x-types/3' }], description: More. }"),
    ] {
      document = try PublishedShop.document(property: name, schema, in: document)
    }
    #expect(shop.messages(document) == ["schemas/Thing/properties/text is in the document, but not here"])
  }

  @Test(arguments: [
    ("parts", "{ type: array, items: { $ref: '#/components/schemas/Thing/properties/parts' } }", "any[][]"),
    ("extra", "{ additionalProperties: { $ref: '#/components/schemas/Thing/properties/extra' } }", "any{}{}"),
    ("note", "{ anyOf: [{ $ref: '#/components/schemas/Thing/properties/note' }, { type: 'null' }] }", "any"),
  ])
  func `a type can be part of itself`(name: String, schema: String, type: String) throws {
    let messages = try shop.messages(property: name, schema)
    #expect(messages.map { $0.split(separator: "'").dropFirst(3).first } == [type[...]])
  }

  @Test func `references that multiply have a limit`() throws {
    let types = (0..<40).map { "    T\($0): { anyOf: [{ $ref: '#/x/T\($0 + 1)' }, { $ref: '#/x/T\($0 + 1)' }] }\n" }
    let document = try PublishedShop.document(property: "note", "{ $ref: '#/x/T0' }")
    #expect(
      shop.messages(document + "x:\n" + types.joined() + "    T40: { type: string }\n") == [
        "the references up to here stand for more than 20000 schemas"
      ]
    )
  }

  @Test(arguments: ["items: ", "additionalProperties: ", "anyOf: [{}, ", "allOf: ["])
  func `references that lead on and on have a limit`(key: String) throws {
    let close = key.contains("[") ? "]" : ""
    let types = (0..<600).map { "    T\($0): { \(key){ $ref: '#/x/T\($0 + 1)' }\(close) }\n" }
    let document = try PublishedShop.document(property: "note", "{ $ref: '#/x/T0' }")
    let messages = shop.messages(document + "x:\n" + types.joined() + "    T600: {}\n")
    #expect(Set(messages) == ["schemas nest in more than 512 steps"])
  }

  @Test func `schemas that extend each other on and on have a limit`() {
    let parents = (0..<65).map { "    T\($0): { allOf: [{ $ref: '#/components/schemas/T\($0 + 1)' }] }\n" }
    let messages = shop.messages(PublishedShop.document + parents.joined() + "    T65: { type: object }\n")
    #expect(Set(messages) == ["schemas extend each other in more than 64 steps"])
  }

  // MARK: YAML

  @Test func `a document in YAML can have anchors, aliases and merge keys`() throws {
    #expect(
      try shop.messages(
        ("note: { type: string }", "note: &text { type: string }"),
        ("code: { type: string }", "code: *string"),
        ("info: {", "x-common: { a: &string { type: string }, b: &int { type: integer, format: int32 } }\ninfo: {"),
        ("count: { type: integer, format: int32 }", "count: { <<: *int, description: How many. }"),
        ("schema: { type: integer, format: int32, maximum: 9 }", "schema: { <<: [*int], maximum: 9 }"),
        ("schema: { type: string }", "schema: *string")
      ) == []
    )
  }

  @Test func `an alias has its own place`() throws {
    let text = PublishedShop.document.replacing("info: {", with: "x: &list [{ name: skip, in: query }]\ninfo: {")
      .replacing("    get:\n", with: "    parameters: *list\n    get:\n")
    #expect(audit(shop.api, against: text).contains("published.json:2:11: note: in the document"))
  }

  @Test func `an alias that stands for nothing is an error`() throws {
    #expect(
      try shop.messages(("code: { type: string }", "code: *string")) == ["no anchor '&string' precedes this alias"]
    )
  }

  @Test func `a document may have invisible characters`() throws {
    #expect(try shop.messages(("title: Shop", "title: 'A\u{A0}shop\u{200B}'")) == [])
  }

  // MARK: Time

  /// A document as JSON on one line, with differences in each of many schemas.
  private func text(_ count: Int) -> String {
    let schemas = (0..<count).map { index in
      let reference = "{\"$ref\":\"#/components/schemas/S\((index * 7 + 1) % count)\"}"
      return "\"S\(index)\":{\"type\":\"object\",\"properties\":{\"a\":\(reference),\"b\":\(reference)}}"
    }
    return "{\"openapi\":\"3.0.3\",\"paths\":{\"/things\":{\"get\":{\"responses\":{}}}},"
      + "\"components\":{\"schemas\":{\(schemas.joined(separator: ","))}}}"
  }

  @Test(arguments: ["", "# YAML\n"])
  func `a document on one line takes time in proportion to its length`(comment: String) {
    let (short, long) = (comment + text(100), comment + text(400))
    #expect(shop.messages(short).count > 100)
    let time = processorTime { _ = audit(shop.api, against: short) }
    // Four times the length takes four times as long; it would be sixteen times if every schema read the line.
    #expect(processorTime { _ = audit(shop.api, against: long) } < time * 9)
  }
}
