import ArgumentParser
import Foundation
import Testing

@testable import transcribe

struct CommandTests {
  @Test
  func `files and URLs are told apart`() throws {
    let command = try Transcribe.parse(["talk.wav", "https://example.com/a.mp3?sig=secret"])
    #expect(command.inputs.map(\.name) == ["talk.wav", "a.mp3"])
    guard case .file = command.inputs[0], case .url = command.inputs[1] else {
      Issue.record("\(command.inputs)")
      return
    }
  }

  @Test
  func `locales are repeated`() throws {
    let command = try Transcribe.parse(["a.wav", "--locale", "en-US", "--locale", "de-DE", "-f", "json"])
    #expect(command.locale == ["en-US", "de-DE"])
    #expect(command.format == .json)
    #expect(command.apiVersion == .v2025_10_15)
  }

  @Test(arguments: [
    (["--api-version", "v3.0", "a.wav"], "The api-version v3.0 is retired; use 2025-10-15 or 2024-11-15."),
    (["--api-version", "2023-01-01", "a.wav"], "There is no api-version '2023-01-01'; use 2025-10-15 or 2024-11-15."),
    (["--diarize", "1", "a.wav"], "--diarize must be from 2 to 35."),
    (["--format", "srt", "a.wav", "b.wav"], "Several results in the format srt need an --output FOLDER."),
    (["--format", "doc", "a.wav"], "The value 'doc' is invalid for '--format <format>'"),
    ([], "Missing expected argument '<inputs> ...'"),
  ])
  func `a wrong command line says what is wrong`(arguments: [String], message: String) {
    let error = #expect(throws: (any Error).self) { try Transcribe.parse(arguments) }
    #expect(error.map { Transcribe.message(for: $0) }?.contains(message) == true)
  }

  @Test(
    arguments: [
      (["SPEECH_KEY": "k", "SPEECH_REGION": "westus"], nil, nil, "westus"),
      (
        ["SPEECH_KEY": "k", "SPEECH_ENDPOINT": "https://a.example", "SPEECH_REGION": "westus"], nil, nil,
        "https://a.example"
      ),
      (
        ["SPEECH_KEY": "k", "SPEECH_ENDPOINT": "https://a.example"], "eastus", nil,
        "eastus"
      ),
      (["SPEECH_KEY": "k"], "eastus", "https://b.example", "https://b.example"),
    ] as [([String: String], String?, String?, String)]
  )
  func `options come before the environment`(
    environment: [String: String],
    region: String?,
    endpoint: String?,
    expected: String
  ) throws {
    let account = try Account(region: region, endpoint: endpoint, environment: environment)
    switch account.place {
    case .region(let region): #expect(region == expected)
    case .url(let url): #expect(url.absoluteString == expected)
    }
  }

  @Test(arguments: [
    (["SPEECH_REGION": "westus"], "SPEECH_KEY is not in the environment"),
    (["SPEECH_KEY": "", "SPEECH_REGION": "westus"], "SPEECH_KEY is not in the environment"),
    (["SPEECH_KEY": "k"], "there is no region"),
    (["SPEECH_KEY": "k", "SPEECH_ENDPOINT": "westus"], "'westus' is not a URL"),
  ])
  func `an incomplete environment is an error`(environment: [String: String], message: String) {
    let error = #expect(throws: Failure.self) { try Account(environment: environment) }
    #expect(error?.description.hasPrefix(message) == true)
  }
}
