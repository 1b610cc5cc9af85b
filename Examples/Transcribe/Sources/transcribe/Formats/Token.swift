/// A part of a phrase that stays in one line of a subtitle: a word, or a part of one that has too many characters.
struct Token: Hashable, Sendable {
  var text: String
  /// Whether there is a space before it.
  var isSeparated: Bool
  var time: TimeSpan
}

extension Transcript.Phrase {
  /// The words of the text with their times; those of the service, or else as the length of words suggests.
  ///
  /// Empty if there are no times.
  var tokens: [Token] {
    (timedTokens ?? estimatedTokens).flatMap(\.pieces)
  }

  /// The words with the times of the service; nil if it sends none, or not those of all words.
  ///
  /// The text says where spaces are, since not all languages have some between words.
  private var timedTokens: [Token]? {
    var tokens: [Token] = []
    // One line, with single spaces.
    var rest = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")[...]
    for word in words {
      guard let time = word.time, !word.text.isEmpty, let range = rest.firstRange(of: word.text) else { return nil }
      // What is between two words, such as a dash, belongs to the word that it has no space to, or else to the first.
      let gap = rest[..<range.lowerBound]
      let space = gap.lastIndex(where: \.isWhitespace)
      let before = space.map { gap[..<$0] } ?? (tokens.isEmpty ? "" : gap)
      let after = space.map { gap[gap.index(after: $0)...] } ?? (tokens.isEmpty ? gap : "")
      if let last = tokens.indices.last { tokens[last].text += before }
      tokens.append(Token(text: after + word.text, isSeparated: space != nil, time: time))
      rest = rest[range.upperBound...]
    }
    guard let last = tokens.indices.last else { return nil }
    tokens[last].text += rest
    return tokens
  }

  private var estimatedTokens: [Token] {
    guard let time, !text.isEmpty else { return [] }
    let count = Double(text.count)
    return text.split(whereSeparator: \.isWhitespace).map { word in
      let start = Double(text.distance(from: text.startIndex, to: word.startIndex))
      let span = time.part(from: start / count, to: (start + Double(word.count)) / count)
      return Token(text: String(word), isSeparated: true, time: span)
    }
  }
}

extension Token {
  /// The token, or its parts if it does not fit into a line.
  fileprivate var pieces: [Token] {
    let limit = Cue.maximumLineLength
    guard text.count > limit else { return [self] }
    return stride(from: 0, to: text.count, by: limit).map { offset in
      let piece = text.dropFirst(offset).prefix(limit)
      let count = Double(text.count)
      return Token(
        text: String(piece),
        isSeparated: isSeparated && offset == 0,
        time: time.part(from: Double(offset) / count, to: Double(offset + piece.count) / count)
      )
    }
  }
}
