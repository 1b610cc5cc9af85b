/// What was said in audio.
struct Transcript: Sendable {
  /// A word as it is displayed, with its times in milliseconds.
  struct Word: Sendable {
    var text: String
    var offset: Int
    var duration: Int

    /// The word as spoken: in lowercase and without punctuation.
    var lexical: String {
      String(text.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "'" })
    }
  }

  /// A sentence.
  struct Phrase: Sendable {
    var channel: Int
    var speaker: Int
    var words: [Word]
    var confidence: Double

    var offset: Int { words.first?.offset ?? 0 }
    var duration: Int { (words.last.map { $0.offset + $0.duration } ?? 0) - offset }
    var display: String { words.map(\.text).joined(separator: " ") }
    var lexical: String { words.map(\.lexical).filter { !$0.isEmpty }.joined(separator: " ") }
  }

  /// The duration of the audio in milliseconds.
  var milliseconds: Int
  /// The phrases of all channels, by their times.
  var phrases: [Phrase]

  /// The channels that have phrases.
  var channels: [Int] { Set(phrases.map(\.channel)).sorted() }

  /// Returns the display text of a channel.
  func display(channel: Int) -> String {
    phrases.filter { $0.channel == channel }.map(\.display).joined(separator: " ")
  }

  /// Returns the text of a channel as spoken.
  func lexical(channel: Int) -> String {
    phrases.filter { $0.channel == channel }.map(\.lexical).joined(separator: " ")
  }
}
