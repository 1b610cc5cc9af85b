import Foundation
import HTTPTypes
import Testing
import VersionedAPIRuntime

@testable import EmulatorCore

@Suite struct ValidationTests {
  /// A valid transcription with a change.
  private func failure(_ patch: JSON) async throws -> (String, String?) {
    let harness = try Harness()
    let response = await harness.call("POST", "/transcriptions:submit", Harness.transcription().merging(patch))
    return (response.failure, response.message)
  }

  @Test(
    arguments: [
      (["displayName": .null], "InvalidPayload", "'displayName' is required"),
      (["displayName": ""], "InvalidPayload", "displayName: the string is shorter than 1"),
      (["displayName": 5], "InvalidPayload", "displayName: expected a string, found a number"),
      (["properties": .null], "InvalidPayload", "'properties' is required"),
      (
        ["properties": ["timeToLiveHours": "48"]], "InvalidPayload",
        "properties.timeToLiveHours: expected a 32-bit integer, found a string"
      ),
      (
        ["properties": ["timeToLiveHours": 3_000_000_000]], "InvalidPayload",
        "properties.timeToLiveHours: the value is not a 32-bit integer"
      ),
      (
        ["properties": ["timeToLiveHours": 5]], "InvalidTimeToLive", "The time to live is not from 6 to 744 hours."
      ),
      (
        ["properties": ["punctuationMode": "Loud"]], "InvalidPayload",
        "properties.punctuationMode: 'Loud' is not a PunctuationMode; known values are None, Dictated, Automatic, "
          + "DictatedAndAutomatic"
      ),
      (
        ["properties": ["diarization": ["maxSpeakers": 36]]], "InvalidPayload",
        "properties.diarization.maxSpeakers: the value is greater than 35"
      ),
      (
        ["properties": ["diarizationEnabled": true]], "InvalidPayload",
        "'properties.diarizationEnabled' is not a property of TranscriptionProperties in 2025-10-15; it exists "
          + "in v3.0, v3.2-preview.2"
      ),
      (["contentUrls": ["no URL"]], "InvalidPayload", "contentUrls[0]: the value is not an absolute URL"),
      (["contentUrls": []], "InvalidRecordingsUri", "'contentUrls' is empty."),
      (
        ["contentUrls": .null], "OnlyOneOfUrlsOrContainerOrDataset",
        "Exactly one of 'contentUrls', 'contentContainerUrl' and 'dataset' is required."
      ),
      (
        ["contentContainerUrl": "https://contoso.com/c"], "OnlyOneOfUrlsOrContainerOrDataset",
        "Exactly one of 'contentUrls', 'contentContainerUrl' and 'dataset' is required."
      ),
      (["locale": "xx-XX"], "InvalidLocale", "The locale 'xx-XX' is not supported."),
      (
        ["model": ["self": "https://contoso.com/m"]], "InvalidModel",
        "'model' does not refer to an existing model or base model."
      ),
      (
        ["project": ["self": "https://contoso.com/p"]], "InvalidProject",
        "'project' does not refer to an existing project."
      ),
      (
        ["customProperties": .object(Dictionary(uniqueKeysWithValues: (0...10).map { ("\($0)", "x") }))],
        "InvalidPayload", "There are more than 10 custom properties."
      ),
    ] as [(JSON, String, String)]
  )
  func `what is wrong in a body has its own error`(patch: JSON, code: String, message: String) async throws {
    let (failure, found) = try await failure(patch)
    #expect(failure == "400 InvalidRequest/\(code)")
    #expect(found == message)
  }

