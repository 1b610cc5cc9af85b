import Foundation
import VersionedAPIRuntime

typealias Speech = V2025_10_15

/// Prints the request of a fast transcription.
@main
struct Transcribe {
  static func main() async throws {
    let transcribe = Speech.Transcriptions.Transcribe(
      audio: FormFile(data: Data("RIFF…".utf8), filename: "hello.wav", contentType: "audio/wav"),
      definition: .init(locales: ["en-US"], profanityFilterMode: .masked)
    )
    guard let endpoint = URL(string: "https://westus.api.cognitive.microsoft.com") else { throw URLError(.badURL) }
    let request = try transcribe.request()
    let head = try await request.httpRequest(endpoint: endpoint, credential: Speech.Credential.subscriptionKey("a key"))
    print(head.method.rawValue, head.path ?? "")
    print(request.body?.length ?? 0, "bytes")
  }
}
