import Testing
import VersionedAPIRuntime

@testable import EmulatorCore

@Suite struct FilterTests {
  private func names(_ filter: String, _ harness: Harness) async -> [String] {
    let response = await harness.call("GET", "/transcriptions?filter=\(filter.percentEncoded)")
    guard response.status == 200 else { return [response.failure, response.message ?? ""] }
    return response.json["values"]?.elements.compactMap { $0["displayName"]?.stringValue } ?? []
  }

  @Test(arguments: [
    ("displayName eq 'one'", ["one"]),
    ("displayName ne 'one'", ["two", "it's"]),
    ("displayName eq 'it''s'", ["it's"]),
    ("status eq 'Failed'", ["two"]),
    ("not status eq 'Failed'", ["one", "it's"]),
    ("not (status eq 'Failed' or displayName eq 'one')", ["it's"]),
    ("displayName eq 'one' or displayName eq 'two' and status eq 'Succeeded'", ["one"]),
    ("(displayName eq 'one' or displayName eq 'two') and status eq 'Failed'", ["two"]),
    ("createdDateTime gt 2030-03-17T17:46:40Z", ["two", "it's"]),
    ("createdDateTime ge 2030-03-17T17:46:40Z", ["one", "two", "it's"]),
    ("createdDateTime lt 2030-03-17T19:46:41+02:00", ["one"]),
    ("createdDateTime le '2030-03-17T17:46:40Z'", ["one"]),
    ("description eq 'x'", []),
  ])
  func `a filter selects`(filter: String, expected: [String]) async throws {
    let harness = try Harness(pace: .manual)
    _ = try await harness.transcription("one")
    await harness.advance(10)
    _ = try await harness.transcription("two", url: "https://contoso.com/fail.wav")
    await harness.advance(10)
    _ = try await harness.transcription("it's")
    await harness.advance(10)
    #expect(await names(filter, harness) == expected)
  }

  @Test(arguments: [
    ("", "expected a property, found the end"),
    (
      "kind eq 'x'",
      "'kind' cannot be filtered by; supported are displayName, description, createdDateTime, lastActionDateTime, status, locale"
    ),
    ("status gt 'x'", "'gt' does not apply to 'status'"),
    ("status is 'x'", "expected eq, ne, gt, ge, lt or le, found 'is'"),
    ("status eq x", "expected a string in single quotes, found 'x'"),
    ("status eq 'x", "a string has no closing quote"),
    ("createdDateTime gt yesterday", "expected a time such as 2030-01-31T08:30:00Z, found 'yesterday'"),
    ("(status eq 'x'", "a parenthesis is not closed"),
    ("status eq 'x' status eq 'y'", "expected 'and', 'or' or the end, found 'status'"),
    ("status eq 'x' and", "expected a property, found the end"),
  ])
  func `what is wrong in a filter is reported`(filter: String, message: String) async throws {
    let harness = try Harness()
    let expected = ["400 InvalidRequest/UnsupportedFilter", "The filter is invalid: \(message)."]
    #expect(await names(filter, harness) == expected)
  }

  @Test func `parentheses cannot overflow the stack`() async throws {
    let filter = String(repeating: "(", count: 10_000) + "status eq 'x'"
    #expect(await names(filter, try Harness()).last == "The filter is invalid: it is nested too deep.")
  }

  @Test func `a list has the filters of its items`() async throws {
    let harness = try Harness()
    #expect(await harness.call("GET", "/datasets?filter=kind%20eq%20'Acoustic'").status == 200)
    #expect(await harness.call("GET", "/webhooks?filter=webUrl%20eq%20'x'").status == 200)
    #expect(await harness.call("GET", "/webhooks?filter=locale%20eq%20'x'").status == 400)
    #expect(await harness.call("GET", "/projects?filter=foundryProjectName%20eq%20'x'").status == 200)
    #expect(await harness.call("GET", "/projects?filter=status%20eq%20'x'").status == 400)
  }
}
