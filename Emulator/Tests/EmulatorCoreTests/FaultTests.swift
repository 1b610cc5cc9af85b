import Foundation
import HTTPTypes
import Testing
import VersionedAPIRuntime

@testable import EmulatorCore

@Suite struct FaultTests {
  private func harness(_ faults: String...) throws -> Harness {
    try Harness(faults: faults.map { text throws(StartError) in try Fault(text) })
  }

  @Test func `a fault hits as many requests as it says`() async throws {
    let harness = try harness("429,route=Projects_List,count=2,retry-after=5")
    var statuses: [Int] = []
    for _ in 1...3 { statuses.append(await harness.call("GET", "/projects").status) }
    #expect(statuses == [429, 429, 200])
    #expect(await harness.call("GET", "/transcriptions").status == 200)
  }

  @Test(arguments: [
    ("429", "1"), ("429,retry-after=7", "7"), ("429,retry-after=absurd", "999999999"), ("429,retry-after=none", nil),
    ("429,retry-after=date", "Sun, 17 Mar 2030 17:46:42 GMT"), ("status,status=503", nil),
    ("status,status=503,retry-after=3", "3"),
  ])
  func `Retry-After has the form that is asked for`(fault: String, value: String?) async throws {
    let response = await (try harness(fault)).call("GET", "/projects")
    #expect(response.fields[.retryAfter] == value)
    #expect(response.json["code"] == (response.status == 429 ? "TooManyRequests" : "ServiceUnavailable"))
  }

  @Test func `a share hits that part of requests, always the same ones`() async throws {
    func hits() async throws -> [Bool] {
      let harness = try harness("status,status=500,share=0.25")
      var result: [Bool] = []
      for _ in 1...200 { result.append(await harness.call("GET", "/projects").status == 500) }
      return result
    }
    let first = try await hits()
    #expect((30...70).contains(first.count(where: \.self)))
    #expect(try await hits() == first)
  }

  @Test func `a failed request changes nothing`() async throws {
    let harness = try harness("status,route=Projects_Create,count=1", "reset,route=Projects_Create,count=1")
    let body: JSON = ["displayName": "p", "locale": "en-US"]
    #expect(await harness.call("POST", "/projects", body).status == 500)
    #expect(await harness.call("POST", "/projects", body).connection == .reset)
    #expect(await harness.call("GET", "/projects").json["values"] == [])
  }

  @Test func `connections and bodies break`() async throws {
    let html = await (try harness("html,status=504")).call("GET", "/projects")
    #expect(html.status == 504)
    #expect(html.fields[.contentType] == "text/html")
    let late = await (try harness("latency,ms=250")).call("GET", "/projects")
    #expect(late.status == 200)
    #expect(late.delay == .milliseconds(250))
    let short = await (try harness("truncate")).call("GET", "/projects/locales")
    #expect(short.connection == .truncated(short.body.count / 2))
  }

  @Test func `values and properties differ from the definitions`() async throws {
    let plain = try Harness()
    let url = try await plain.transcription()
    let link = await plain.call("GET", url).json["links"]?["files"]?.stringValue ?? ""
    _ = await plain.admin("PUT", "faults", [["kind": "unknownEnum", "route": "Transcriptions_*"]])
    let unknown = await plain.call("GET", link).json["values"]?.elements.first
    #expect(unknown?["kind"] == "AddedLater")
    // The service guarantees to add no status.
    #expect(await plain.call("GET", url).json["status"] == "Succeeded")
    _ = await plain.admin("PUT", "faults", [["kind": "missingOptional", "route": "/speechtotext/transcriptions"]])
    let bare = await plain.call("GET", url).json
    #expect(bare.fields.keys.sorted() == ["displayName", "locale"])
    _ = await plain.admin("DELETE", "faults")
    #expect(await plain.call("GET", url).json["status"] == "Succeeded")
  }

  @Test func `next links loop and lead away`() async throws {
    let loop = try harness("nextLinkLoop")
    let page = await loop.call("GET", "/projects").json
    #expect(page["@nextLink"] == .string(Harness.base + loop.target("/projects")))
    let foreign = await (try harness("nextLinkForeign")).call("GET", "/projects").json
    #expect(foreign["@nextLink"]?.stringValue?.hasPrefix("http://other-host.invalid/") == true)
  }

  @Test func `contents can fail by their path`() async throws {
    let harness = try harness("status,status=503,route=/content/,count=1")
    let url = try await harness.transcription()
    let file = try await harness.fileList(of: url).first?["links"]?["contentUrl"]?.stringValue ?? ""
    #expect(await harness.send("GET", file, key: nil).status == 503)
    #expect(await harness.send("GET", file, key: nil).status == 200)
  }

  @Test(arguments: [
    "", "none", "429,count", "429,count=x", "429,share=2", "429,retry-after=soon", "status,status=200", "429,until=1",
    "latency,ms=-1",
  ])
  func `an invalid fault is an error`(text: String) {
    #expect(throws: StartError.self) { try Fault(text) }
  }

  @Test func `an invalid fault in JSON is an error with its place`() async throws {
    let harness = try Harness()
    let response = await harness.admin("PUT", "faults", [["kind": "429"], ["kind": "429", "share": 5]])
    #expect(response.status == 400)
    #expect(response.json["error"]?["message"]?.stringValue?.hasPrefix("[1]") == true)
    #expect(await harness.admin("GET", "faults").json == [])
  }
}
