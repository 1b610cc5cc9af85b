import Foundation
import VersionedAPIClient

/// A run of the program.
struct Job: Sendable {
  /// The number of bytes of a file that fast transcription accepts.
  static let maximumFileLength = 250_000_000
  /// The number of bytes up to which a URL is transcribed at once: 2 hours, the limit of fast transcription, have more in
  /// all usual formats.
  static let maximumShortLength: Int64 = 20_000_000

  let inputs: [Input]
  let mode: Mode
  let transcriber: any Transcriber
  let transport: any HTTPTransport

  /// Transcribes all inputs: files one by one, and URLs together unless there is only one of short audio.
  /// - Parameter write: Receives each transcript when it is there.
  func run(_ write: (Transcript) throws -> Void) async throws {
    let files = inputs.filter { if case .file = $0 { true } else { false } }
    let urls = inputs.compactMap { if case .url(let url) = $0 { url } else { nil } }
    for case .file(let file) in files { try check(file) }
    for file in files { try write(try await transcriber.transcribe(file)) }
    if try await isFast(urls) {
      for url in urls { try write(try await transcriber.transcribe(.url(url))) }
    } else if !urls.isEmpty {
      let batch = try await transcriber.transcribe(urls)
      for transcript in batch.transcripts(inOrderOf: urls) { try write(transcript) }
      if !batch.failures.isEmpty { throw Failure(batch.failures.joined(separator: "; ")) }
    }
  }

  /// Throws an error if a file cannot be transcribed at once.
  private func check(_ file: URL) throws {
    let path = file.path(percentEncoded: false)
    if mode == .batch {
      throw Failure("'\(path)' is a file; a batch needs URLs, such as that of a blob in Azure Storage with a SAS token")
    }
    if try RequestBody(contentsOf: file).length > Self.maximumFileLength {
      throw Failure(
        """
        '\(path)' has more than \(Self.maximumFileLength / 1_000_000) MB; upload it, such as to Azure Storage, and \
        transcribe its URL
        """
      )
    }
  }

  private func isFast(_ urls: [URL]) async throws -> Bool {
    guard mode == .auto else { return mode == .fast }
    guard urls.count == 1, transcriber.canTranscribeURLsAtOnce, let length = try await transport.length(of: urls[0])
    else { return false }
    return length <= Self.maximumShortLength
  }
}
