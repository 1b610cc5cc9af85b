import SpeechToTextV2025_10_15

extension Transcript {
  /// Creates a transcript from the result of a fast transcription.
  init(_ result: V2025_10_15.TranscribeResult, name: String) {
    self.init(
      name: name,
      channels: result.combinedPhrases.map(\.text),
      phrases: result.phrases.map { phrase in
        Phrase(
          text: phrase.text,
          time: TimeSpan(offset: phrase.offsetMilliseconds, duration: phrase.durationMilliseconds),
          speaker: phrase.speaker,
          words: (phrase.words ?? []).map { word in
            Word(
              text: word.text,
              time: TimeSpan(offset: word.offsetMilliseconds, duration: word.durationMilliseconds)
            )
          }
        )
      }
    )
  }

  /// Creates a transcript from a result file of a batch transcription.
  init(_ result: V2025_10_15.TranscriptionResult) {
    self.init(
      name: Input.name(ofSource: result.source),
      channels: (result.combinedRecognizedPhrases ?? []).compactMap(\.display),
      phrases: (result.recognizedPhrases ?? []).compactMap { phrase in
        guard let best = phrase.nBest?.max(by: { ($0.confidence ?? 0) < ($1.confidence ?? 0) }), let text = best.display
        else { return nil }
        return Phrase(
          text: text,
          time: TimeSpan(offset: phrase.offsetMilliseconds, duration: phrase.durationMilliseconds),
          speaker: phrase.speaker,
          words: (best.displayWords ?? []).map { word in
            Word(
              text: word.displayText,
              time: TimeSpan(offset: word.offsetMilliseconds, duration: word.durationMilliseconds)
            )
          }
        )
      }
    )
  }
}
