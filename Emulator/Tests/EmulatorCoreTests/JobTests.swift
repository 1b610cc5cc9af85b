import Testing
import VersionedAPIRuntime

@testable import EmulatorCore

@Suite struct JobTests {
  private func status(_ url: String, _ harness: Harness) async -> JSON? {
    await harness.call("GET", url).json["status"]
  }

  @Test func `a job goes from not started over running to succeeded on the clock`() async throws {
    let harness = try Harness(pace: .manual)
    let url = try await harness.transcription()
    let waiting = await harness.call("GET", url)
    #expect(waiting.json["status"] == "NotStarted")
    #expect(waiting.fields[.retryAfter] == "1")
    await harness.advance(1)
    #expect(await status(url, harness) == "Running")
    await harness.advance(2)
    let done = await harness.call("GET", url)
    #expect(done.json["status"] == "Succeeded")
    #expect(done.fields[.retryAfter] == nil)
    #expect(done.json["lastActionDateTime"] == "2030-03-17T17:46:43Z")
  }

  @Test func `at an instant pace, a job ends after the response to its creation`() async throws {
    let harness = try Harness()
    let response = await harness.call("POST", "/transcriptions:submit", Harness.transcription())
    #expect(response.json["status"] == "NotStarted")
    #expect(await status(response.json["self"]?.stringValue ?? "", harness) == "Succeeded")
  }

