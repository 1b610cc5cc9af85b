import Foundation
import HTTPTypes
import Testing
import VersionedAPIClient

@testable import transcribe

@Suite(.timeLimit(.minutes(1)))
struct JobTests {
  /// Runs a job, and returns its results.
  private func run(
    _ service: FakeService,
    _ inputs: [String],
    mode: Mode = .auto,
    version: APIVersion = .v2025_10_15,
    settings: Settings = Settings(locales: ["en-US"])
  ) async throws -> [Transcript] {
    let account = try Account(endpoint: "https://speech.example", environment: ["SPEECH_KEY": "key"])
    var options = ClientOptions()
    options.polling = PollingPolicy(interval: .milliseconds(50))
    options.retry = .none
    let transcriber = version.makeTranscriber(account, settings, service.transport, ProgressLine(), options: options)
    let inputs = try inputs.map { try #require(Input(argument: $0)) }
    let job = Job(inputs: inputs, mode: mode, transcriber: transcriber, transport: service.transport)
    var transcripts: [Transcript] = []
    try await job.run { transcripts.append($0) }
    return transcripts
  }

  private func withFile(_ body: (String) async throws -> Void) async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).wav")
    try Data("RIFF".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try await body(file.path())
  }

  @Test(arguments: APIVersion.allCases)
  func `a file is transcribed at once`(version: APIVersion) async throws {
    let service = FakeService.fast()
    try await withFile { file in
      let transcripts = try await run(service, [file], version: version)
      #expect(transcripts.map(\.channels) == [["Hello there."]])
      #expect(transcripts.first?.phrases.first?.time == TimeSpan(start: 40, end: 940))
    }
    #expect(await service.requests == ["POST /speechtotext/transcriptions:transcribe"])
    let body = try #require(await service.bodies.first)
    #expect(body.contains("RIFF"))
    #expect(body.contains(#"{"locales":["en-US"]}"#))
  }

  @Test
  func `a URL of short audio is transcribed at once`() async throws {
    let service = FakeService.fast()
    _ = try await run(service, ["https://audio.example/a.wav"])
    #expect(await service.requests == ["HEAD /a.wav", "POST /speechtotext/transcriptions:transcribe"])
    #expect(await service.bodies.last?.contains("audio.example") == true)
  }

  @Test(arguments: APIVersion.allCases)
  func `several URLs are one batch, which is deleted`(version: APIVersion) async throws {
    let service = FakeService.batch()
    let urls = ["https://audio.example/a.wav", "https://audio.example/b.wav"]
    let error = await #expect(throws: Failure.self) { try await run(service, urls, version: version) }
    #expect(error?.description == "b.wav: InvalidData: The audio is empty.")
    let path = "/speechtotext/transcriptions/\(FakeService.id)"
    #expect(
      await service.requests == [
        "POST /speechtotext/transcriptions:submit", "GET \(path)", "GET \(path)", "GET \(path)/files",
        "GET /report.json",
        "GET /0.json", "DELETE \(path)",
      ]
    )
  }

  @Test
  func `a URL of long audio is a batch`() async throws {
    let service = FakeService.fast()
    await #expect(throws: ServiceError.self) { try await run(service, ["https://audio.example/long.wav"]) }
    #expect(await service.requests == ["HEAD /long.wav", "POST /speechtotext/transcriptions:submit"])
  }

  @Test
  func `a batch can be kept`() async throws {
    let service = FakeService.batch()
    _ = try? await run(
      service,
      ["https://audio.example/a.wav"],
      mode: .batch,
      settings: Settings(locales: ["en-US", "de-DE"], speakers: 3, keepsBatch: true)
    )
    #expect(await service.requests.contains { $0.hasPrefix("DELETE") } == false)
    let body = try #require(await service.bodies.first)
    #expect(body.contains(#""candidateLocales":["en-US","de-DE"]"#))
    #expect(body.contains(#""maxSpeakers":3"#))
  }

  @Test
  func `a failed batch says why, and is deleted`() async throws {
    let error = #"{ "error": { "code": "InvalidUri", "message": "The URI cannot be read." } }"#
    let service = FakeService.batch(endingWith: "Failed", error)
    let failure = await #expect(throws: (any Error).self) {
      try await run(service, ["https://audio.example/a.wav"], mode: .batch)
    }
    #expect(failure.map { Failure($0).description } == "the job failed: InvalidUri: The URI cannot be read.")
    #expect(await service.requests.last == "DELETE /speechtotext/transcriptions/\(FakeService.id)")
  }

  @Test
  func `a wrong key is named`() async throws {
    let service = FakeService.fast(
      .json(#"{"error": {"code": "401", "message": "Access denied."}}"#, status: .unauthorized)
    )
    let error = await #expect(throws: ServiceError.self) { try await run(service, ["https://audio.example/a.wav"]) }
    #expect(
      error.map { Failure($0).description.hasPrefix("the key in SPEECH_KEY is not one of this Speech resource") }
        == true
    )
  }

  @Test
  func `what cannot be transcribed is an error before anything is sent`() async throws {
    let service = FakeService.fast()
    let missing = await #expect(throws: RequestError.self) { try await run(service, ["/nowhere/a.wav"]) }
    #expect(missing?.description == "'/nowhere/a.wav' cannot be read: No such file or directory")
    try await withFile { file in
      await #expect(throws: Failure.self) { try await run(service, [file], mode: .batch) }
    }
    await #expect(throws: Failure.self) {
      try await run(service, ["https://audio.example/a.wav"], mode: .batch, settings: Settings())
    }
    await #expect(throws: Failure.self) {
      try await run(service, ["https://audio.example/a.wav"], mode: .fast, version: .v2024_11_15)
    }
    #expect(await service.requests.isEmpty)
  }

  @Test
  func `a cancelled batch is deleted`() async throws {
    let service = FakeService.batch(endingWith: "Running")
    let task = Task { try await run(service, ["https://audio.example/a.wav"], mode: .batch) }
    while await service.requests.count < 4 { try await Task.sleep(for: .milliseconds(10)) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(await service.requests.last == "DELETE /speechtotext/transcriptions/\(FakeService.id)")
  }
}
