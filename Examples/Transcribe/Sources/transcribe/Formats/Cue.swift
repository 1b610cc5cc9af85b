/// A subtitle: what is shown at one time.
struct Cue: Hashable, Sendable {
  /// The number of characters of a line at most. Longer ones do not fit on a television screen.
  static let maximumLineLength = 42
  static let maximumLines = 2

  var time: TimeSpan
  var lines: [String]
  var speaker: Int?
}

extension Cue {
  /// Returns the subtitles of a transcript, in the order of time.
  /// - Parameter namingSpeakers: Whether the text says who speaks, where that changes.
  /// - Throws: ``Failure`` if the service sent no times.
  static func cues(of transcript: Transcript, namingSpeakers: Bool) throws -> [Cue] {
    var cues: [Cue] = []
    var speaker: Int?
    // Those of several channels come one channel after the other.
    for phrase in transcript.phrases.sorted(by: { ($0.time?.start ?? 0) < ($1.time?.start ?? 0) }) {
      var tokens = phrase.tokens
      if namingSpeakers, phrase.speaker != speaker, let name = phrase.speaker, let first = tokens.first {
        let time = TimeSpan(start: first.time.start, end: first.time.start)
        tokens[0].isSeparated = true
        tokens.insert(Token(text: "Speaker \(name):", isSeparated: false, time: time), at: 0)
      }
      speaker = phrase.speaker
      cues += Line.lines(of: tokens).chunked(by: maximumLines).map { lines in
        Cue(
          time: lines.dropFirst().reduce(lines[0].time) { $0.extended(to: $1.time) },
          lines: lines.map(\.text),
          speaker: phrase.speaker
        )
      }
    }
    guard !cues.isEmpty || transcript.phrases.allSatisfy(\.text.isEmpty) else {
      throw Failure("\(transcript.name): the service sent no times, which subtitles need")
    }
    return cues
  }
}

/// A line of a subtitle.
private struct Line {
  var text: String
  var time: TimeSpan

  /// Returns the lines of a text, each as long as possible.
  static func lines(of tokens: [Token]) -> [Line] {
    var lines: [Line] = []
    for token in tokens {
      let addition = token.isSeparated ? " \(token.text)" : token.text
      if let last = lines.last, last.text.count + addition.count <= Cue.maximumLineLength {
        lines[lines.count - 1] = Line(text: last.text + addition, time: last.time.extended(to: token.time))
      } else {
        lines.append(Line(text: token.text, time: token.time))
      }
    }
    return lines
  }
}

extension Array {
  fileprivate func chunked(by count: Int) -> [[Element]] {
    stride(from: 0, to: self.count, by: count).map { Array(self[$0..<Swift.min($0 + count, self.count)]) }
  }
}
