import Foundation
import VersionedAPIClient

typealias Speech = V2025_10_15

/// Transcribes a greeting, with a prepared response instead of the network.
@main
struct Hello {
  static func main() async throws {
    guard let endpoint = URL(string: "https://westus.api.cognitive.microsoft.com") else { throw URLError(.badURL) }
    let transport = StubTransport { request, body in
      print(request.method.rawValue, request.path ?? "")
      print(body?.length ?? 0, "bytes")
      return .json(#"{ "durationMilliseconds": 900, "combinedPhrases": [{ "text": "Hello." }], "phrases": [] }"#)
    }
    let speech = Speech.Client(endpoint: .url(endpoint), credential: .subscriptionKey("a key"), transport: transport)

    let result = try await speech.transcriptions.transcribe(
      audio: FormFile(data: Data("RIFF…".utf8), filename: "hello.wav", contentType: "audio/wav"),
      definition: .init(locales: ["en-US"], profanityFilterMode: .masked)
    )
    for channel in result.combinedPhrases { print(channel.text) }
  }
}
