import Foundation
import HTTPTypes
import Testing
import VersionedAPIRuntime

@testable import EmulatorCore

@Suite struct StateTests {
  @Test func `a folder keeps the state`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "emulator-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = try Harness(data: folder.path)
    let kept = try await first.transcription("kept")
    let deleted = try await first.transcription("deleted")
    try await first.emulator.tick()
    let before = await first.call("GET", kept).body
    _ = await first.call("DELETE", deleted)
    let file = try await first.fileList(of: kept).first?["links"]?["contentUrl"]?.stringValue ?? ""
    try await first.emulator.close()

    let second = try Harness(data: folder.path)
    #expect(await second.call("GET", kept).body == before)
    #expect(await second.call("GET", deleted).status == 404)
    #expect(await second.send("GET", file, key: nil).status == 200)
    #expect(await second.call("GET", "/models/base").json["values"]?.elements.count == Locales.all.count)
  }

  @Test func `a folder with an unreadable file is an error of one line`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "emulator-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("{".utf8).write(to: folder.appending(path: "shared.json"))
    let error = #expect(throws: StartError.self) { try Harness(data: folder.path) }
    #expect(error?.description.contains("shared.json") == true)
    #expect(error?.description.contains("\n") == false)
  }

  @Test func `the state can be exported, reset and loaded`() async throws {
    let harness = try Harness()
    let url = try await harness.transcription("one")
    let file = try await harness.fileList(of: url).first?["links"]?["contentUrl"]?.stringValue ?? ""
    let state = await harness.admin("GET", "state")
    #expect(await harness.admin("POST", "reset").status == 204)
    #expect(await harness.call("GET", url).status == 404)
    #expect(await harness.call("GET", "/models/base").json["values"]?.elements.count == Locales.all.count)
    #expect(await harness.send("PUT", "/emulator/state", body: state.body).status == 204)
    #expect(await harness.call("GET", url).json["displayName"] == "one")
    #expect(await harness.send("GET", file, key: nil).status == 200)
    #expect(await harness.admin("PUT", "state", ["entities": 1]).status == 400)
    #expect(await harness.call("GET", url).status == 200)
  }

  @Test func `the last requests are listed with what was wrong`() async throws {
    let harness = try Harness()
    _ = await harness.call("GET", "/transcriptions?top=0")
    let url = try await harness.transcription()
    let file = try await harness.fileList(of: url).first?["links"]?["contentUrl"]?.stringValue ?? ""
    _ = await harness.send("GET", file, key: nil)
    let requests = await harness.admin("GET", "requests").json.elements
    #expect(requests.first?["operation"] == "Transcriptions_List")
    #expect(requests.first?["problems"] == ["'top' must be at least 1."])
    #expect(requests.last?["target"]?.stringValue?.hasSuffix("sig=***") == true)
  }

  @Test func `the clock only goes forward`() async throws {
    let harness = try Harness()
    #expect(await harness.admin("POST", "clock", ["advance": -1]).status == 400)
    #expect(await harness.admin("POST", "clock", ["advance": 60]).json["time"] == "2030-03-17T17:47:40Z")
    #expect(await harness.admin("GET", "nothing").status == 404)
  }

  @Test func `entities keep their order when others are deleted`() {
    var table = EntityTable()
    for number in 0..<200 {
      let id = "\(number)"
      table[EntityID(.project, id)] = Entity(kind: .project, id: id, version: "", created: .now, lastAction: .now)
      if number % 3 != 0 { table[EntityID(.project, id)] = nil }
    }
    #expect(table.all(.project).map(\.id) == (0..<200).filter { $0 % 3 == 0 }.map { "\($0)" })
    #expect(table.count == 67)
  }
}
