import Foundation
import VersionedAPIRuntime

/// Fast transcription.
extension Emulator {
  private static let audioLimit = (bytes: 250_000_000, milliseconds: 2 * 3_600_000)
  private static let phraseLimit = 500

  func transcribe(_ call: Call) throws(ServiceFailure) -> Reply {
    guard case .form(let parts) = call.content else { throw .invalid("The request has no form.", .emptyRequest) }
    let definition =
      try parts["definition"].map { part throws(ServiceFailure) in
        try ContentReader.parse(part.data, what: "part 'definition'")
      } ?? [:]
    let locales = definition["locales"]?.elements.compactMap(\.stringValue) ?? []
    for locale in locales where Locales.locale(of: locale) == nil {
      throw .invalid("The locale '\(locale)' is not supported.", at: "definition.locales", .invalidLocale)
    }
    try checkModes(definition)
    let (probe, text) = try audio(of: parts, definition)
    guard probe.milliseconds < Self.audioLimit.milliseconds else {
      throw .invalid("The audio is not shorter than 2 hours.", at: "audio", .audioLengthLimitExceeded)
    }
    var transcriber = Transcriber()
    let channels = definition["channels"]?.elements.compactMap(\.integerValue) ?? []
    // For mono audio, the service ignores channels.
    let isSeparated = !channels.isEmpty && probe.channels > 1
    if isSeparated {
      guard channels.allSatisfy({ $0 < probe.channels }) else {
        throw .invalid(
          "The audio has only \(probe.channels) channels.",
          at: "definition.channels",
          .badChannelConfiguration
        )
      }
      transcriber.channels = channels
    }
    let isDiarized = definition["diarization"]?["enabled"]?.boolValue == true
    if isDiarized { transcriber.speakers = definition["diarization"]?["maxSpeakers"]?.integerValue ?? 2 }
    let transcript = transcriber.transcript(of: probe, text: text)
    return Reply(
      200,
      ResultWriter.fast(
        transcript,
        locale: locales.first.flatMap(Locales.locale) ?? "en-US",
        showsChannels: isSeparated,
        showsSpeakers: isDiarized
      )
    )
  }

  private func checkModes(_ definition: JSON) throws(ServiceFailure) {
    let channels = definition["channels"]?.elements.compactMap(\.integerValue) ?? []
    guard channels.count <= 2, channels.allSatisfy({ $0 >= 0 }), Set(channels).count == channels.count else {
      throw .invalid(
        "'channels' are at most two different numbers from 0.",
        at: "definition.channels",
        .invalidChannelSpecification
      )
    }
    let isDiarized = definition["diarization"]?["enabled"]?.boolValue == true
    guard !(isDiarized && channels.count == 2) else {
      throw .invalid(
        "Diarization cannot be combined with two channels.",
        at: "definition.diarization",
        .invalidChannelSpecification
      )
    }
    guard definition["phraseList"]?["phrases"]?.elements.count ?? 0 <= Self.phraseLimit else {
      throw .invalid("There are more than \(Self.phraseLimit) phrases.", at: "definition.phraseList", .invalidPayload)
    }
    let mode = definition["enhancedMode"]
    if mode?["task"]?.stringValue == "translate", mode?["targetLanguage"] == nil {
      throw .invalid(
        "The task 'translate' requires 'targetLanguage'.",
        at: "definition.enhancedMode.targetLanguage",
        .invalidPayload
      )
    }
    for (locale, url) in definition["models"]?.fields ?? [:] {
      guard let key = references.key(of: url.stringValue ?? ""), table[key] != nil else {
        throw .invalid("There is no such model.", at: "definition.models.\(locale)", .invalidModel)
      }
    }
  }

  private func audio(
    of parts: [String: FormPart],
    _ definition: JSON
  ) throws(ServiceFailure) -> (probe: AudioProbe, text: String?) {
    guard let part = parts["audio"] else {
      guard let url = definition["audioUrl"]?.stringValue else {
        throw .invalid("The request has neither 'audio' nor 'audioUrl'.", at: "audio", .emptyAudioFile)
      }
      return audio(at: url)
    }
    guard !part.data.isEmpty else { throw .invalid("The audio is empty.", at: "audio", .emptyAudioFile) }
    guard part.data.count < Self.audioLimit.bytes else {
      throw .invalid("The audio is not smaller than 250 MB.", at: "audio", .audioLengthLimitExceeded)
    }
    let start = part.data.prefix(64).drop { [9, 10, 13, 32].contains($0) }.first
    guard start != UInt8(ascii: "{"), start != UInt8(ascii: "<") else {
      throw .invalid("The audio is JSON, HTML or XML.", at: "audio", .invalidAudioFormat)
    }
    let library = AudioLibrary(folder: folder.audio, texts: shared.texts)
    let name = part.fileName.map { String($0.split(separator: "/").last ?? "") }
    return (AudioProbe(part.data), name.flatMap(library.text))
  }
}
