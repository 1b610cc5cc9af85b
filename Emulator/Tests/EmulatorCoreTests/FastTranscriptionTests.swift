import Foundation
import HTTPTypes
import Testing
import VersionedAPIRuntime

@testable import EmulatorCore

@Suite struct FastTranscriptionTests {
  private func transcribe(
    _ harness: Harness,
    _ audio: Data?,
    _ definition: JSON = [:],
    name: String = "a.wav"
  ) async -> EmulatorResponse {
    var parts: [(name: String, fileName: String?, data: Data)] = [("definition", nil, definition.data())]
    if let audio { parts.append(("audio", name, audio)) }
    return await harness.form("/transcriptions:transcribe", parts)
  }

  @Test func `the transcript has the length of the audio, and is the same each time`() async throws {
    let harness = try Harness()
    let audio = WaveFile.silence(milliseconds: 2500)
    let first = await transcribe(harness, audio)
    #expect(first.json["durationMilliseconds"] == 2500)
    #expect(first.json["phrases"]?.elements.isEmpty == false)
    let last = first.json["phrases"]?.elements.last
    let end = (last?["offsetMilliseconds"]?.integerValue ?? 0) + (last?["durationMilliseconds"]?.integerValue ?? 0)
    #expect((1500...2500).contains(end))
    #expect(await transcribe(harness, audio).body == first.body)
    #expect(await transcribe(harness, WaveFile.silence(milliseconds: 2600)).body != first.body)
  }

  @Test func `a registered text is heard`() async throws {
    let harness = try Harness()
    _ = await harness.send("PUT", "/emulator/texts/hello.wav", body: Data("Hello there. How are you?".utf8))
    let audio = WaveFile.silence(milliseconds: 3000)
    let result = await transcribe(harness, audio, name: "hello.wav").json
    #expect(result["combinedPhrases"] == [["text": "Hello there. How are you?"]])
    #expect(result["phrases"]?.elements.map { $0["text"] } == ["Hello there.", "How are you?"])
    #expect(await transcribe(harness, audio, name: "other.wav").json["combinedPhrases"] != result["combinedPhrases"])
  }

  @Test func `a text beside an audio file is heard, also by batch transcription`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "emulator-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let audio = folder.appending(path: "audio")
    try FileManager.default.createDirectory(at: audio, withIntermediateDirectories: true)
    try WaveFile.silence(milliseconds: 4000).write(to: audio.appending(path: "hello.wav"))
    try Data("Good morning.\n".utf8).write(to: audio.appending(path: "hello.txt"))
    let harness = try Harness(data: folder.path)
    let url = "\(Harness.base)/audio/hello.wav"
    #expect(await harness.send("GET", url, key: nil).fields[.contentType] == "audio/wav")
    let fast = await transcribe(harness, nil, ["audioUrl": .string(url)]).json
    #expect(fast["durationMilliseconds"] == 4000)
    #expect(fast["combinedPhrases"] == [["text": "Good morning."]])
    let batch = try await harness.files(of: harness.transcription(url: url))["contenturl_0.json"]
    #expect(batch?["combinedRecognizedPhrases"]?.elements.first?["display"] == "Good morning.")
    #expect(batch?["combinedRecognizedPhrases"]?.elements.first?["lexical"] == "good morning")
    #expect(batch?["durationMilliseconds"] == 4000)
  }

  @Test(
    arguments: [
      (["locales": ["xx-XX"]], "InvalidLocale"),
      (["channels": [0, 1, 2]], "InvalidChannelSpecification"),
      (["channels": [0, 1], "diarization": ["enabled": true]], "InvalidChannelSpecification"),
      (["channels": [5]], "BadChannelConfiguration"),
      (["enhancedMode": ["enabled": true, "task": "translate"]], "InvalidPayload"),
      (["models": ["en-US": "https://contoso.com/m"]], "InvalidModel"),
      (["unknown": 1], "InvalidPayload"),
    ] as [(JSON, String)]
  )
  func `what is wrong in a definition has its own error`(definition: JSON, code: String) async throws {
    let audio = WaveFile.silence(milliseconds: 100, channels: 2)
    let response = await transcribe(try Harness(), audio, definition)
    #expect(response.failure == "400 InvalidRequest/\(code)")
  }

  @Test func `what is wrong with audio has its own error`() async throws {
    let harness = try Harness()
    #expect(await transcribe(harness, nil).failure == "400 InvalidRequest/EmptyAudioFile")
    #expect(await transcribe(harness, Data()).failure == "400 InvalidRequest/EmptyAudioFile")
    #expect(await transcribe(harness, Data("<html>".utf8)).failure == "400 InvalidRequest/InvalidAudioFormat")
    var older = harness
    older.version = "2024-11-15"
    #expect(await transcribe(older, nil).failure == "400 InvalidRequest/InvalidPayload")
  }

  @Test func `channels and speakers are told apart`() async throws {
    let harness = try Harness()
    let audio = WaveFile.silence(milliseconds: 9000, channels: 2)
    let channels = await transcribe(harness, audio, ["channels": [0, 1]]).json
    #expect(channels["combinedPhrases"]?.elements.map { $0["channel"] } == [0, 1])
    let speakers = await transcribe(harness, audio, ["diarization": ["enabled": true, "maxSpeakers": 2]]).json
    #expect(Set(speakers["phrases"]?.elements.compactMap { $0["speaker"]?.integerValue } ?? []) == [1, 2])
  }

  @Test(arguments: [
    ("multipart/form-data", "x", "the content type has no boundary"),
    ("multipart/form-data; boundary=b", "x", "the form does not begin with its boundary"),
    ("multipart/form-data; boundary=b", "--b\r\n", "the form does not end with its boundary"),
    ("multipart/form-data; boundary=b", "--b\r\n\r\nx\r\n--b--", "a part has no name"),
    ("multipart/form-data; boundary=b", "--bx", "a boundary is not followed by a line break"),
  ])
  func `a malformed form is an error`(type: String, body: String, message: String) async throws {
    let harness = try Harness()
    let target = harness.target("/transcriptions:transcribe")
    let response = await harness.send("POST", target, fields: [.contentType: type], body: Data(body.utf8))
    #expect(response.failure == "400 InvalidRequest/InvalidRequestBodyFormat")
    #expect(response.message == "The form is malformed: \(message).")
  }
}