  @Test(arguments: [
    ("P31D", 201, "P31D"), ("PT30M", 201, "PT30M"), ("PT0S", 201, nil), ("P32D", 400, nil), ("-PT5H", 400, nil),
    ("P99999999999D", 400, nil),
  ])
  func `older versions have a duration as time to live`(duration: String, status: Int, found: String?) async throws {
    let harness = try Harness(version: "v3.0")
    let body = Harness.transcription().setting("properties", ["timeToLive": .string(duration)])
    let response = await harness.call("POST", "/transcriptions", body)
    #expect(response.status == status)
    if let found { #expect(response.json["properties"]?["timeToLive"] == .string(found)) }
    if status == 400 { #expect(response.failure.hasPrefix("400 InvalidRequest/Invalid")) }
  }

  @Test func `all problems are listed`() async throws {
    let response = await (try Harness()).call("POST", "/transcriptions:submit", ["locale": "en-US", "more": 1])
    #expect(response.json["details"]?.elements.count == 3)
    #expect(response.json["details"]?.elements.map { $0["target"] } == ["displayName", "properties", "more"])
  }

  @Test func `read-only properties are ignored`() async throws {
    let harness = try Harness(pace: .manual)
    let body = Harness.transcription().merging(["status": "Failed", "self": "https://contoso.com/x", "links": [:]])
    let response = await harness.call("POST", "/transcriptions:submit", body)
    #expect(response.status == 201)
    #expect(response.json["status"] == "NotStarted")
  }

  @Test func `a detailed code that a version does not have is left out`() async throws {
    let harness = try Harness(version: "v3.0")
    let found = await harness.call("GET", "/transcriptions?top=0")
    #expect(found.json["innerError"]?["code"] == "UnsupportedPagination")
    let failure = ServiceFailure.invalid("x", .emptyAudioFile)
    #expect(failure.body(in: Harness.model.version("v3.0"))["innerError"] == nil)
    #expect(failure.body(in: Harness.model.version("2025-10-15"))["innerError"]?["code"] == "EmptyAudioFile")
  }

  @Test func `all error codes are those of the definitions`() throws {
    let newest = try #require(Harness.model.versions.last)
    for code in ErrorCode.allCases { #expect(newest.has(code.rawValue, in: ErrorCode.enumName), "\(code)") }
    for code in DetailedErrorCode.allCases {
      #expect(newest.has(code.rawValue, in: DetailedErrorCode.enumName), "\(code)")
    }
  }

  @Test func `a body has to be well-formed, and of the content type`() async throws {
    let harness = try Harness()
    let target = harness.target("/projects")
    let json: HTTPFields = [.contentType: "application/json; charset=utf-8"]
    let malformed = await harness.send("POST", target, fields: json, body: Data("{\"a\":".utf8))
    #expect(malformed.failure == "400 InvalidRequest/InvalidRequestBodyFormat")
    #expect(malformed.message?.hasPrefix("The body is not well-formed JSON: ") == true)
    let empty = await harness.send("POST", target, fields: json)
    #expect(empty.failure == "400 InvalidRequest/EmptyRequest")
    let text = await harness.send("POST", target, fields: [.contentType: "text/plain"], body: Data("{}".utf8))
    #expect(text.failure == "415 UnsupportedMediaType")
    #expect(text.message == "The content type 'text/plain' is not supported; Projects_Create takes application/json.")
    let body = await harness.send("GET", target, fields: json, body: Data("{}".utf8))
    #expect(body.failure == "400 InvalidRequest/InvalidRequestBodyFormat")
    let deep = await harness.send("POST", target, fields: json, body: Data(String(repeating: "[", count: 600).utf8))
    #expect(deep.failure == "400 InvalidRequest/InvalidRequestBodyFormat")
  }

  @Test func `a body that is too large is an error`() async throws {
    let harness = try Harness()
    var request = EmulatorRequest("POST", harness.target("/projects"), isTooLarge: true)
    request.fields.set("Ocp-Apim-Subscription-Key", Harness.key)
    #expect(await harness.emulator.respond(to: request).status == 413)
  }

  @Test func `a patch must change only what can be changed`() async throws {
    let harness = try Harness()
    let url = try await harness.transcription()
    let locale = await harness.call("PATCH", url, ["locale": "de-DE"])
    #expect(locale.failure == "400 InvalidRequest/InvalidPayload")
    let name = await harness.call("PATCH", url, ["displayName": .null])
    #expect(name.failure == "400 InvalidRequest/UnsupportedDelta")
    let empty = await harness.call("PATCH", url, ["displayName": ""])
    #expect(empty.failure == "400 InvalidRequest/UnsupportedDelta")
    #expect(empty.message == "displayName: the string is shorter than 1")
    let changed = await harness.call("PATCH", url, ["description": "new", "customProperties": ["a": "1", "b": "2"]])
    #expect(changed.json["description"] == "new")
    let removed = await harness.call("PATCH", url, ["description": .null, "customProperties": ["a": .null]])
    #expect(removed.json["description"] == nil)
    #expect(removed.json["customProperties"] == ["b": "2"])
    #expect(removed.json["displayName"] == "sample")
  }

  @Test func `parameters of a lifetime are positive`() async throws {
    let harness = try Harness()
    let url = try await harness.transcription()
    let files = await harness.call("GET", url).json["links"]?["files"]?.stringValue ?? ""
    #expect(
      await harness.call("GET", files + "&sasLifetimeMinutes=0").failure
        == "400 InvalidRequest/InvalidSasValidityDuration"
    )
    let model = await harness.call("GET", "/models/base?top=1").json["values"]?.elements.first?["links"]?["manifest"]
    #expect(await harness.call("GET", model?.stringValue ?? "").failure == "400 InvalidRequest/InvalidParameter")
  }
}
