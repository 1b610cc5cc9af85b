import ArgumentParser
import Foundation

/// A format of the result.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text
  case json
  case srt
  case vtt

  var fileExtension: String { self == .text ? "txt" : rawValue }

  /// Whether several results may stand one after the other.
  var canFollow: Bool { self == .text || self == .json }

  /// Returns the transcript in the format, with a line break at its end.
  func render(_ transcript: Transcript) throws -> String {
    switch self {
    case .text: transcript.text
    case .json: try transcript.json
    case .srt: try Cue.cues(of: transcript, namingSpeakers: true).srt
    case .vtt: try Cue.cues(of: transcript, namingSpeakers: false).vtt
    }
  }
}

extension Transcript {
  /// The text of each channel, or a line for each turn of a speaker where speakers are distinguished.
  fileprivate var text: String {
    guard phrases.contains(where: { $0.speaker != nil }) else { return channels.map { $0 + "\n" }.joined() }
    var text = ""
    var speaker: Int?
    for phrase in phrases {
      if !text.isEmpty { text += phrase.speaker == speaker ? " " : "\n" }
      if phrase.speaker != speaker, let speaker = phrase.speaker { text += "Speaker \(speaker): " }
      text += phrase.text
      speaker = phrase.speaker
    }
    return text + "\n"
  }

  fileprivate var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
  }
}
