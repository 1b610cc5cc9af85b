import Testing
import VersionedAPIDefinition
import VersionedAPISourceText
import VersionedAPITestSupport
import VersionedAPIYAML

struct LoadingTests {
  private let models = """
    schemas:
      Model:
        properties:
          project: { type: Projct }
          colour: { typ: string }
    operations:
      Models_Get:
        http: GET /models/{id}
        responses: { 200: { body: Model } }
    """
  private let projects = """
    schemas:
      Project: { properties: { id: { type: uuid, minLength: 3 } } }
    operations:
      Projects_Get:
        versions: v4
        http: GET /projects
        responses: { 200: { body: Project } }
      Projects_List:
        http: GET /projects
        parameters: { skip: }
        responses: { 200: { body: "Projekt[]" } }
    """

  @Test func `one run finds everything, in the order of files and lines`() {
    let loaded = load(("a/projects.yaml", projects), ("models.yaml", models))
    #expect(
      loaded.diagnostics.map { "\($0.range.label): \($0.message)" } == [
        "a/projects.yaml:2:57: 'minLength' does not apply to the type uuid",
        "a/projects.yaml:5:15: version 'v4' does not exist; known versions are v1, v2 and v3",
        "a/projects.yaml:10:19: there is no shared parameter 'skip'",
        "models.yaml:5:17: property 'colour' has no key 'typ'; did you mean 'type'?",
        "models.yaml:8:11: the path has '{id}', which is not a parameter; add it to 'parameters' with 'in: path'",
      ]
    )
  }

  @Test func `what was read with errors causes no further errors, nor does what refers to it`() {
    let text = """
      parameters:
        top: { in: qery, type: int32 }
      fragments:
        Shared: { properties: { id: { typ: uuid } } }
      schemas:
        Page:
          include: [Shared]
          properties: { values: { type: "Model[]" } }
        Model: [id]
      operations:
        Models_List:
          http: GET /models
          parameters: { top: }
          responses: { 200: { body: Page } }
          paged: { items: values, next: next }
        Models_Copy:
          http: POST /models
          responses: { 202: { headers: { Location: url } } }
          poll: { operation: Models_Status, from: Location }
        Models_Status:
          http: GET /models/status
          responses: { 20: { body: Model } }
      """
    #expect(
      load(("models.yaml", text)).diagnostics.map { "\($0.range.start.line): \($0.message)" } == [
        "2: 'in' must be 'path', 'query' or 'header', not 'qery'; did you mean 'query'?",
        "4: property 'id' has no key 'typ'; did you mean 'type'?",
        "9: schema 'Model' must be a mapping, not a list",
        "22: the key of a response is its status, such as 201, or 'default'",
      ]
    )
  }

  @Test func `where YAML cannot be understood, nothing is said of what may be lost with it`() {
    let broken = "schemas:\n  Project: { properties: { id: { type: uuid }\n"
    #expect(
      findings(load(("models.yaml", models), ("projects.yaml", broken))) == """
        models.yaml:5:17: error: property 'colour' has no key 'typ'; did you mean 'type'?
            5 |       colour: { typ: string }
              |                 ^~~
        projects.yaml:2:46: error: a ',' or the closing '}' is missing here
            2 |   Project: { properties: { id: { type: uuid }
              |                                              ^
        projects.yaml:2:26: note: the '{' is here
            2 |   Project: { properties: { id: { type: uuid }
              |                          ^

        """
    )
  }

  @Test func `the order of the files changes nothing`() throws {
    let good = """
      schemas:
        Base: { properties: { id: { type: uuid } } }
      operations:
        Bases_Get: { http: GET /bases, parameters: { top: }, responses: { 200: { body: Base } } }
      """
    let shared = "parameters:\n  top: { in: query, type: int32 }\n"
    let files = [("service.yaml", exampleService), ("b.yaml", good), ("c.yaml", shared), ("a.yaml", models)]
      .map { YAMLParser.parse($0.1, path: $0.0) }
    let expected = findings(Definition.load(files))
    for order in permutations([0, 1, 2, 3]) {
      #expect(findings(Definition.load(order.map { files[$0] })) == expected)
    }
    let definition = try #require(Definition.load(Array(files[..<3])).definition)
    let text = definition.api(version: "v2")?.yaml()
    for order in permutations([0, 1, 2]) {
      #expect(Definition.load(order.map { files[$0] }).definition?.api(version: "v2")?.yaml() == text)
    }
  }

  @Test func `a service file is required`() {
    let loaded = Definition.load([YAMLParser.parse("schemas:\n", path: "models.yaml")])
    #expect(loaded.definition == nil)
    #expect(
      findings(loaded) == """
        models.yaml:1:1: error: no file describes the service; one file must begin with 'service: Name'
            1 | schemas:
              | ^

        """
    )
  }

  @Test func `there is only one service file`() {
    #expect(
      findings(load(("twin.yaml", exampleService))) == """
        twin.yaml:1:1: error: a second file describes the service
            1 | service: Example
              | ^
        service.yaml:1:1: note: the first one is here
            1 | service: Example
              | ^

        """
    )
  }

  @Test func `a name is unique across files`() {
    let text = "schemas:\n  Model: { standalone: true, properties: { id: { type: uuid } } }\n"
    #expect(
      findings(load(("b.yaml", text), ("a.yaml", text))) == """
        b.yaml:2:3: error: the type 'Model' is defined twice
            2 |   Model: { standalone: true, properties: { id: { type: uuid } } }
              |   ^~~~~
        a.yaml:2:3: note: the first one is here
            2 |   Model: { standalone: true, properties: { id: { type: uuid } } }
              |   ^~~~~

        """
    )
  }

  @Test(arguments: ["", "# Nothing yet.\n", "schemas:\n"])
  func `an empty file defines nothing, and that is no error`(_ text: String) {
    #expect(load(("empty.yaml", text)).diagnostics.isEmpty)
  }

  @Test func `of two successes, one may state what applies anyway`() {
    let text = """
      operations:
        A_Get:
          http: GET /a
          responses:
            200: { body: string }
            201: { body: string, content: application/json }
      """
    #expect(findings(load(("content.yaml", text))) == "")
  }

  @Test func `what every request of a version has is not a parameter, nor is the header field of a credential`() {
    let service = """
      service: Example
      versions:
        v1: { path: /v1 }
        v2: { path: /v2, query: { api-version: v2 } }
      credentials:
        key: { header: X-Key, versions: v2 }
      """
    let text = """
      operations:
        A_Get:
          http: GET /a
          parameters:
            api-version: { in: query, type: string }
            x-key: { in: header, type: string }
          responses: { 200: }
        B_Get:
          http: GET /b
          versions: v1
          parameters:
            api-version: { in: query, type: string }
            x-key: { in: header, type: string }
          responses: { 200: }
      """
    #expect(
      findings(load(service: service, ("taken.yaml", text))) == """
        taken.yaml:5:7: error: every request of v2 already has the query parameter 'api-version'
            5 |       api-version: { in: query, type: string }
              |       ^~~~~~~~~~~
        service.yaml:4:3: note: the version is here
            4 |   v2: { path: /v2, query: { api-version: v2 } }
              |   ^~
        taken.yaml:6:7: error: the header field 'x-key' cannot be a parameter: it carries a credential
            6 |       x-key: { in: header, type: string }
              |       ^~~~~
        service.yaml:6:3: note: the credential is here
            6 |   key: { header: X-Key, versions: v2 }
              |   ^~~

        """
    )
  }

  @Test func `only 'none' without quotes stands for no value`() throws {
    let text = """
      enums:
        Kind: { cases: { all: , none: } }
      schemas:
        Model:
          standalone: true
          properties:
            kind: { type: Kind, default: { v1: all, v2: "none", v3: none } }
      """
    let loaded = load(("none.yaml", text))
    #expect(findings(loaded) == "")
    func value(_ version: String) -> String? {
      loaded.definition?.api(version: version)?.schema(named: "Model")?.properties.first?.constraints.first?.value
    }
    #expect([value("v1"), value("v2"), value("v3")] == ["all", "none", nil])
  }

  @Test func `a part of a form can be JSON in some versions only`() throws {
    let text = """
      operations:
        Books_Upload:
          http: POST /books
          body: { parts: { sheet: { type: { v1: string, v2...: int32 }, json: { v1: "string[]", v2...: none } } } }
          responses: { 204: }
      """
    let loaded = load(("form.yaml", text))
    #expect(findings(loaded) == "")
    func json(_ version: String) -> String? {
      loaded.definition?.api(version: version)?.operations.first?.body?.parts.first?.json?.description
    }
    #expect([json("v1"), json("v2"), json("v3")] == ["string[]", nil, nil])
  }

  @Test func `a former property can be in a fragment in one version and in the schema itself in another one`() {
    let text = """
      fragments:
        Counted: { properties: { count: { type: int32, versions: v2 } } }
      schemas:
        Shelf:
          standalone: true
          include: [Counted]
          properties:
            count: { type: int64, versions: v1 }
            total: { type: int64, versions: v2..., was: count }
            sum: { type: int64, versions: v3, was: count }
      """
    #expect(findings(load(("shelf.yaml", text))) == "")
  }

  @Test func `huge values are rejected in a short time and need no deep stack`() {
    let brackets = String(repeating: "[]", count: 100_000)
    let name = String(repeating: "Name", count: 50_000)
    let text = """
      schemas:
        Model:
          standalone: true
          properties:
            deep: { type: "string\(brackets)" }
            long: { type: \(name)s, versions: \(name) }
        Other:
          standalone: true
          properties:
            long: { type: "\(name)", name: "\(name)" }
            pattern: { type: string, pattern: "\(String(repeating: "[", count: 100_000))" }
      """
    #expect(load(("monsters.yaml", text)).diagnostics.map(\.range.start.line) == [5, 6, 10, 11])
  }

  private func permutations(_ elements: [Int]) -> [[Int]] {
    guard elements.count > 1 else { return [elements] }
    return elements.flatMap { first in
      permutations(elements.filter { $0 != first }).map { [first] + $0 }
    }
  }
}
