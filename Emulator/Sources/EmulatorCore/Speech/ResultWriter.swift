import Foundation
import VersionedAPIRuntime

/// Writes transcripts in the forms of the service, with the properties of all versions.
enum ResultWriter {
  /// The response of a fast transcription.
  /// - Parameters:
  ///   - locale: The locale of the phrases.
  ///   - showsChannels: Whether channels were transcribed separately.
  ///   - showsSpeakers: Whether speakers were told apart.
  static func fast(_ transcript: Transcript, locale: String, showsChannels: Bool, showsSpeakers: Bool) -> JSON {
    func channel(_ value: JSON, _ channel: Int) -> JSON {
      showsChannels ? value.setting("channel", .integer(Int64(channel))) : value
    }
    let combined = transcript.channels.map { number in
      channel(["text": .string(transcript.display(channel: number))], number)
    }
    let phrases = transcript.phrases.map { phrase -> JSON in
      var value: JSON = [
        "offsetMilliseconds": number(phrase.offset), "durationMilliseconds": number(phrase.duration),
        "text": .string(phrase.display), "locale": .string(locale), "confidence": .number(phrase.confidence),
      ]
      let words = phrase.words.map { word -> JSON in
        [
          "text": .string(word.text), "offsetMilliseconds": number(word.offset),
          "durationMilliseconds": number(word.duration),
        ]
      }
      value.set("words", to: .array(words))
      if showsSpeakers { value.set("speaker", to: number(phrase.speaker)) }
      return channel(value, phrase.channel)
    }
    return [
      "durationMilliseconds": number(transcript.milliseconds),
      "combinedPhrases": .array(combined.isEmpty ? [["text": ""]] : combined), "phrases": .array(phrases),
    ]
  }

  /// The result file of one audio file of a batch transcription.
  static func batch(_ transcript: Transcript, source: String, time: Date, settings: JSON) -> JSON {
    let showsWords = settings["wordLevelTimestampsEnabled"]?.boolValue ?? false
    let showsDisplayWords = settings["displayFormWordLevelTimestampsEnabled"]?.boolValue ?? false
    let showsSpeakers = settings["diarizationEnabled"]?.boolValue ?? settings["diarization"]?["enabled"]?.boolValue
    let combined = transcript.channels.map { channel -> JSON in
      let display = transcript.display(channel: channel)
      let lexical = transcript.lexical(channel: channel)
      return [
        "channel": number(channel), "lexical": .string(lexical), "itn": .string(lexical),
        "maskedITN": .string(lexical), "display": .string(display),
      ]
    }
    let phrases = transcript.phrases.map { phrase -> JSON in
      var best: JSON = [
        "confidence": .number(phrase.confidence), "lexical": .string(phrase.lexical), "itn": .string(phrase.lexical),
        "maskedITN": .string(phrase.lexical), "display": .string(phrase.display),
      ]
      if showsWords {
        best.set(
          "words",
          to: .array(
            phrase.words.map { word in
              span(word.offset, word.duration)
                .merging(["word": .string(word.lexical), "confidence": .number(phrase.confidence)])
            }
          )
        )
      }
      if showsDisplayWords {
        best.set(
          "displayWords",
          to: .array(
            phrase.words.map { word in
              span(word.offset, word.duration).setting("displayText", .string(word.text))
            }
          )
        )
      }
      var value = span(phrase.offset, phrase.duration)
        .merging(["recognitionStatus": "Success", "channel": number(phrase.channel), "nBest": [best]])
      if showsSpeakers == true { value.set("speaker", to: number(phrase.speaker)) }
      if let locales = settings["languageIdentification"]?["candidateLocales"]?.elements, let locale = locales.first {
        value.set("locale", to: locale)
      }
      return value
    }
    return duration(transcript.milliseconds).merging([
      "source": .string(source), "timestamp": .string(time.wireText),
      "combinedRecognizedPhrases": .array(combined), "recognizedPhrases": .array(phrases),
    ])
  }

  /// An ISO 8601 duration.
  static func iso(_ milliseconds: Int) -> JSON { .string(Duration.milliseconds(milliseconds).wireText) }

  private static func number(_ number: Int) -> JSON { .integer(Int64(number)) }

  private static func duration(_ milliseconds: Int) -> JSON {
    [
      "duration": iso(milliseconds), "durationInTicks": number(milliseconds * 10_000),
      "durationMilliseconds": number(milliseconds),
    ]
  }

  private static func span(_ offset: Int, _ milliseconds: Int) -> JSON {
    duration(milliseconds).merging([
      "offset": iso(offset), "offsetInTicks": number(offset * 10_000), "offsetMilliseconds": number(offset),
    ])
  }
}
