import Foundation
import HTTPTypes
import Testing
import VersionedAPIRuntime

@testable import EmulatorCore

@Suite struct BlockTests {
  private static let dataset: JSON = ["displayName": "d", "locale": "en-US", "kind": "Language"]

  private func upload(_ text: String, _ id: String, to dataset: String, _ harness: Harness) async -> EmulatorResponse {
    let target = "\(blocks(dataset))&blockid=\(id.percentEncoded)"
    return await harness.send(
      "PUT",
      target,
      fields: [.contentType: "application/octet-stream"],
      body: Data(text.utf8)
    )
  }

  private func blocks(_ dataset: String) -> String { dataset.replacing("?", with: "/blocks?") }
  private func commit(_ dataset: String) -> String { dataset.replacing("?", with: "/blocks:commit?") }

  @Test func `blocks are committed in the given order`() async throws {
    let harness = try Harness()
    let dataset = try await harness.create("/datasets", Self.dataset)
    #expect(await harness.call("GET", dataset).json["status"] == "NotStarted")
    for (text, id) in [("two\n", "MDI="), ("one\n", "MDE="), ("never\n", "MDM=")] {
      #expect(await upload(text, id, to: dataset, harness).status == 201)
    }
    var lists = await harness.call("GET", blocks(dataset)).json
    #expect(lists["uncommittedBlocks"]?.elements.map { $0["name"] } == ["MDE=", "MDI=", "MDM="])
    #expect(lists["committedBlocks"] == [])
    let list: JSON = [["kind": "Uncommitted", "id": "MDE="], ["kind": "Latest", "id": "MDI="]]
    #expect(await harness.call("POST", commit(dataset), list).status == 200)
    lists = await harness.call("GET", blocks(dataset)).json
    #expect(lists["uncommittedBlocks"] == [])
    #expect(lists["committedBlocks"] == [["name": "MDE=", "size": 4], ["name": "MDI=", "size": 4]])
    let done = await harness.call("GET", dataset).json
    #expect(done["status"] == "Succeeded")
    #expect(done["properties"]?["acceptedLineCount"] == 2)
    let file = try #require(try await harness.fileList(of: dataset).first)
    #expect(file["kind"] == "LanguageData")
    let content = await harness.send("GET", file["links"]?["contentUrl"]?.stringValue ?? "", key: nil)
    #expect(content.text == "one\ntwo\n")
  }

  @Test func `what is wrong with blocks is an error`() async throws {
    let harness = try Harness()
    let dataset = try await harness.create("/datasets", Self.dataset)
    #expect(await upload("x", "?", to: dataset, harness).failure == "400 InvalidRequest/InvalidParameterValue")
    #expect(await upload("", "MDE=", to: dataset, harness).failure == "400 InvalidRequest/EmptyRequest")
    #expect(await upload("x", "MDE=", to: dataset, harness).status == 201)
    #expect(await upload("x", "MDAx", to: dataset, harness).status == 201)
    #expect(await upload("x", "MDAwMDE=", to: dataset, harness).failure == "400 InvalidRequest/InvalidParameterValue")
    let unknown = await harness.call("POST", commit(dataset), [["id": "MDk="]])
    #expect(unknown.failure == "400 InvalidRequest/InvalidPayload")
    #expect(await harness.call("POST", commit(dataset), []).failure == "400 InvalidRequest/EmptyRequest")
    #expect(await harness.call("POST", commit(dataset), [["id": "MDE="]]).status == 200)
    #expect(await upload("x", "MDE=", to: dataset, harness).failure == "409 Conflict/InvalidPrerequisite")
  }

  @Test func `a block has at most 8 MiB`() async throws {
    let harness = try Harness()
    let dataset = try await harness.create("/datasets", Self.dataset)
    let text = String(repeating: "x", count: 8 * 1024 * 1024)
    #expect(await upload(text, "MDE=", to: dataset, harness).status == 201)
    #expect(await upload(text + "x", "MDE=", to: dataset, harness).status == 413)
  }

  @Test func `a form creates a dataset with its data`() async throws {
    let harness = try Harness(version: "v3.0")
    let parts: [(name: String, fileName: String?, data: Data)] = [
      ("displayName", nil, Data("d".utf8)), ("locale", nil, Data("en-US".utf8)), ("kind", nil, Data("Language".utf8)),
      ("customProperties", nil, Data("{\"a\":\"b\"}".utf8)), ("data", "lines.txt", Data("a\r\n--limi\nb\n".utf8)),
    ]
    let created = await harness.form("/datasets/upload", parts)
    #expect(created.status == 201)
    #expect(created.json["customProperties"] == ["a": "b"])
    let file = try #require(try await harness.fileList(of: created.fields[.location] ?? "").first)
    #expect(file["name"] == "lines.txt")
    let content = await harness.send("GET", file["links"]?["contentUrl"]?.stringValue ?? "", key: nil)
    #expect(content.text == "a\r\n--limi\nb\n")
    let kind = await harness.form(
      "/datasets/upload",
      parts.map { $0.name == "kind" ? ("kind", nil, Data("No".utf8)) : $0 }
    )
    #expect(kind.failure == "400 InvalidRequest/InvalidPayload")
  }
}
