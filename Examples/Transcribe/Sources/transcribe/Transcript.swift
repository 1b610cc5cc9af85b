/// The text of audio, however it was transcribed.
struct Transcript: Hashable, Sendable {
  struct Phrase: Hashable, Sendable {
    var text: String
    /// Nil where the service leaves it out.
    var time: TimeSpan?
    var speaker: Int?
    var words: [Word] = []
  }

  struct Word: Hashable, Sendable {
    var text: String
    var time: TimeSpan?
  }

  /// The name of the audio.
  var name: String
  /// The whole text of each channel.
  var channels: [String]
  /// In the order of time.
  var phrases: [Phrase]
}

extension Transcript: Encodable {}
extension Transcript.Phrase: Encodable {}
extension Transcript.Word: Encodable {}
