import Foundation

/// What the program needs of the service, in any of its api-versions.
protocol Transcriber: Sendable {
  /// Whether URLs can be transcribed at once, and not only in the background.
  var canTranscribeURLsAtOnce: Bool { get }

  /// Transcribes audio at once.
  func transcribe(_ input: Input) async throws -> Transcript

  /// Transcribes audio in the background.
  func transcribe(_ urls: [URL]) async throws -> Batch
}

/// The result of a batch transcription.
struct Batch: Sendable {
  var transcripts: [Transcript] = []
  /// Why some audio was not transcribed.
  var failures: [String] = []

  /// Returns the transcripts in the order of their audio; the service sends them in any.
  func transcripts(inOrderOf urls: [URL]) -> [Transcript] {
    let names = urls.map { Input.url($0).name }
    func position(_ transcript: Transcript) -> Int { names.firstIndex(of: transcript.name) ?? names.endIndex }
    return transcripts.sorted { position($0) < position($1) }
  }

  mutating func addFailure(_ source: String?, _ kind: String?, _ message: String?) {
    let reason = [kind, message].compactMap { $0 }.joined(separator: ": ")
    failures.append("\(Input.name(ofSource: source)): \(reason.isEmpty ? "the service gives no reason" : reason)")
  }
}
