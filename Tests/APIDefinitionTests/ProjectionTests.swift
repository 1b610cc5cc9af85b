import Testing
import VersionedAPIDefinition
import VersionedAPISourceText
import VersionedAPITestSupport
import VersionedAPITooling
import VersionedAPIYAML

struct ProjectionTests {
  private func library() throws -> Definition { try definition(of: "Tests/Fixtures/Projection") }

  @Test(arguments: ["v1", "v2", "v3"])
  func `ranges, fragments and values that change are gone`(version: String) throws {
    let text = try #require(try library().api(version: version)?.yaml())
    let difference = try Golden.difference(of: text, from: "Projection/Versions/\(version).yaml")
    #expect(difference == nil)
  }

  @Test(arguments: ["v1", "v2", "v3"])
  func `a projection is a definition itself, and its own projection`(version: String) throws {
    let text = try #require(try library().api(version: version)?.yaml())
    #expect(try projection(of: text, version: version) == text)
  }

  @Test func `the same holds for every version of the real service`() throws {
    let definition = try definition()
    #expect(!definition.timeline.versions.isEmpty)
    for version in definition.timeline.versions {
      let text = try #require(definition.api(version: version)?.yaml())
      #expect(try projection(of: text, version: version) == text)
    }
  }

  @Test func `a version that does not exist has no projection`() throws {
    #expect(try library().api(version: "v9") == nil)
  }

