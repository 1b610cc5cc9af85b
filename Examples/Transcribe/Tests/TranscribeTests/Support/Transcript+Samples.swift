@testable import transcribe

extension Transcript {
  /// A transcript with phrases only.
  static func of(_ phrases: Phrase...) -> Transcript {
    Transcript(name: "talk.wav", channels: [phrases.map(\.text).joined(separator: " ")], phrases: phrases)
  }
}

extension Transcript.Phrase {
  /// A phrase whose words begin each 500 ms, and last 400 ms.
  static func spoken(_ text: String, from start: Int, speaker: Int? = nil) -> Self {
    let words = text.split(separator: " ").enumerated().map { index, word in
      let time = TimeSpan(start: start + 500 * index, end: start + 500 * index + 400)
      return Transcript.Word(text: String(word), time: time)
    }
    let time = TimeSpan(start: start, end: words.last?.time?.end ?? start)
    return Self(text: text, time: time, speaker: speaker, words: words)
  }
}
