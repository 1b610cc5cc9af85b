import Foundation
import Testing
import VersionedAPIDefinition
import VersionedAPIRuntime

@testable import EmulatorCore

/// The service accepts the examples of its documents, and so does the emulator.
@Suite struct PublishedExampleTests {
  @Test(arguments: PublishedExample.all)
  func `an example of the service's documents is accepted`(example: PublishedExample) async throws {
    let version = try #require(Harness.model.version(example.version))
    let harness = try Harness(version: example.version)
    let world = try await World(harness, version)
    // A version may lack what others have, such as projects in 2024-11-15.
    guard let path = world.filled(example.path) else {
      #expect(example.version == "2024-11-15" && example.path.contains("{project}"))
      return
    }
    let segments = path.split(separator: "/").map(String.init)
    let routes = version.routes.filter { $0.method == example.method && $0.match(segments) != nil }
    guard let operation = routes.first?.operation else {
      #expect(example.version == "2024-11-15" && example.path == "/projects")
      return
    }
    let body = try #require(world.filled(example.body))
    let response = await harness.call(example.method, path, body)
    try #require(response.status == example.status, "\(response.text)")
    let type = try #require(operation.responses.first { $0.status == response.status }?.body)
    let problems = ValueChecker(version: version, direction: .response).problems(in: response.json, type)
    #expect(problems.isEmpty, "\(problems.map(\.message)) in \(response.text)")
    if example.method == "PATCH" { #expect(response.json["displayName"] == "Updated") }
  }

  @Test(
    arguments: [
      ["locales": ["en-US"]], ["locales": ["en-US"], "audioUrl": "https://contoso.com/a.wav"],
      [
        "locales": ["en-US"],
        "enhancedMode": ["enabled": true, "task": "translate", "targetLanguage": "zh"],
      ],
      [
        "locales": ["en"], "diarization": ["enabled": true], "phraseList": ["phrases": ["Weather", "Speech service"]],
        "enhancedMode": [
          "enabled": true, "model": "mai-transcribe-2",
          "modelOptions": ["timestamps": "word", "transcribeStyle": "clean"],
        ],
      ],
    ] as [JSON]
  )
  func `an example of a fast transcription is accepted`(definition: JSON) async throws {
    let harness = try Harness()
    var parts: [(name: String, fileName: String?, data: Data)] = [("definition", nil, definition.data())]
    if definition["audioUrl"] == nil { parts.append(("audio", "a.wav", WaveFile.silence(milliseconds: 2000))) }
    let response = await harness.form("/transcriptions:transcribe", parts)
    try #require(response.status == 200, "\(response.text)")
    let version = try #require(Harness.model.version("2025-10-15"))
    let problems = ValueChecker(version: version, direction: .response)
      .problems(in: response.json, .named("TranscribeResult"))
    #expect(problems.isEmpty, "\(problems.map(\.message))")
    #expect(response.json["phrases"]?.elements.allSatisfy { $0["locale"] == "en-US" } == true)
  }

  @Test func `blocks of the documents' examples are committed`() async throws {
    let harness = try Harness()
    let dataset = try await harness.create("/datasets", ["displayName": "d", "locale": "en-US", "kind": "Language"])
    let path = "/datasets/\(dataset.split(separator: "/").last?.prefix(36) ?? "")/blocks"
    let ids = ["AAA=", "AAE=", "AAI="]
    for id in ids {
      let target = harness.target("\(path)?blockid=\(id.percentEncoded)")
      let type = "application/octet-stream"
      #expect(await harness.send("PUT", target, fields: [.contentType: type], body: Data("line".utf8)).status == 201)
    }
    let list = JSON.array(ids.map { ["kind": "Uncommitted", "id": .string($0)] })
    #expect(await harness.call("POST", path + ":commit", list).status == 200)
    #expect(await harness.call("GET", dataset).json["status"] == "Succeeded")
  }
}
