import Testing
import VersionedAPIDefinition
import VersionedAPITestSupport

/// Definitions that are large in one dimension: no check may need a deep stack or too much time for them.
@Suite(.timeLimit(.minutes(5)))
struct LargeDefinitionTests {
  private func operation(_ body: String) -> String {
    "operations:\n  A_Get: { http: GET /a, responses: { 200: { body: \(body) } } }\n"
  }

  @Test(arguments: [false, true])
  func `a long chain of schemas`(isRequired: Bool) {
    let count = 2000
    let schemas = (0..<count).map { "  A\($0): { properties: { x: { type: A\($0 + 1), required: \(isRequired) } } }\n" }
    let last = "  A\(count): { properties: { x: { type: int32 } } }\n"
    let text = "schemas:\n" + schemas.joined() + last + operation("A0")
    #expect(findings(load(("chain.yaml", text))) == "")
    let reversed = "schemas:\n" + last + schemas.reversed().joined() + operation("A0")
    #expect(findings(load(("chain.yaml", reversed))) == "")
  }

  @Test func `layers of schemas with two ways from each to the next`() throws {
    let count = 60
    let schemas = (0..<count).map { "  A\($0): { properties: { x: { type: A\($0 + 1) }, y: { type: A\($0 + 1) } } }\n" }
    let last = "  A\(count): { properties: { x: { type: int32, access: read } } }\n"
    let loaded = load(("layers.yaml", "schemas:\n" + schemas.joined() + last + operation("A0")))
    #expect(findings(loaded) == "")
    let api = try #require(loaded.definition?.api(version: "v1"))
    let writable = api.schemas.flatMap(\.properties).filter { !$0.isReadOnly }
    #expect(writable.isEmpty)
  }

  @Test func `a long chain of fragments, and one that leads back to its start`() throws {
    let count = 1000
    let fragments = (0..<count).map { "  F\($0): { include: [F\($0 + 1)], properties: { p\($0): { type: int32 } } }\n" }
    let model = "schemas:\n  Model: { include: [F0] }\n" + operation("Model")
    let end = "  F\(count): { properties: { last: { type: int32 } } }\n"
    let loaded = load(("fragments.yaml", "fragments:\n" + fragments.joined() + end + model))
    #expect(findings(loaded) == "")
    let schema = try #require(loaded.definition?.api(version: "v1")?.schema(named: "Model"))
    #expect(schema.properties.map(\.element.key) == ["last"] + (0..<count).reversed().map { "p\($0)" })

    let cycle = load(
      ("fragments.yaml", "fragments:\n" + fragments.joined() + "  F\(count): { include: [F0] }\n" + model)
    )
    #expect(cycle.diagnostics.map(\.message) == ["fragment 'F0' includes itself, through \(count) others"])
  }
}
