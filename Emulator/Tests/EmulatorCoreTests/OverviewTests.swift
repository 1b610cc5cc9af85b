import HTTPTypes
import Testing
import VersionedAPIRuntime

@testable import EmulatorCore

@Suite struct OverviewTests {
  @Test func `the root is a page that needs no key`() async throws {
    let harness = try Harness(faults: [Fault(.reset)])
    let page = await harness.send("GET", "/", key: nil)
    #expect(page.status == 200)
    #expect(page.fields[.contentType] == "text/html; charset=utf-8")
    #expect(page.fields.get("Content-Security-Policy")?.contains("script-src 'sha256-") == true)
    #expect(page.text.hasPrefix("<!DOCTYPE html>"))
    #expect(await harness.send("POST", "/", key: nil).status == 401)
    #expect(await harness.admin("GET", "requests").json.elements.map { $0["method"] } == ["POST"])
  }

  @Test func `the page never makes HTML of data`() {
    let page = OverviewPage.response.text
    for name in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("] {
      #expect(!page.contains(name))
    }
  }

  @Test(arguments: FaultKind.allCases)
  func `the page offers all faults`(kind: FaultKind) {
    #expect(OverviewPage.response.text.contains("<option value=\"\(kind.rawValue)\">"))
  }

  @Test(arguments: EntityKind.allCases)
  func `the page has a title for each kind`(kind: EntityKind) {
    #expect(OverviewPage.response.text.contains(" \(kind.rawValue): \""))
  }

  @Test func `the links of the page lead somewhere`() async throws {
    let harness = try Harness()
    let links = OverviewPage.response.text.matches(of: /href="(\/[^"]*)"/).map { String($0.1) }
    #expect(links.contains("/emulator/entities"))
    for link in links { #expect(await harness.send("GET", link, key: nil).status == 200, "\(link)") }
  }

  @Test func `entities are listed with their status`() async throws {
    let harness = try Harness(pace: .manual)
    _ = try await harness.transcription("<b>first</b>")
    func listed() async -> JSON? { await harness.admin("GET", "entities").json.elements.first }
    let first = await listed()
    #expect(first?["kind"] == "transcription")
    #expect(first?["name"] == "<b>first</b>")
    #expect(first?["status"] == "NotStarted")
    #expect(first?["created"] == "2030-03-17T17:46:40Z")
    #expect(first?["properties"] == nil)
    await harness.advance(10)
    #expect(await listed()?["status"] == "Succeeded")
    #expect(await listed()?["id"] == first?["id"])
  }
}