  @Test func `a part can be shown alone, by its name or by its group's`() throws {
    let api = try #require(try library().api(version: "v3"))
    #expect(
      api.yaml(only: "Genre") == """
        enums:
          Genre:
            doc: What a book is about.
            cases:
              Novel: {}
              Poetry: {doc: In verses.}
              Comic: {}

        """
    )
    #expect(
      api.yaml(only: "Books")?.hasPrefix("groups:\n  Books: {doc: Books to lend.}\noperations:\n  Books_") == true
    )
    #expect(api.yaml(only: "Book_LendOut") == nil)
  }

  @Test func `the page of an operation is named as its version names it`() throws {
    let definition = try library()
    func reference(_ version: String) -> String? {
      definition.api(version: version)?.operation(named: "Books_LendOut")?.reference
    }
    #expect(reference("v1") == "https://example.com/v1/LendBook")
    #expect(reference("v2") == "https://example.com/books/lend-out?view=v2")
    #expect(reference("v3") == nil)
  }

  @Test func `a newer version leaves the projection of an older one as it is`() throws {
    func versions(_ newest: String) -> String {
      "service: Shop\nversions: { v1: { path: /v1, retired: 2025-06-30 }, v2: { path: /v2 }\(newest) }"
    }
    let things = ("things.yaml", "operations: { Things_Get: { http: GET /things, responses: { 204: } } }")
    let before = load(service: versions(""), things).definition
    let after = load(service: versions(", v3: { path: /v3 }"), things).definition
    #expect(after?.timeline.versions == ["v1", "v2", "v3"])
    for version in ["v1", "v2"] {
      let (old, new) = (try #require(before?.api(version: version)), try #require(after?.api(version: version)))
      #expect("\(old.version)" == "\(new.version)")
      #expect(old.yaml() == new.yaml())
    }
  }

  @Test func `a body has its role, and a schema the progress of its job, in each version`() throws {
    let definition = try library()
    let roles = ["v1", "v2", "v3"].map { version in
      definition.api(version: version)?.operation(named: "Books_LendOut")?.body?.name
    }
    #expect(roles == [nil, "words", "tags"])
    let progress = ["v1", "v2", "v3"].map { definition.api(version: $0)?.schema(named: "Repair")?.progress }
    #expect(progress[0] == nil)
    #expect(progress[1]?.failed.map(\.name) == ["Lost", "Lent"])
    #expect(progress[1]?.error == nil)
    #expect(progress[2]?.status.name == "state")
    #expect(progress[2]?.succeeded.map(\.name) == ["Shelf"])
    #expect(progress[2]?.error?.names == ["report", "problem"])
    #expect(progress[2]?.poll.operation.name == "Books_GetRepair")
    #expect(progress[2]?.poll.from.name == "self")
  }

  @Test func `a schema without writable properties is read-only, and so is a list of it`() throws {
    let api = try #require(try library().api(version: "v3"))
    let book = try #require(api.schema(named: "Book"))
    let readOnly = book.properties.filter(\.isReadOnly).map(\.element.key)
    #expect(readOnly == ["self", "state", "loans"])
    #expect(book.properties.filter(\.isMarkedReadOnly).map(\.element.key) == ["self"])
  }

  @Test func `what is read-only stays so under another name, and where a schema is no longer an object`() throws {
    let text = """
      fragments:
        Named: { properties: { name: { type: string } } }
      schemas:
        R: { access: read, properties: { x: { type: int32 } } }
        Alias: { type: "R[]" }
        Twice: { type: "Alias{}" }
        Changed:
          include: [Named]
          type: { v1: object, v2...: "R[]" }
        Node: { properties: { next: { type: Node }, r: { type: R } } }
        All:
          properties:
            list: { type: "R[]" }
            alias: { type: Alias }
            twice: { type: Twice }
            changed: { type: Changed }
            node: { type: Node }
      operations:
        A_Get: { http: GET /a, responses: { 200: { body: All } } }
      """
    let loaded = load(("notation.yaml", text))
    #expect(findings(loaded) == "")
    func readOnly(_ version: String) -> [String]? {
      loaded.definition?.api(version: version)?.schema(named: "All")?.properties.filter(\.isReadOnly).map(\.element.key)
    }
    #expect(readOnly("v1") == ["list", "alias", "twice"])
    #expect(readOnly("v2") == ["list", "alias", "twice", "changed"])
  }

  @Test func `a selection has all that is polled, from one operation to the next`() throws {
    func operation(_ name: String, polls next: String) -> String {
      """
        As_\(name):
          http: GET /\(name)
          responses: { 202: { body: string, headers: { Location: url } } }
          poll: { operation: As_\(next), from: Location }

      """
    }
    let text =
      "operations:\n" + operation("Start", polls: "Mid") + operation("Mid", polls: "End")
      + operation("End", polls: "Mid")
      + operation("Other", polls: "Other")
    let loaded = load(("polled.yaml", text))
    #expect(findings(loaded) == "")
    let api = try #require(loaded.definition?.api(version: "v1")).selecting(operations: ["As_S*"], schemas: [])
    #expect(api.operations.map(\.element.key) == ["As_Start", "As_Mid", "As_End"])
    let other = try #require(loaded.definition?.api(version: "v1")).selecting(operations: ["*er"], schemas: [])
    #expect(other.operations.map(\.element.key) == ["As_Other"])
  }

  @Test func `a selection brings the operations that its schemas poll, and all that they lead to`() throws {
    let job = """
      progress: { status: state, succeeded: [Done], failed: [Failed], poll: { operation: As_Get%, from: self } }
          properties: { self: { type: url }, state: { type: State }
      """
    let text = """
      enums:
        State: { cases: { Open: , Done: , Failed: } }
      schemas:
        Job:
          \(job.replacing("%", with: "Job")), step: { type: Step } }
        Step:
          \(job.replacing("%", with: "Step")) }
        Clue: { properties: { text: { type: string } } }
        Other:
          \(job.replacing("%", with: "Other")) }
      operations:
        As_Start: { http: POST /a, responses: { 201: { body: "Job[]" } } }
        As_GetJob: { http: GET /b, responses: { 200: { body: Job } } }
        As_GetStep:
          http: GET /c
          parameters: { clue: { in: query, type: State } }
          responses: { 200: { body: Step }, default: { body: Clue } }
        As_GetOther: { http: GET /d, responses: { 200: { body: Other } } }
      """
    let loaded = load(("jobs.yaml", text))
    #expect(findings(loaded) == "")
    let api = try #require(loaded.definition?.api(version: "v1"))
    let started = api.selecting(operations: ["As_Start"], schemas: [])
    #expect(started.operations.map(\.element.key) == ["As_Start", "As_GetJob", "As_GetStep"])
    #expect(started.schemas.map(\.element.key) == ["Job", "Step", "Clue"])
    let named = api.selecting(operations: [], schemas: ["Other"])
    #expect(named.operations.map(\.element.key) == ["As_GetOther"])
    #expect(named.schemas.map(\.isStandalone) == [false])
  }

  @Test func `a selection finds its own schemas by name, and no others`() throws {
    let api = try #require(try library().api(version: "v3"))
    #expect(api.schemas.count > 2)
    for schema in api.schemas {
      let name = schema.element.key
      #expect(api.schema(named: name)?.element.range == schema.element.range)
      let part = api.selecting(operations: [], schemas: [name])
      #expect(part.schema(named: name)?.element.range == schema.element.range)
      let others = Set(api.schemas.map(\.element.key)).subtracting(part.schemas.map(\.element.key))
      #expect(others.allSatisfy { part.schema(named: $0) == nil })
    }
  }

  /// Loads a projection, with the service part as a file of its own, and projects it again.
  private func projection(of text: String, version: String) throws -> String? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let sections = ["groups:", "enums:", "schemas:", "operations:"]
    let split = try #require(lines.firstIndex { sections.contains(String($0)) })
    let loaded = load(
      service: lines[..<split].joined(separator: "\n"),
      ("rest.yaml", lines[split...].joined(separator: "\n"))
    )
    #expect(findings(loaded) == "")
    return loaded.definition?.api(version: version)?.yaml()
  }
}
