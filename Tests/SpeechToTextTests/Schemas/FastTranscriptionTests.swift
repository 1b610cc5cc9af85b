import Foundation
import HTTPTypes
import SpeechToTextV2025_10_15
import Testing
import VersionedAPIRuntimeTestSupport

/// Fast transcription with what 2025-10-15 added: audio by URL, enhanced mode and phrase lists.
struct FastTranscriptionTests {
  private typealias Speech = V2025_10_15
  private typealias Transcribe = V2025_10_15.Transcriptions.Transcribe

  private static let audio = "https://contoso.blob.core.windows.net/audio/call.wav?sig=abc%2Bd"

  @Test func `a definition encodes as documented`() throws {
    let definition = Speech.TranscribeDefinition(
      locales: ["en-US"],
      audioURL: try makeURL(Self.audio),
      enhancedMode: .init(
        enabled: true,
        task: "translate",
        targetLanguage: "ko",
        prompt: ["Output must be in lexical format."],
        model: "MAI-Transcribe-2",
        modelOptions: ["timestamps": "word"]
      ),
      phraseList: .init(phrases: ["Contoso", "Rehaan Jessie"], biasingWeight: 1.5)
    )

    let json = """
      {
        "locales": ["en-US"],
        "audioUrl": "\(Self.audio)",
        "enhancedMode": {
          "enabled": true, "task": "translate", "targetLanguage": "ko", "prompt": ["Output must be in lexical format."],
          "model": "MAI-Transcribe-2", "modelOptions": { "timestamps": "word" }
        },
        "phraseList": { "phrases": ["Contoso", "Rehaan Jessie"], "biasingWeight": 1.5 }
      }
      """
    #expect(try canonicalJSON(of: definition) == canonicalJSON(json))
    #expect(try decoded(json, as: Speech.TranscribeDefinition.self) == definition)
  }

  @Test func `a form without audio has the definition alone`() throws {
    let operation = Transcribe(definition: .init(audioURL: try makeURL(Self.audio)))
    let request = try operation.request()
    let type = try #require(request.headerFields[.contentType])
    let boundary = try #require(type.split(separator: "boundary=").last)

    #expect(
      String(decoding: try #require(try request.body?.data()), as: UTF8.self) == """
        --\(boundary)\r
        Content-Disposition: form-data; name="definition"\r
        \r
        {"audioUrl":"\(Self.audio)"}\r
        --\(boundary)--\r

        """
    )
  }

  @Test func `phrases and words without times are read`() throws {
    let json = """
      {
        "durationMilliseconds": 2000,
        "combinedPhrases": [{ "text": "Hello, Contoso." }],
        "phrases": [
          { "text": "Hello,", "confidence": 0, "words": [{ "text": "Hello," }] },
          { "offsetMilliseconds": 900, "durationMilliseconds": 1100, "text": "Contoso.", "confidence": 0 }
        ]
      }
      """
    let reply = try Transcribe.reply(200, [:], Data(json.utf8))

    #expect(reply.issues.isEmpty)
    #expect(reply.output.phrases.map(\.offsetMilliseconds) == [nil, 900])
    #expect(reply.output.phrases.map(\.durationMilliseconds) == [nil, 1100])
    #expect(reply.output.phrases.first?.words == [.init(text: "Hello,")])
    #expect(try canonicalJSON(of: reply.output) == canonicalJSON(json))
  }
}
