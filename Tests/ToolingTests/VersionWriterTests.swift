import Testing
import VersionedAPIDefinition
import VersionedAPIOpenAPI
import VersionedAPITestSupport
import VersionedAPITooling
import VersionedAPIYAML

/// The text that a new version, v2, gets in the files of a service with v1.
struct VersionWriterTests {
  // MARK: Where new elements go

  @Test func `a new property comes after the one that it probably replaces`() throws {
    let file = """
      schemas:
        Thing:
          properties:
            name:     { type: string }
            # Times
            duration: { type: int32 }     # in seconds

            size:     { type: int32 }
      operations:
        Things_Get: { http: GET /thing, responses: { 200: { body: Thing } } }

      """
    let update = try updated(
      file,
      """
      paths:
        /thing: { get: { operationId: Things_Get, responses: { 200: { $ref: "#/components/responses/Thing" } } } }
      components:
        responses: { Thing: { content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } } }
        schemas:
          Thing:
            properties:
              name: { type: string }
              durationMinutes: { type: integer, format: int32 }
              title: { type: string }
              size: { type: integer, format: int32 }
      """
    )
    #expect(
      update == """
        schemas:
          Thing:
            properties:
              name:     { type: string }
              # Times
              duration: { type: int32, versions: v1 }     # in seconds
              durationMinutes: { type: int32, versions: v2... }
              title:    { type: string, versions: v2... }

              size:     { type: int32 }
        operations:
          Things_Get: { http: GET /thing, responses: { 200: { body: Thing } } }

        """
    )
  }

  @Test func `a new operation comes after the one that it replaces, in the group of its path`() throws {
    let file = """
      operations:
        BigThings_Add:
          http: POST /things
          responses:
            204:

        BigThings_Stop:
          http: POST /things/{id}/stop
          parameters:
            id: { in: path, type: string }
          responses:
            204:

      """
    let update = try updated(
      file,
      """
      paths:
        /things/{id}:stop:
          post:
            operationId: StopThing
            parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
            responses: { 204: {} }
        /things:add: { post: { operationId: AddThing, responses: { 204: {} } } }
      """
    )
    #expect(
      update == """
        operations:
          BigThings_Add:
            versions: v1
            http: POST /things
            responses:
              204:

          BigThings_AddThing:
            versions: v2...
            operationId: AddThing
            http: POST /things:add
            responses:
              204:

          BigThings_Stop:
            operationId: { v2...: StopThing }
            http: { v1: "POST /things/{id}/stop", v2...: "POST /things/{id}:stop" }
            parameters:
              id: { in: path, type: string }
            responses:
              204:

        """
    )
  }

  @Test func `new types follow what refers to them, and have the fragments whose properties they have`() throws {
    let file = """
      fragments:
        Page:
          properties:
            next: { type: url, doc: The next page. }
      schemas:
        ThingPage:
          include: [Page]
          properties:
            items: { type: "Thing[]" }

        Thing:
          properties:
            name: { type: string }

        Last:
          properties:
            name: { type: string }
      operations:
        Things_List: { http: GET /things, responses: { 200: { body: ThingPage } } }
        Lasts_Get: { http: GET /last, responses: { 200: { body: Last } } }

      """
    let update = try updated(
      file,
      """
      paths:
        /things: { get: { operationId: Things_List, responses: { 200: { $ref: "#/components/responses/List" } } } }
        /last: { get: { operationId: Lasts_Get, responses: { 200: { $ref: "#/components/responses/Last" } } } }
      components:
        responses:
          List: { content: { application/json: { schema: { $ref: "#/components/schemas/ThingPage" } } } }
          Last: { content: { application/json: { schema: { $ref: "#/components/schemas/Last" } } } }
        schemas:
          Color: { type: string, enum: [red, green] }
          Last: { properties: { name: { type: string } } }
          LastStanding: { properties: { name: { type: string } } }
          PartPage:
            properties:
              next: { type: string, format: uri }
              items: { type: array, items: { $ref: "#/components/schemas/Part" } }
          Part: { properties: { color: { $ref: "#/components/schemas/Color" } } }
          Thing: { properties: { name: { type: string }, parts: { $ref: "#/components/schemas/PartPage" } } }
          ThingPage:
            properties:
              next: { type: string, format: uri }
              items: { type: array, items: { $ref: "#/components/schemas/Thing" } }
      """
    )
    #expect(
      update == """
        enums:
          Color:
            versions: v2...
            cases:
              red:
              green:

        fragments:
          Page:
            properties:
              next: { type: url, doc: The next page. }
        schemas:
          ThingPage:
            include: [Page]
            properties:
              items: { type: "Thing[]" }

          Thing:
            properties:
              name: { type: string }
              parts: { type: PartPage, versions: v2... }

          PartPage:
            versions: v2...
            include: [Page]
            properties:
              items: { type: "Part[]" }

          Part:
            versions: v2...
            properties:
              color: { type: Color }

          Last:
            properties:
              name: { type: string }

          LastStanding:
            versions: v2...
            standalone: true
            properties:
              name: { type: string }
        operations:
          Things_List: { http: GET /things, responses: { 200: { body: ThingPage } } }
          Lasts_Get: { http: GET /last, responses: { 200: { body: Last } } }

        """
    )
  }

  // MARK: What elements share

  @Test func `a new property of all schemas with a fragment becomes one of the fragment`() throws {
    let file = """
      fragments:
        Entity:
          properties:
            name: { type: string }
      schemas:
        Cat: { include: [Entity], properties: { color: { type: string } } }
        Dog: { include: [Entity], properties: { size: { type: int32 } } }
      operations:
        Cats_Get: { http: GET /cat, responses: { 200: { body: Cat } } }
        Dogs_Get: { http: GET /dog, responses: { 200: { body: Dog } } }

      """
    let update = try updated(
      file,
      """
      paths:
        /cat: { get: { operationId: Cats_Get, responses: { 200: { $ref: "#/components/responses/Cat" } } } }
        /dog: { get: { operationId: Dogs_Get, responses: { 200: { $ref: "#/components/responses/Dog" } } } }
      components:
        responses:
          Cat: { content: { application/json: { schema: { $ref: "#/components/schemas/Cat" } } } }
          Dog: { content: { application/json: { schema: { $ref: "#/components/schemas/Dog" } } } }
        schemas:
          Cat: { properties: { name: { type: string }, born: { type: string, format: date }, color: { type: string } } }
          Dog:
            properties:
              name: { type: string }
              born: { type: string, format: date }
              size: { type: integer, format: int32 }
              owner: { type: string }
      """
    )
    #expect(
      update == """
        fragments:
          Entity:
            properties:
              name: { type: string }
              born: { type: date, versions: v2... }
        schemas:
          Cat: { include: [Entity], properties: { color: { type: string } } }
          Dog: { include: [Entity], properties: { size: { type: int32 }, owner: { type: string, versions: v2... } } }
        operations:
          Cats_Get: { http: GET /cat, responses: { 200: { body: Cat } } }
          Dogs_Get: { http: GET /dog, responses: { 200: { body: Dog } } }

        """
    )
  }

  @Test func `new parameters that are the same in several operations are shared`() throws {
    let file = """
      parameters:
        top:    { in: query, type: int32 }
        filter: { in: query, type: string, versions: v1 }
      operations:
        Cats_List:
          http: GET /cats
          parameters:
            top:
          responses:
            204:

        Dogs_List:
          http: GET /dogs
          parameters:
            top:
          responses:
            204:

        Dogs_Find:
          http: GET /dog
          parameters:
            filter:
          responses:
            204:

      """
    let update = try updated(
      file,
      """
      paths:
        /cats:
          get:
            operationId: Cats_List
            parameters: [{ $ref: "#/components/parameters/top" }, { $ref: "#/components/parameters/topKind" }]
            responses: { 204: {} }
        /dogs:
          get:
            operationId: Dogs_List
            parameters: [{ $ref: "#/components/parameters/topKind" }, { $ref: "#/components/parameters/top" }]
            responses: { 204: {} }
        /dog:
          get:
            operationId: Dogs_Find
            parameters: [{ name: topKind, in: query, required: true, schema: { type: string } }]
            responses: { 204: {} }
      components:
        parameters:
          top: { name: top, in: query, schema: { type: integer, format: int32 } }
          topKind: { name: topKind, in: query, schema: { type: string } }
      """
    )
    #expect(
      update == """
        parameters:
          top:    { in: query, type: int32 }
          filter: { in: query, type: string, versions: v1 }
          topKind: { in: query, type: string, versions: v2... }
        operations:
          Cats_List:
            http: GET /cats
            parameters:
              top:
              topKind:
            responses:
              204:

          Dogs_List:
            http: GET /dogs
            parameters:
              topKind:
              top:
            responses:
              204:

          Dogs_Find:
            http: GET /dog
            parameters:
              filter:
              topKind: { in: query, type: string, versions: v2..., required: true }
            responses:
              204:

        """
    )
  }

  // MARK: Values

  @Test func `a format that no type has does not change a type`() throws {
    let file = """
      schemas:
        Thing:
          properties:
            size: { type: int32 }
      operations:
        Things_Get: { http: GET /thing, responses: { 200: { body: Thing, headers: { Retry-After: int32 } } } }

      """
    let update = try updated(
      file,
      """
      paths:
        /thing: { get: { operationId: Things_Get, responses: { 200: { $ref: "#/components/responses/Thing" } } } }
      components:
        responses:
          Thing:
            headers: { Retry-After: { schema: { type: integer, format: int64 } } }
            content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } }
        schemas:
          Thing:
            properties:
              size: { type: integer }
              count: { type: integer }
      """,
      differences: 3
    )
    #expect(
      update
        == file.replacing(
          "size: { type: int32 }\n",
          with: "size: { type: int32 }\n      count: { type: int64, versions: v2... }\n"
        )
    )
  }

  @Test func `a part whose documentation names a schema contains it as JSON`() throws {
    let update = try updated(
      """
      operations:
        Things_Get: { http: GET /thing, responses: { 204: } }

      """,
      """
      paths:
        /thing: { get: { operationId: Things_Get, responses: { 204: {} } } }
        /things:
          post:
            operationId: Things_Add
            requestBody:
              required: true
              content:
                multipart/form-data:
                  schema:
                    required: [file]
                    properties:
                      file: { type: string, format: binary }
                      settings: { type: string, description: "A `Settings` object in JSON." }
            responses: { 204: {} }
      components:
        schemas:
          Settings: { properties: { name: { type: string } } }
      """
    )
    #expect(
      update == """
        schemas:
          Settings:
            versions: v2...
            properties:
              name: { type: string }

        operations:
          Things_Get: { http: GET /thing, responses: { 204: } }

          Things_Add:
            versions: v2...
            http: POST /things
            body:
              content: multipart/form-data
              parts:
                file:     { type: binary, required: true }
                settings: { type: string, json: Settings }
            responses:
              204:

        """
    )
  }

  @Test func `the version has the base path, and the query that every operation requires for it`() throws {
    let file = """
      operations:
        Cats_Get: { http: GET /cat, responses: { 204: } }
        Dogs_Get: { http: GET /dog, responses: { 204: } }

      """
    let document = """
      servers: [{ url: "https://{name}.example.com/shop/api/" }]
      paths:
        /cat: { get: { operationId: Cats_Get, parameters: [{ $ref: "#/components/parameters/v" }], responses: { 204: {} } } }
        /dog: { get: { operationId: Dogs_Get, parameters: [{ $ref: "#/components/parameters/v" }], responses: { 204: {} } } }
      components:
        parameters: { v: { name: api-version, in: query, required: true, schema: { type: string } } }
      """
    let update = try Update(file, document)
    #expect(update.differences == 0)
    #expect(update["file.yaml"] == file)
    #expect(
      update["service.yaml"] == """
        service: Shop
        versions:
          v1: { path: /v1 }
          v2: { path: /shop/api, query: { api-version: v2 } }

        """
    )
  }

  @Test func `a reference to a shared parameter stays one on a line of its own`() throws {
    let name = String(repeating: "long", count: 20)
    let file = """
      parameters:
        id: { in: path, type: string, doc: { v1: Identifier. } }
      operations:
        Things_Get:
          http: GET /things/{id}
          parameters: { id: , \(name): { in: query, type: string } }
          responses: { 204: }

      """
    let update = try updated(
      file,
      """
      paths:
        /things/{id}:
          get:
            operationId: Things_Get
            parameters:
              - { name: id, in: path, required: true, schema: { type: string } }
              - { name: \(name), in: query, required: true, schema: { type: string } }
            responses: { 204: {} }
      """
    )
    #expect(
      update == """
        parameters:
          id: { in: path, type: string, doc: Identifier. }
        operations:
          Things_Get:
            http: GET /things/{id}
            parameters:
              id:
              \(name): { in: query, type: string, required: { v1: false, v2...: true } }
            responses: { 204: }

        """
    )
  }

  @Test func `new cases have their values in the column of those above, up to a case on several lines`() throws {
    let file = """
      enums:
        Color:
          cases:
            Red:       { doc: Red. }
            LightBlue: { doc: Light blue. }
            Green:
            Black:
              doc: Black.
      operations:
        Colors_List: { http: GET /colors, responses: { 200: { body: "Color[]" } } }

      """
    let update = try updated(
      file,
      """
      paths:
        /colors:
          get:
            operationId: Colors_List
            responses:
              200:
                content:
                  application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Color" } } }
      components:
        schemas:
          Color: { type: string, enum: [Red, LightBlue, Green, Blue, Black, White] }
      """
    )
    let new = "{ versions: v2... }"
    #expect(
      update
        == file
        .replacing("      Green:\n", with: "      Green:\n      Blue:      \(new)\n")
        .replacing("        doc: Black.\n", with: "        doc: Black.\n      White: \(new)\n")
    )
  }

  @Test func `a response without anything gets a body and header fields in one mapping`() throws {
    let file = "operations:\n  Things_Get:\n    http: GET /thing\n    responses: { 200: , 204: { versions: v1 } }\n"
    let update = try updated(
      file,
      """
      paths:
        /thing:
          get:
            operationId: Things_Get
            responses:
              200:
                headers: { X-Count: { schema: { type: string } } }
                content: { application/json: { schema: { type: string } } }
      """
    )
    let new = "{ body: { v1: none, v2...: string }, headers: { X-Count: { type: string, versions: v2... } } }"
    let lines = "responses:\n      200: \(new)\n      204: { versions: v1 }"
    #expect(update == file.replacing("responses: { 200: , 204: { versions: v1 } }", with: lines))
  }

  // MARK: The order of cases

  @Test func `cases in another order get it where the version begins, before the cases`() throws {
    let file = """
      enums:
        Color:
          doc: Color of a thing.
          closed: true
          # Warm ones first.
          cases:
            Red:
            Green:
            Blue: { doc: Like the sky. }
            Pink:

      """
    let expected =
      file
      .replacing("    # Warm", with: "    order: { v2...: [Blue, Red, White, Green] }\n    # Warm")
      .replacing("      Red:\n", with: "      Red:\n      White: { versions: v2... }\n")
      .replacing("      Pink:\n", with: "      Pink: { versions: v1 }\n")
    #expect(try updated(colors: "Blue, Red, White, Green", file, isClosed: true) == expected)
  }

  @Test(arguments: [
    ("Red, Green", "{ cases: { Red: , Green: } }"),
    ("Green, Red", "{ order: { v2...: [Green, Red] }, cases: { Red: , Green: } }"),
  ])
  func `an enum has an order only if that of the document differs from its own`(colors: String, expected: String) throws
  {
    let file = "enums:\n  Color: { cases: { Red: , Green: } }\n"
    #expect(try updated(colors: colors, file) == "enums:\n  Color: \(expected)\n")
  }

  @Test func `new cases are where the document has them, so they need no order`() throws {
    let file = "enums:\n  Color:\n    cases:\n      Red:\n      Green:\n"
    let new = "{ versions: v2... }"
    #expect(
      try updated(colors: "White, Red, Black, Green", file)
        == "enums:\n  Color:\n    cases:\n      White: \(new)\n      Red:\n      Black: \(new)\n      Green:\n"
    )
  }

  @Test(arguments: [
    // The version before has the same order.
    ("order: { v1: [Green, Red] }", "Green, Red", "order: [Green, Red]"),
    // The version has the order of the cases, or a third one.
    ("order: [Green, Red]", "Red, Green", "order: { v1: [Green, Red] }"),
    ("order: { v1...: [Green, Red] }", "Red, Green", "order: { v1: [Green, Red] }"),
    ("order: [Green, Red]", "Red, Blue, Green", "order: { v1: [Green, Red] }"),
    ("order: [Green, Red]", "Green, Blue, Red", "order: { v1: [Green, Red], v2...: [Green, Blue, Red] }"),
    ("order: { v2: [Green, Red] }", "Red, Green", ""),
    // Nothing differs.
    ("order: { v2: [Green, Red] }", "Green, Red", "order: { v2: [Green, Red] }"),
    ("order: { v1: none, v2: ['Green', Red] }", "Green, Red", "order: { v1: none, v2: ['Green', Red] }"),
  ])
  func `an order that exists is changed for the version alone`(old: String, colors: String, new: String) throws {
    func file(_ order: String, _ more: String = "") -> String {
      "enums:\n  Color:\n\(order.isEmpty ? "" : "    \(order)\n")    cases:\n      Red:\n      Green:\n\(more)"
    }
    let update = try updated(colors: colors, file(old))
    let lines = update?.split(separator: "\n").map { $0.trimmingPrefix("    ") }
    #expect(lines?.first { $0.hasPrefix("order") } ?? "" == new)
    if !colors.contains("Blue") { #expect(update == file(new)) }
  }

  @Test func `an order that is too long for a line has one case on each`() throws {
    let names = (1...12).map { "AVeryLongName\($0)" }
    let cases = names.map { "      \($0):\n" }.joined()
    let reversed = names.reversed().map { "        - \($0)\n" }.joined()
    #expect(
      try updated(colors: names.reversed().joined(separator: ", "), "enums:\n  Color:\n    cases:\n\(cases)")
        == "enums:\n  Color:\n    order:\n      v2...:\n\(reversed)    cases:\n\(cases)"
    )
  }

  @Test func `an order that is explained stays, and cases that are explained keep their places`() throws {
    let file = "enums:\n  Color:\n    cases:\n      Red:\n      Green:\n      Blue:\n"
    #expect(try updated(colors: "Blue, Red, Green", file, explained: "schemas/Color/order: So it is.") == file)
    #expect(
      try updated(colors: "Blue, Red", file, explained: "schemas/Color/cases/Green: It exists.")
        == file.replacing("    cases", with: "    order: { v2...: [Blue, Green, Red] }\n    cases")
    )
    let removed = file.replacing("    cases", with: "    order: { v1...: [Blue, Green, Red] }\n    cases")
    #expect(
      try updated(colors: "Red, Blue", removed, explained: "schemas/Color/order: So it is.")
        == removed
        .replacing("{ v1...: [Blue, Green, Red] }", with: "{ v1: [Blue, Green, Red], v2...: [Blue, Red] }")
        .replacing("Green:\n", with: "Green: { versions: v1 }\n")
    )
  }

  /// Returns the file with an enum `Color` after the version was added, whose document has some colors.
  private func updated(
    colors: String,
    _ file: String,
    isClosed: Bool = false,
    explained: String? = nil
  ) throws -> String? {
    let operations =
      "operations:\n  Colors_List: { http: GET /colors, responses: { 200: { body: \"Color[]\" } } }\n"
    let extensible = isClosed ? "false" : "true"
    let update = try updated(
      file + operations,
      """
      paths:
        /colors:
          get:
            operationId: Colors_List
            responses:
              200:
                content:
                  application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Color" } } }
      components:
        schemas:
          Color: { type: string, enum: [\(colors)], x-ms-enum: { modelAsString: \(extensible) } }
      """,
      explained: explained
    )
    #expect(update?.hasSuffix(operations) == true)
    return update.map { String($0.dropLast(operations.count)) }
  }

  // MARK: Support

  /// Returns the file of definitions after the version was added.
  private func updated(
    _ file: String,
    _ document: String,
    differences: Int = 0,
    explained: String? = nil
  ) throws -> String? {
    let update = try Update(file, document, explained: explained)
    #expect(update.differences == differences)
    return update["file.yaml"]
  }

  /// The files of a service after v2 was added, which a second run does not change.
  private struct Update {
    private var files: [String: String]
    /// The number of differences from the document.
    let differences: Int

    init(_ file: String, _ document: String, explained: String? = nil) throws {
      let service = "service: Shop\nversions:\n  v1: { path: /v1 }\n  v2: { path: /v2 }\n"
      files = ["service.yaml": service, "file.yaml": file]
      let text = "openapi: 3.0.3\ninfo: { title: Shop, version: v2 }\n\(document)\n"
      let published = PublishedDocument(bytes: Array(text.utf8), path: "document.yaml", versionQuery: [])
      #expect(published.diagnostics.map(\.message) == [])
      let explanations = Explanations(bytes: Array((explained ?? "").utf8), path: "explained.yaml")
      let update = try Self.update(files, published, explanations)
      files.merge(update.files) { $1 }
      #expect(try Self.update(files, published, explanations).files == [:])
      #expect(update.loaded.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
      let api = try #require(update.loaded.definition?.api(version: "v2"))
      differences = Audit(of: api, against: published, explanations: explanations).unexplainedCount
    }

    subscript(path: String) -> String? { files[path] }

    private static func update(
      _ files: [String: String],
      _ document: PublishedDocument,
      _ explanations: Explanations
    ) throws -> DefinitionUpdate {
      let parsed = files.map { YAMLParser.parse($0.value, path: $0.key) }
      return try DefinitionUpdate(of: "v2", in: parsed, folder: "", against: document, explanations: explanations)
    }
  }
}
