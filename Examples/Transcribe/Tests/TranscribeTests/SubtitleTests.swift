import Testing

@testable import transcribe

struct SubtitleTests {
  @Test
  func `SubRip has numbers, and commas before milliseconds`() throws {
    let transcript = Transcript.of(.spoken("Hello there.", from: 40), .spoken("Bye.", from: 3_723_500))
    #expect(
      try OutputFormat.srt.render(transcript) == """
        1
        00:00:00,040 --> 00:00:00,940
        Hello there.

        2
        01:02:03,500 --> 01:02:03,900
        Bye.

        """
    )
  }

  @Test
  func `WebVTT has a heading, and points before milliseconds`() throws {
    let transcript = Transcript.of(.spoken("Hello there.", from: 40), .spoken("Bye.", from: 360_000_000))
    #expect(
      try OutputFormat.vtt.render(transcript) == """
        WEBVTT

        00:00:00.040 --> 00:00:00.940
        Hello there.

        100:00:00.000 --> 100:00:00.400
        Bye.

        """
    )
  }

  @Test
  func `a long phrase is split at words, by their times`() throws {
    let text = "The quick brown fox jumps over the lazy dog, and then the dog wakes up and chases the fox away."
    #expect(
      try OutputFormat.srt.render(.of(.spoken(text, from: 0))) == """
        1
        00:00:00,000 --> 00:00:08,400
        The quick brown fox jumps over the lazy
        dog, and then the dog wakes up and chases

        2
        00:00:08,500 --> 00:00:09,900
        the fox away.

        """
    )
  }

  @Test
  func `without times of words, the length of the text tells`() throws {
    let text = String(repeating: "123456789 ", count: 10).trimmingSuffix(" ")
    let phrase = Transcript.Phrase(text: text, time: TimeSpan(start: 1000, end: 10_900))
    let cues = try Cue.cues(of: .of(phrase), namingSpeakers: false)
    #expect(cues.map(\.lines.count) == [2, 1])
    #expect(cues.map(\.time) == [TimeSpan(start: 1000, end: 8900), TimeSpan(start: 9000, end: 10_900)])
  }

  @Test
  func `text without spaces is split as well`() throws {
    let text = String(repeating: "語", count: 100)
    let phrase = Transcript.Phrase(text: text, time: TimeSpan(start: 0, end: 10_000))
    let cues = try Cue.cues(of: .of(phrase), namingSpeakers: false)
    #expect(cues.flatMap(\.lines).map(\.count) == [42, 42, 16])
    #expect(cues.map(\.time.end) == [8400, 10_000])
  }

  @Test
  func `words stay together as the text has them`() throws {
    let words = ["你", "好", "—", "world"].enumerated().map { index, word in
      Transcript.Word(text: word, time: TimeSpan(start: index * 100, end: index * 100 + 90))
    }
    let phrase = Transcript.Phrase(text: "你好 — (world)!", time: TimeSpan(start: 0, end: 400), words: words)
    #expect(try Cue.cues(of: .of(phrase), namingSpeakers: false).map(\.lines) == [["你好 — (world)!"]])
  }

  @Test
  func `a new speaker is named`() throws {
    let transcript = Transcript.of(
      .spoken("Hello.", from: 0, speaker: 1),
      .spoken("Again.", from: 1000, speaker: 1),
      .spoken("Hi.", from: 2000, speaker: 2)
    )
    #expect(
      try Cue.cues(of: transcript, namingSpeakers: true).map(\.lines) == [
        ["Speaker 1: Hello."], ["Again."], ["Speaker 2: Hi."],
      ]
    )
    #expect(try OutputFormat.vtt.render(transcript).contains("\n<v Speaker 2>Hi.\n"))
    #expect(try OutputFormat.text.render(transcript) == "Speaker 1: Hello. Again.\nSpeaker 2: Hi.\n")
  }

  @Test
  func `channels are mixed by time`() throws {
    let transcript = Transcript.of(
      .spoken("First.", from: 0),
      .spoken("Third.", from: 2000),
      .spoken("Second.", from: 1000)
    )
    #expect(try Cue.cues(of: transcript, namingSpeakers: false).flatMap(\.lines) == ["First.", "Second.", "Third."])
  }

  @Test
  func `text is not taken for a tag`() throws {
    let transcript = Transcript.of(.spoken("a <b> & c --> {d}", from: 0))
    #expect(try OutputFormat.vtt.render(transcript).contains("\na &lt;b&gt; &amp; c --&gt; {d}\n"))
    let srt = try OutputFormat.srt.render(transcript)
    #expect(srt.contains("\na <\u{2060}b> & c --\u{2060}> {\u{2060}d}\n"))
  }

  @Test
  func `subtitles need times`() {
    let transcript = Transcript.of(Transcript.Phrase(text: "Hello."))
    #expect(throws: Failure.self) { try OutputFormat.srt.render(transcript) }
  }

  @Test
  func `silence has no subtitles`() throws {
    #expect(try OutputFormat.srt.render(.of()) == "")
    #expect(try OutputFormat.vtt.render(.of()) == "WEBVTT\n")
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