  @Test func `a URL with 'fail' in its path fails`() async throws {
    let harness = try Harness()
    let url = try await harness.transcription(url: "https://contoso.com/fail/a.wav?sig=x")
    let failed = await harness.call("GET", url).json
    #expect(failed["status"] == "Failed")
    #expect(failed["properties"]?["error"]?["code"] == "InvalidData")
    // Only the path counts.
    #expect(await status(try await harness.transcription(url: "https://fail.com/a.wav?fail"), harness) == "Succeeded")
    let body: JSON = [
      "displayName": "d", "locale": "en-US", "kind": "Language", "contentUrl": "https://h.com/fail.txt",
    ]
    #expect(await status(try await harness.create("/datasets", body), harness) == "Failed")
    #expect(
      await status(try await harness.create("/models", ["displayName": "m [fail]", "locale": "en-US"]), harness)
        == "Failed"
    )
  }

  @Test func `a transcription of which one file fails succeeds, with a report`() async throws {
    let harness = try Harness()
    var body = Harness.transcription()
    body.set("contentUrls", to: ["https://h.com/a.wav", "https://h.com/fail.wav"])
    let files = try await harness.files(of: harness.create("/transcriptions:submit", body))
    let report = try #require(files["report.json"])
    #expect(report["successfulTranscriptionsCount"] == 1)
    #expect(report["failedTranscriptionsCount"] == 1)
    #expect(report["details"]?.elements.map { $0["status"] } == ["Succeeded", "Failed"])
    #expect(files["contenturl_0.json"]?["recognizedPhrases"]?.elements.isEmpty == false)
    #expect(files["contenturl_1.json"] == nil)
  }

  @Test func `an entity is deleted when its time to live is over`() async throws {
    let harness = try Harness(pace: .manual)
    let url = try await harness.transcription()
    await harness.advance(48 * 3600 + 2)
    #expect(await status(url, harness) == "Succeeded")
    await harness.advance(1)
    #expect(await harness.call("GET", url).status == 404)
  }

  @Test func `all versions show the same entity, each in its shape`() async throws {
    let writer = try Harness()
    let url = try await writer.transcription()
    var reader = writer
    reader.version = "v3.0"
    let id = url.split(separator: "/").last?.prefix(36) ?? ""
    let old = await reader.call("GET", "/transcriptions/\(id)").json
    #expect(old["self"] == .string("\(Harness.base)/speechtotext/v3.0/transcriptions/\(id)"))
    #expect(old["properties"]?["timeToLive"] == "P2D")
    #expect(old["properties"]?["timeToLiveHours"] == nil)
    #expect(old["properties"]?["duration"]?.stringValue?.hasPrefix("PT") == true)
    let new = await writer.call("GET", url).json
    #expect(new["properties"]?["timeToLiveHours"] == 48)
    #expect(new["properties"]?["timeToLive"] == nil)
  }

  @Test func `speakers have the form of the version, or are not shown`() async throws {
    var harness = try Harness()
    func diarization(_ settings: JSON, in version: String) async throws -> [String: JSON] {
      harness.version = version
      var body = Harness.transcription()
      body.set("properties", to: settings)
      if version.hasPrefix("2") { body.set("properties", "timeToLiveHours", to: 48) }
      let path = version.hasPrefix("2") ? "/transcriptions:submit" : "/transcriptions"
      let id = try await harness.create(path, body).split(separator: "/").last?.prefix(36) ?? ""
      var result: [String: JSON] = [:]
      for reader in ["v3.2-preview.2", "2025-10-15"] {
        harness.version = reader
        let properties = await harness.call("GET", "/transcriptions/\(id)").json["properties"]
        result[reader] = properties?["diarization"] ?? .null
      }
      return result
    }
    let enabled: JSON = ["diarizationEnabled": true]
    #expect(
      try await diarization(enabled, in: "v3.0") == ["v3.2-preview.2": .null, "2025-10-15": ["enabled": true]]
    )
    let new: JSON = ["diarization": ["enabled": true, "maxSpeakers": 3]]
    #expect(
      try await diarization(new, in: "2025-10-15") == [
        "v3.2-preview.2": ["speakers": ["maxCount": 3]], "2025-10-15": ["enabled": true, "maxSpeakers": 3],
      ]
    )
    let old: JSON = ["diarizationEnabled": true, "diarization": ["speakers": ["maxCount": 4]]]
    #expect(
      try await diarization(old, in: "v3.2-preview.2") == [
        "v3.2-preview.2": ["speakers": ["maxCount": 4]], "2025-10-15": ["enabled": true, "maxSpeakers": 4],
      ]
    )
  }

  @Test func `an evaluation has no figures before it ends`() async throws {
    let harness = try Harness(pace: .manual)
    let model = await harness.call("GET", "/models/base?filter=locale%20eq%20'en-US'").json["values"]?.elements.first?[
      "self"
    ]
    let reference: JSON = ["self": model ?? .null]
    let data: JSON = ["displayName": "d", "locale": "en-US", "kind": "Acoustic", "contentUrl": "https://h.com/d.zip"]
    let dataset: JSON = ["self": .string(try await harness.create("/datasets", data))]
    let body: JSON = [
      "displayName": "e", "locale": "en-US", "model1": reference, "model2": reference, "dataset": dataset,
    ]
    let url = try await harness.create("/evaluations", body)
    #expect(await harness.call("GET", url).json["properties"]?["wordErrorRate1"] == -1)
    await harness.advance(5)
    let figures = await harness.call("GET", url).json["properties"]
    #expect(figures?["wordCount1"]?.integerValue.map { $0 >= 500 } == true)
    guard case .number(let rate)? = figures?["wordErrorRate2"] else {
      Issue.record("there is no rate")
      return
    }
    #expect((0...0.2).contains(rate))
  }

  @Test func `a model that is deployed cannot be deleted`() async throws {
    let harness = try Harness()
    let model = try await harness.create("/models", ["displayName": "m", "locale": "en-US"])
    let body: JSON = ["displayName": "e", "locale": "en-US", "model": ["self": .string(model)]]
    let endpoint = try await harness.create("/endpoints", body)
    #expect(await harness.call("DELETE", model).failure == "409 Conflict/InUseViolation")
    #expect(await harness.call("DELETE", endpoint).status == 204)
    #expect(await harness.call("DELETE", model).status == 204)
  }

  @Test func `deleting what does not exist is an error for some kinds only`() async throws {
    let harness = try Harness()
    let id = "00000000-0000-4000-8000-000000000001"
    #expect(await harness.call("DELETE", "/datasets/\(id)").status == 204)
    #expect(await harness.call("DELETE", "/transcriptions/\(id)").failure == "404 NotFound")
  }
}
