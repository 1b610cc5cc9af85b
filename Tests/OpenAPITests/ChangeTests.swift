import Testing
import VersionedAPIDefinition
import VersionedAPISourceText
import VersionedAPITestSupport
import VersionedAPITooling
import VersionedAPIYAML

/// The list of changes for each kind of change.
struct ChangeTests {
  struct Example: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var definitions: String
    var from = "v1"
    var to = "v2"
    var changes: String
  }

  @Test(arguments: renames + aspects)
  func `changes are listed`(example: Example) throws {
    let diff = try #require(try exampleDefinition(example.definitions).diff(from: example.from, to: example.to))
    let text = DiffRenderer.render(diff, as: .text)
    let start = "From \(example.from) to \(example.to)\nRequests go to /\(example.to) instead of /\(example.from).\n"
    #expect(text == start + (example.changes.isEmpty ? "" : "\n\(example.changes)"))
  }

  private func exampleDefinition(_ things: String) throws -> Definition {
    // Credentials belong to the service file.
    guard things.hasPrefix("credentials:") else { return try definition(exampleService, things) }
    let other = "operations: { Shop_Get: { http: GET /shop, responses: { 204: } } }\n"
    return try definition("\(exampleService)\n\(things)", other)
  }

  // MARK: Renames

  private static let renames = [
    Example(
      testDescription: "a renamed operation with the same parameters",
      definitions: """
        operations:
          Volumes_Get:
            versions: v1
            http: GET /books/{id}
            parameters: { id: { in: path, type: string }, top: { in: query, type: int32 } }
            responses: { 204: }
          Books_Get:
            versions: v2...
            was: Volumes_Get
            http: GET /books/{id}
            parameters: { id: { in: path, type: string }, top: { in: query, type: int64 } }
            responses: { 204: }
        """,
      changes: """
        Operations
          renamed Volumes_Get → Books_Get
            changed parameter top
              type: int32 → int64

        """
    ),
    Example(
      testDescription: "an operation that is renamed twice",
      definitions: """
        operations:
          A_Send:
            versions: v1
            http: POST /send
            parameters: { top: { in: query, type: int32 } }
            body: { parts: { a: { type: string }, b: { type: string } } }
            responses: { 204: }
          B_Send:
            versions: v2
            was: A_Send
            http: POST /send
            parameters: { top: { in: query, type: int32 } }
            body: { parts: { a: { type: string }, b: { type: string } } }
            responses: { 204: }
          C_Send:
            versions: v3
            was: B_Send
            http: POST /send
            parameters: { top: { in: query, type: int32 } }
            body: { parts: { a: { type: string }, b: { type: string } } }
            responses: { 204: }
        """,
      to: "v3",
      changes: """
        Operations
          renamed A_Send → C_Send

        """
    ),
    Example(
      testDescription: "a renamed operation that another one polls",
      definitions: """
        operations:
          Jobs_Start:
            http: POST /jobs
            responses: { 202: { headers: { Location: url } } }
            poll: { v1: { operation: Jobs_Look, from: Location }, v2...: { operation: Jobs_Get, from: Location } }
          Jobs_Look: { versions: v1, http: GET /job, responses: { 200: { body: Job } } }
          Jobs_Get: { versions: v2..., was: Jobs_Look, http: GET /job, responses: { 200: { body: Job } } }
        schemas:
          Job: { properties: { done: { type: boolean } } }
        """,
      changes: """
        Operations
          renamed Jobs_Look → Jobs_Get

        """
    ),
    Example(
      testDescription: "a renamed enum with the same cases",
      definitions: """
        enums:
          Cover: { versions: v1, cases: { Hard: , Soft: } }
          Binding: { versions: v2..., was: Cover, cases: { Hard: , Soft: , Audio: { versions: v3 } } }
        schemas:
          Book: { properties: { cover: { type: { v1: Cover, v2...: Binding } } } }
        operations:
          Books_Get: { http: GET /book, responses: { 200: { body: Book } } }
        """,
      to: "v3",
      changes: """
        Enums
          renamed Cover → Binding
            added case Audio

        """
    ),
    Example(
      testDescription: "a schema that is renamed twice",
      definitions: """
        fragments:
          Named: { properties: { name: { type: string }, size: { type: int32, versions: ..<v3 } } }
        schemas:
          Volume:
            versions: v1
            include: [Named]
            properties: { id: { type: string }, pages: { type: string } }
          Book:
            versions: v2
            was: Volume
            include: [Named]
            properties: { id: { type: string }, pages: { type: string } }
          Tome:
            versions: v3
            was: Book
            include: [Named]
            properties: { id: { type: string, required: true }, pages: { type: int32 }, next: { type: Tome } }
        operations:
          Books_Get: { http: GET /book, responses: { 200: { body: { v1: Volume, v2: Book, v3: Tome } } } }
        """,
      to: "v3",
      changes: """
        Schemas
          renamed Volume → Tome
            changed property id
              required: false → true
            changed property pages
              type: string → int32
            added property next (Tome)
            removed property size (int32)

        """
    ),
    Example(
      testDescription: "a property that is renamed within a renamed schema",
      definitions: """
        schemas:
          Volume: { versions: v1, properties: { pages: { type: string } } }
          Book:
            versions: v2...
            was: Volume
            properties: { pages: { type: string, versions: v2 }, pageCount: { type: int32, versions: v3, was: pages } }
        operations:
          Books_Get: { http: GET /book, responses: { 200: { body: { v1: Volume, v2...: Book } } } }
        """,
      to: "v3",
      changes: """
        Schemas
          renamed Volume → Book
            renamed property pages → pageCount
              type: string → int32

        """
    ),
    Example(
      testDescription: "something that is missing in between",
      definitions: """
        schemas:
          Book:
            versions: [v1, v3]
            properties: { id: { type: string }, pages: { type: { v1: string, v3: int32 } } }
        operations:
          Books_Get: { versions: [v1, v3], http: GET /book, responses: { 200: { body: Book } } }
          Books_Drop: { http: DELETE /book, responses: { 204: } }
        """,
      to: "v3",
      changes: """
        Schemas
          changed Book
            changed property pages
              type: string → int32

        """
    ),
    Example(
      testDescription: "an enum that became a schema",
      definitions: """
        enums:
          Cover: { versions: v1, cases: { Hard: , Soft: } }
        schemas:
          Binding: { versions: v2..., was: Cover, properties: { isHard: { type: boolean } } }
          Book: { properties: { cover: { type: { v1: Cover, v2...: Binding } } } }
        operations:
          Books_Get: { http: GET /book, responses: { 200: { body: Book } } }
        """,
      changes: """
        Schemas
          renamed Cover → Binding
            kind: enum → schema
          changed Book
            changed property cover
              type: Cover → Binding

        """
    ),
  ]

  // MARK: Aspects

  private static let aspects = [
    Example(
      testDescription: "credentials",
      definitions: """
        credentials:
          key: { header: Shop-Key }
          login: { header: Authorization, scheme: Basic, versions: v1 }
          token: { header: Authorization, scheme: Bearer, versions: v2... }
          id: { header: Shop-Id, versions: v1 }
          name: { header: Shop-Name, versions: v2..., was: id }
          old: { header: Shop-Old, deprecated: { v1: none, v2...: Use the key. } }
        """,
      changes: """
        Credentials
          added token (Authorization: Bearer)
          renamed id → name
            header: Shop-Id → Shop-Name
          changed old
            deprecated: none → Use the key.
          removed login (Authorization: Basic)

        """
    ),
    Example(
      testDescription: "parts of a form",
      definitions: """
        schemas:
          Order: { properties: { a: { type: string } } }
          Wish: { properties: { a: { type: string } } }
        operations:
          Orders_Add:
            http: POST /orders
            body:
              parts:
                order: { type: string, json: { v1: Order, v2...: Wish } }
                file: { type: binary, versions: v1 }
                audio: { type: binary, versions: v2..., was: file, required: { v2: true, v3: false } }
                note: { type: string, versions: v1 }
                hint: { type: string, versions: v2..., required: true }
            responses: { 204: }
          Orders_Wish:
            http: POST /wishes
            body: { parts: { order: { type: string, json: Order }, wish: { type: string, json: Wish } } }
            responses: { 204: }
        """,
      changes: """
        Operations
          changed Orders_Add
            body
              changed part order
                JSON: Order → Wish
              renamed part file → audio
                required: false → true
              added part hint (string, required)
              removed part note (string)

        """
    ),
    Example(
      testDescription: "a form of a renamed operation",
      definitions: """
        operations:
          A_Add: { versions: v1, http: POST /a, body: { parts: { a: { type: string } } }, responses: { 204: } }
          B_Add: { versions: v2..., was: A_Add, http: POST /a, body: { parts: { a: { type: url } } }, responses: { 204: } }
        """,
      changes: """
        Operations
          renamed A_Add → B_Add
            body
              changed part a
                type: string → url

        """
    ),
    Example(
      testDescription: "secrets, who writes an enum, and what is deprecated",
      definitions: """
        enums:
          Kind:
            access: { v1: readWrite, v2...: read }
            deprecated: { v1: none, v2...: Use Cover. }
            cases: { Big: { deprecated: { v1: Use Small., v2...: none } }, Small: }
        schemas:
          Login:
            deprecated: { v1: none, v2...: Use a key. }
            properties:
              pass: { type: string, versions: v1 }
              password: { type: string, secret: true, versions: v2..., was: pass }
              name: { type: string, deprecated: { v1: One., v2...: Two. } }
              mail: { type: string, deprecated: { v1: none, v2...: Use the name. } }
              kind: { type: Kind, access: read }
        operations:
          Shop_Enter: { http: GET /enter, responses: { 200: { body: Login } } }
        """,
      changes: """
        Schemas
          changed Login
            deprecated: none → Use a key.
            renamed property pass → password
              secret: false → true
            changed property mail
              deprecated: none → Use the name.

        Enums
          changed Kind
            access: read-write → read-only
            deprecated: none → Use Cover.
            changed case Big
              deprecated: Use Small. → none

        """
    ),
    Example(
      testDescription: "the role of a body",
      definitions: """
        operations:
          A_Set: { http: PUT /a, body: { name: { v1: thing, v2...: item }, type: string }, responses: { 204: } }
          B_Set: { http: PUT /b, body: { name: { v1: none, v2...: thing }, type: string }, responses: { 204: } }
          C_Set: { http: PUT /c, body: { name: { v1: none, v2...: body }, type: string }, responses: { 204: } }
          D_Set:
            http: PUT /d
            body: { v1: { name: thing, type: string }, v2...: { parts: { a: { type: string } } } }
            responses: { 204: }
        """,
      changes: """
        Operations
          changed A_Set
            body
              name: thing → item
          changed B_Set
            body
              name: body → thing
          changed D_Set
            body
              type: string → none
              media type: application/json → multipart/form-data
              added part a (string)

        """
    ),
    Example(
      testDescription: "progress that is new",
      definitions: """
        enums:
          State: { cases: { Open: , Done: , Failed: } }
        schemas:
          Job:
            progress:
              v1: none
              v2...: { status: state, succeeded: [Done], failed: [Failed], poll: { operation: Jobs_Get, from: self } }
            properties: { self: { type: url }, state: { type: State } }
        operations:
          Jobs_Get: { http: GET /jobs, responses: { 200: { body: Job } } }
        """,
      changes: """
        Schemas
          changed Job
            progress: none → state

        """
    ),
    Example(
      testDescription: "progress that differs",
      definitions: """
        enums:
          State: { cases: { Open: , Done: , Failed: , Gone: , Lost: { versions: v2... } } }
        schemas:
          Job:
            progress:
              v1:
                { status: state, succeeded: [Done], failed: [Gone, Failed], poll: { operation: Jobs_Get, from: self } }
              v2...:
                status: state
                succeeded: [Done, Gone]
                failed: [Lost, Failed]
                error: report.problem
                poll: { operation: Jobs_Find, from: self }
            properties: { self: { type: url }, state: { type: State }, report: { type: Report, versions: v2... } }
          Report: { versions: v2..., properties: { problem: { type: Problem } } }
          Problem: { properties: { code: { type: string } } }
        operations:
          Jobs_Get: { http: GET /jobs, responses: { 200: { body: Job }, default: { body: Problem } } }
          Jobs_Find: { versions: v2..., http: GET /job, responses: { 200: { body: Job } } }
        """,
      changes: """
        Operations
          added Jobs_Find (GET /job)

        Schemas
          changed Job
            succeeded: Done → Done, Gone
            failed: Failed, Gone → Failed, Lost
            error: none → Problem
            polling: Jobs_Get → Jobs_Find
            added property report (Report)
          added Report

        Enums
          changed State
            added case Lost

        """
    ),
    Example(
      testDescription: "progress of which only names differ",
      definitions: """
        enums:
          State: { cases: { Open: , Done: { versions: v1 }, Ready: { versions: v2..., was: Done }, Failed: } }
        schemas:
          Job:
            progress:
              v1:
                status: state
                succeeded: [Done]
                failed: [Failed]
                error: problem
                poll: { operation: Jobs_Get, from: self }
              v2...:
                status: status
                succeeded: [Ready]
                failed: [Failed]
                error: report.reason
                poll: { operation: Jobs_Find, from: url }
            properties:
              self: { type: url, versions: v1 }
              url: { type: url, versions: v2..., was: self }
              state: { type: State, versions: v1 }
              status: { type: State, versions: v2..., was: state }
              problem: { type: Problem, versions: v1 }
              report: { type: Report, versions: v2... }
          Report: { versions: v2..., properties: { reason: { type: Reason } } }
          Problem: { versions: v1, properties: { code: { type: string } } }
          Reason: { versions: v2..., was: Problem, properties: { code: { type: string } } }
        operations:
          Jobs_Get: { versions: v1, http: GET /jobs, responses: { 200: { body: Job } } }
          Jobs_Find: { versions: v2..., was: Jobs_Get, http: GET /jobs, responses: { 200: { body: Job } } }
        """,
      changes: """
        Operations
          renamed Jobs_Get → Jobs_Find

        Schemas
          changed Job
            renamed property self → url
            renamed property state → status
            added property report (Report)
            removed property problem (Problem)
          added Report
          renamed Problem → Reason

        Enums
          changed State
            renamed case Done → Ready

        """
    ),
  ]

  // MARK: Markdown

  @Test func `Markdown can contain any value`() throws {
    let definition = try exampleDefinition(
      #"""
      enums:
        Sign: { cases: { A: { deprecated: { v1: none, v2...: Use B. } }, B: { versions: v2... }, "`": { versions: v2... } } }
      schemas:
        Book:
          properties:
            note: { type: string, pattern: { v1: "a`b``c", v2...: "`" } }
            sign: { type: Sign }
            text:
              type: string
              deprecated:
                v1: none
                v2...: |
                  Use the note.

                  - It is better.
      operations:
        Books_Get:
          http: GET /book
          responses:
            200: { body: Book }
            # Which error responses are documented is no change.
            default: { body: Book, statuses: { 400: { versions: v1 }, 404: { versions: v2... } } }
      """#
    )
    let diff = try #require(definition.diff(from: "v1", to: "v2"))
    #expect(
      DiffRenderer.render(diff, as: .markdown) == #"""
        # From v1 to v2

        Requests go to `/v2` instead of `/v1`.

        ## Schemas

        ### Changed

        - `Book`
          - property `note`: pattern: ```a`b``c``` → `` ` ``
          - property `text`: deprecated: none → `Use the note.\n\n- It is better.\n`

        ## Enums

        ### Changed

        - `Sign`
          - case `A`: deprecated: none → `Use B.`
          - added case `B`, `` ` ``

        """#
    )
  }
}
