extension [Cue] {
  /// The subtitles as SubRip: with numbers, and a comma before milliseconds.
  var srt: String {
    enumerated().map { index, cue in
      let lines = cue.lines.map(\.escapedForSRT).joined(separator: "\n")
      return "\(index + 1)\n\(cue.time.line(separator: ","))\n\(lines)\n"
    }
    .joined(separator: "\n")
  }

  /// The subtitles as WebVTT: with the names of speakers as voices.
  var vtt: String {
    "WEBVTT\n"
      + map { cue in
        let voice = cue.speaker.map { "<v Speaker \($0)>" } ?? ""
        let lines = cue.lines.map(\.escapedForVTT).joined(separator: "\n")
        return "\n\(cue.time.line(separator: "."))\n\(voice)\(lines)\n"
      }
      .joined()
  }
}

extension TimeSpan {
  /// Both times, as in `00:00:01,000 --> 00:00:02,500`. Players do not show a subtitle that ends when it begins.
  fileprivate func line(separator: String) -> String {
    "\(Self.clock(start, separator)) --> \(Self.clock(max(end, start + 1), separator))"
  }

  private static func clock(_ milliseconds: Int, _ separator: String) -> String {
    func padded(_ number: Int, _ digits: Int) -> String {
      String(repeating: "0", count: max(0, digits - "\(number)".count)) + "\(number)"
    }
    let seconds = milliseconds / 1000
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
    return parts.joined(separator: ":") + separator + padded(milliseconds % 1000, 3)
  }
}

extension String {
  /// SubRip has no escapes. A word joiner, which nobody sees, keeps players from taking text for a tag or for times.
  fileprivate var escapedForSRT: String {
    replacing("-->", with: "--\u{2060}>").replacing("<", with: "<\u{2060}").replacing("{", with: "{\u{2060}")
  }

  fileprivate var escapedForVTT: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
