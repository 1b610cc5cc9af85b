/// "Hears" audio: a given text, or an invented one of the length of the audio. The result is always the same for the same
/// audio.
struct Transcriber: Sendable {
  /// The channels to transcribe.
  var channels: [Int] = [0]
  /// The number of speakers to tell apart; nil without diarization.
  var speakers: Int?

  private static let vocabulary = [
    "the", "meeting", "begins", "with", "a", "report", "on", "last", "quarter", "we", "have", "shipped", "new",
    "version", "and", "customers", "are", "happy", "next", "week", "team", "will", "test", "some", "more", "of", "it",
    "please", "send", "your", "notes", "before", "friday", "thank", "you", "for", "good", "work",
  ]
  /// The time per invented word in milliseconds.
  private static let wordDuration = 400
  /// The maximum number of invented words, so that a long recording has a result of a reasonable size.
  private static let wordLimit = 20_000

  /// Transcribes audio.
  /// - Parameter text: What is said, if it is known.
  func transcript(of audio: AudioProbe, text: String?) -> Transcript {
    let sentences = text.map(Self.sentences) ?? Self.sentences(seed: audio.seed, milliseconds: audio.milliseconds)
    let count = max(1, sentences.reduce(0) { $0 + $1.count })
    // Words share the time evenly; each is followed by a short pause.
    let step = Double(audio.milliseconds) / Double(count)
    var generator = SeededGenerator(seed: audio.seed)
    var position = 0
    var phrases: [Transcript.Phrase] = []
    for (index, sentence) in sentences.enumerated() {
      let words = sentence.enumerated().map { number, word in
        let offset = Int(Double(position + number) * step)
        return Transcript.Word(text: word, offset: offset, duration: max(1, Int(step * 0.9)))
      }
      position += sentence.count
      let confidence = Double(Int.random(in: 800...990, using: &generator)) / 1000
      for channel in channels {
        phrases.append(
          Transcript.Phrase(
            channel: channel,
            speaker: 1 + index % max(1, speakers ?? 1),
            words: words,
            confidence: confidence
          )
        )
      }
    }
    return Transcript(milliseconds: audio.milliseconds, phrases: phrases)
  }

  /// Splits a text into sentences of words.
  private static func sentences(_ text: String) -> [[String]] {
    var result: [[String]] = []
    var sentence: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      sentence.append(String(word))
      if let last = word.last, ".!?".contains(last) {
        result.append(sentence)
        sentence = []
      }
    }
    return sentence.isEmpty ? result : result + [sentence]
  }

  private static func sentences(seed: UInt64, milliseconds: Int) -> [[String]] {
    var generator = SeededGenerator(seed: seed)
    var open = min(wordLimit, milliseconds / wordDuration)
    var result: [[String]] = []
    while open > 0 {
      let count = min(open, Int.random(in: 4...10, using: &generator))
      var words = (0..<count).map { _ in vocabulary.randomElement(using: &generator) ?? "the" }
      words[0] = words[0].prefix(1).uppercased() + words[0].dropFirst()
      words[count - 1] += "."
      result.append(words)
      open -= count
    }
    return result
  }
}
