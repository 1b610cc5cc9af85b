import Foundation
import VersionedAPIRuntime

/// Prints the request of a fast transcription, and reads an answer to it.
@main
struct Transcribe {
  static func main() throws {
    let call = V2024_11_15.Transcriptions.Transcribe(
      audio: FormFile(data: Data("RIFF…".utf8), filename: "hello.wav", contentType: "audio/wav"),
      definition: .init(locales: ["en-US"], profanityFilterMode: .masked)
    )
    let request = try call.request()
    let head = try request.httpRequest(
      endpoint: URL(string: "https://westus.api.cognitive.microsoft.com").unwrapped(),
      credential: V2024_11_15.Credential.subscriptionKey("a key")
    )
    print(head.method.rawValue, head.path ?? "")
    print(request.body?.count ?? 0, "bytes")
  }
}

extension Optional {
  /// The value; what has none is an error.
  fileprivate func unwrapped() throws -> Wrapped {
    guard let self else { throw CocoaError(.formatting) }
    return self
  }
}
