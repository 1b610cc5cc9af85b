import Foundation
import SpeechToTextV2025_10_15

/// Transcribes with api-version 2025-10-15.
struct TranscriberV2025_10_15: Transcriber {
  let canTranscribeURLsAtOnce = true

  private typealias Speech = V2025_10_15

  private let speech: Speech.Client
  private let settings: Settings
  private let progress: ProgressLine

  init(
    _ account: Account,
    _ settings: Settings,
    _ transport: some HTTPTransport,
    _ progress: ProgressLine,
    _ options: ClientOptions
  ) {
    let endpoint: Speech.Client.Endpoint =
      switch account.place {
      case .region(let region): .region(region)
      case .url(let url): .url(url)
      }
    speech = Speech.Client(
      endpoint: endpoint,
      credential: .subscriptionKey(account.key),
      transport: transport,
      options: options
    )
    self.settings = settings
    self.progress = progress
  }

  func transcribe(_ input: Input) async throws -> Transcript {
    var definition = Speech.TranscribeDefinition(
      locales: settings.locales.isEmpty ? nil : settings.locales,
      diarization: settings.speakers.map { .init(enabled: true, maxSpeakers: $0) }
    )
    var audio: FormFile?
    switch input {
    case .file(let file): audio = try FormFile(contentsOf: file)
    case .url(let url): definition.audioURL = url
    }
    let result = try await speech.with { $0.onProgress = { progress.show(input.name, $0) } }
      .transcriptions.transcribe(audio: audio, definition: definition)
    return Transcript(result, name: input.name)
  }

  func transcribe(_ urls: [URL]) async throws -> Batch {
    let job = try await speech.transcriptions.submit(
      .init(
        displayName: "transcribe",
        locale: try settings.mainLocale,
        properties: .init(
          timeToLiveHours: Settings.batchLifetimeHours,
          diarization: settings.speakers.map { .init(enabled: true, maxSpeakers: $0) },
          languageIdentification: settings.candidateLocales.map { .init(candidateLocales: $0) },
          displayFormWordLevelTimestampsEnabled: true
        ),
        contentURLs: urls
      )
    )
    let id = try job.id
    return try await withCleanup {
      let start = ContinuousClock.now
      _ = try await speech.finished(job) { job in
        progress.show(job.status?.rawValue ?? "", since: start)
      }
      return try await results(of: id)
    } cleanUp: {
      guard !settings.keepsBatch else { return }
      try? await speech.with { $0.timeLimit = .seconds(10) }.transcriptions.delete(id: id)
    }
  }

  private func results(of id: UUID) async throws -> Batch {
    var batch = Batch()
    for try await file in speech.transcriptions.listFiles(id: id) {
      switch file.kind {
      case .transcription:
        let result = try await speech.download(file, as: Speech.TranscriptionResult.self)
        batch.transcripts.append(Transcript(result))
      case .transcriptionReport:
        let report = try await speech.download(file, as: Speech.TranscriptionReport.self)
        for detail in report.details ?? [] where detail.status == .failed {
          batch.addFailure(detail.source ?? detail.sourceURL, detail.errorKind, detail.errorMessage)
        }
      default: continue
      }
    }
    return batch
  }
}
