import Testing
import VersionedAPIRuntime

@testable import EmulatorCore

@Suite struct ListTests {
  @Test(arguments: ["v3.0", "2025-10-15"])
  func `next links lead through all pages`(version: String) async throws {
    let writer = try Harness()
    for number in 1...5 { _ = try await writer.transcription("\(number)") }
    var reader = writer
    reader.version = version
    var names: [String] = []
    var sizes: [Int] = []
    var link: String? = "/transcriptions?top=2"
    while let target = link {
      let page = await reader.call("GET", target).json
      let values = page["values"]?.elements ?? []
      names += values.compactMap { $0["displayName"]?.stringValue }
      sizes.append(values.count)
      link = page["@nextLink"]?.stringValue
    }
    #expect(names == ["1", "2", "3", "4", "5"])
    #expect(sizes == [2, 2, 1])
  }

  @Test func `a next link keeps the filter`() async throws {
    let harness = try Harness()
    for name in ["a", "b", "a", "a"] { _ = try await harness.transcription(name) }
    let first = await harness.call("GET", "/transcriptions?top=2&filter=displayName%20eq%20'a'").json
    #expect(first["values"]?.elements.count == 2)
    let second = await harness.call("GET", first["@nextLink"]?.stringValue ?? "").json
    #expect(second["values"]?.elements.map { $0["displayName"] } == ["a"])
    #expect(second["@nextLink"] == nil)
  }

  @Test func `a project lists what belongs to it`() async throws {
    let harness = try Harness()
    let project = try await harness.create("/projects", ["displayName": "p", "locale": "en-US"])
    let body = Harness.transcription("inside").setting("project", ["self": .string(project)])
    _ = try await harness.create("/transcriptions:submit", body)
    _ = try await harness.transcription("outside")
    let link = await harness.call("GET", project).json["links"]?["transcriptions"]?.stringValue ?? ""
    let values = await harness.call("GET", link).json["values"]?.elements ?? []
    #expect(values.map { $0["displayName"] } == ["inside"])
    #expect(values.first?["project"] == ["self": .string(project)])
  }

  @Test func `logs are paged with a token`() async throws {
    let harness = try Harness(version: "v3.0")
    let first = await harness.call("GET", "/endpoints/base/en-US/files/logs?top=1").json
    #expect(first["values"]?.elements.map { $0["kind"] } == ["Audio"])
    let next = first["@nextLink"]?.stringValue ?? ""
    #expect(next.contains("skipToken=1"))
    let second = await harness.call("GET", next).json
    #expect(second["values"]?.elements.map { $0["kind"] } == ["Transcription"])
    #expect(await harness.call("DELETE", "/endpoints/base/en-US/files/logs").status == 202)
    #expect(await harness.call("GET", "/endpoints/base/en-US/files/logs").json["values"]?.elements.isEmpty == true)
  }
}
