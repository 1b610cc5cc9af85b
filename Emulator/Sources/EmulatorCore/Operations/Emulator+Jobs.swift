import Foundation
import VersionedAPIRuntime

/// Processing in the background: from `NotStarted` over `Running` to `Succeeded` or `Failed`.
extension Emulator {
  /// Processes what is due, in the order of the times.
  func settle() {
    while let entity = table.nextDue(at: clock.now) { step(entity) }
  }

  private func step(_ entity: Entity) {
    var entity = entity
    guard let due = entity.due else { return }
    let key = entity.key
    let time = Date(timeIntervalSince1970: due.timeIntervalSince1970.rounded(.down))
    if entity.startDue == due {
      entity.startDue = nil
      entity.status = .running
      entity.lastAction = max(entity.created, time)
      table[key] = entity
      announce("Processing", entity)
    } else if entity.endDue == due {
      entity.endDue = nil
      entity.lastAction = max(entity.created, time)
      finish(&entity)
      entity.status =
        entity.fields["properties"]?["error"] == nil && entity.fields["error"] == nil ? .succeeded : .failed
      if let hours = entity.fields["properties"]?["timeToLiveHours"]?.integerValue, hours > 0 {
        entity.deleteDue = due.addingTimeInterval(Double(hours) * 3600)
      }
      table[key] = entity
      announce("Completion", entity)
    } else {
      remove(entity)
    }
  }

  /// Whether the user asks for a failure: the display name contains `[fail]`.
  private func isDoomed(_ entity: Entity) -> Bool { entity.displayName.contains("[fail]") }

  /// Whether the user asks for a failure of a content: the path of its URL contains `fail`.
  private func isDoomed(_ url: String) -> Bool {
    (URLComponents(string: url)?.path ?? url).lowercased().contains("fail")
  }

  private func finish(_ entity: inout Entity) {
    if entity.kind == .operation {
      finishCopy(&entity)
      return
    }
    // A model or an endpoint can be processed again.
    entity.fields.set("properties", "error", to: nil)
    if isDoomed(entity) {
      fail(&entity, "InvalidData", "The display name asks for a failure.")
      return
    }
    switch entity.kind {
    case .transcription: finishTranscription(&entity)
    case .dataset: finishDataset(&entity)
    case .evaluation: finishEvaluation(&entity)
    case .model:
      let report: JSON = ["model": .string(entity.displayName), "status": "Succeeded"]
      addFile(report.data(pretty: true), "report.json", "ModelReport", to: &entity)
    case .endpoint:
      if entity.fields["properties"]?["loggingEnabled"]?.boolValue == true, entity.files.isEmpty {
        addLogs(to: &entity)
      }
    case .baseModel, .webHook, .project, .operation: break
    }
  }

  private func fail(_ entity: inout Entity, _ code: String, _ message: String) {
    entity.fields.set("properties", "error", to: ["code": .string(code), "message": .string(message)])
  }

  // MARK: Transcriptions

  /// The audio and the text that a URL leads to.
  func audio(at url: String) -> (probe: AudioProbe, text: String?) {
    let path = URLComponents(string: url)?.path ?? ""
    let parts = path.split(separator: "/").map(String.init)
    let name = parts.last ?? ""
    let library = AudioLibrary(folder: folder.audio, texts: shared.texts)
    if parts.count == 4, parts[0] == "content", let data = store.read(entity: parts[1], name: parts[2]) {
      return (AudioProbe(data), library.text(name))
    }
    if let data = library.audio(name) { return (AudioProbe(data), library.text(name)) }
    return (AudioProbe(url: url), library.text(name))
  }

  private func sources(of entity: Entity) -> [String] {
    if let urls = entity.fields["contentUrls"]?.elements { return urls.compactMap(\.stringValue) }
    if let container = entity.fields["contentContainerUrl"]?.stringValue {
      let base = container.prefix { $0 != "?" }
      return ["\(base)/audio-1.wav", "\(base)/audio-2.wav"]
    }
    return ["dataset/audio-1.wav", "dataset/audio-2.wav"]
  }

  private func finishTranscription(_ entity: inout Entity) {
    let settings = entity.fields["properties"] ?? [:]
    let channels = settings["channels"]?.elements.compactMap(\.integerValue)
    let diarization = settings["diarization"]
    let isDiarized = settings["diarizationEnabled"]?.boolValue == true || diarization?["enabled"]?.boolValue == true
    var total = 0
    var details: [JSON] = []
    var failures = 0
    for (index, source) in sources(of: entity).enumerated() {
      // Signatures do not belong into files that are handed on.
      let shownSource = String(source.prefix { $0 != "?" })
      if isDoomed(source) {
        failures += 1
        details.append([
          "source": .string(shownSource), "status": "Failed", "errorKind": "InvalidAudio",
          "errorMessage": "The path of the URL asks for a failure.",
        ])
        continue
      }
      let (probe, text) = audio(at: source)
      var transcriber = Transcriber()
      transcriber.channels = (channels ?? [0, 1]).filter { $0 < probe.channels }
      if transcriber.channels.isEmpty { transcriber.channels = [0] }
      if isDiarized { transcriber.speakers = diarization?["maxSpeakers"]?.integerValue ?? 2 }
      let transcript = transcriber.transcript(of: probe, text: text)
      total += transcript.milliseconds
      let result = ResultWriter.batch(transcript, source: shownSource, time: entity.lastAction, settings: settings)
      addFile(
        shaped(result, "TranscriptionResult", entity).data(pretty: true),
        "contenturl_\(index).json",
        "Transcription",
        duration: transcript.milliseconds,
        to: &entity
      )
      details.append(["source": .string(shownSource), "status": "Succeeded"])
    }
    let report: JSON = [
      "successfulTranscriptionsCount": .integer(Int64(details.count - failures)),
      "failedTranscriptionsCount": .integer(Int64(failures)), "details": .array(details),
    ]
    addFile(
      shaped(report, "TranscriptionReport", entity).data(pretty: true),
      "report.json",
      "TranscriptionReport",
      to: &entity
    )
    entity.fields.set("properties", "duration", to: ResultWriter.iso(total))
    entity.fields.set("properties", "durationMilliseconds", to: .integer(Int64(total)))
    if failures == details.count { fail(&entity, "InvalidData", "No audio file could be transcribed.") }
  }

  /// Returns the content of a file in the shape of the version that the entity was created in.
  private func shaped(_ value: JSON, _ schema: String, _ entity: Entity) -> JSON {
    guard let version = model.version(entity.version) else { return value }
    return Presenter(version: version, base: base).shaped(value, .named(schema)) ?? value
  }

  // MARK: Datasets

  /// Returns the kind of the file with the data of a dataset.
  static func fileKind(ofDataset kind: String) -> String {
    switch kind {
    case "Acoustic": "AcousticDataArchive"
    case "AudioFiles": "Audio"
    case "Pronunciation": "PronunciationData"
    case "OutputFormatting": "OutputFormattingData"
    default: "LanguageData"
    }
  }

  private func finishDataset(_ entity: inout Entity) {
    let url = entity.fields["contentUrl"]?.stringValue
    if let url, isDoomed(url) {
      fail(&entity, "DataImportFailed", "The path of the URL asks for a failure.")
      return
    }
    let kind = entity.fields["kind"]?.stringValue ?? ""
    let isAudio = ["Acoustic", "AudioFiles"].contains(kind)
    if entity.files.isEmpty {
      let name = url.flatMap { URL(string: $0)?.lastPathComponent }.flatMap { $0.isEmpty || $0 == "/" ? nil : $0 }
      let data = url.map { content(at: $0, kind: kind) } ?? committedData(of: entity)
      addFile(data, name ?? (isAudio ? "data.zip" : "data.txt"), Self.fileKind(ofDataset: kind), to: &entity)
    }
    var lines = 0
    if !isAudio, let file = entity.files.first, let data = store.read(entity: entity.id, name: file.id) {
      lines = data.split(separator: UInt8(ascii: "\n")).count
    }
    entity.fields.set("properties", "acceptedLineCount", to: .integer(Int64(lines)))
    entity.fields.set("properties", "rejectedLineCount", to: 0)
    let milliseconds = isAudio ? entity.files.reduce(0) { $0 + $1.size } / 32 : 0
    entity.fields.set("properties", "duration", to: ResultWriter.iso(milliseconds))
    entity.fields.set("properties", "durationMilliseconds", to: .integer(Int64(milliseconds)))
    let report: JSON = ["acceptedLineCount": .integer(Int64(lines)), "rejectedLineCount": 0, "errors": []]
    addFile(report.data(pretty: true), "report.json", "DatasetReport", to: &entity)
  }

  /// The data at a URL, as far as the emulator can read it, or made up.
  private func content(at url: String, kind: String) -> Data {
    let parts = (URLComponents(string: url)?.path ?? "").split(separator: "/").map(String.init)
    if parts.count == 4, parts[0] == "content", let data = store.read(entity: parts[1], name: parts[2]) { return data }
    let library = AudioLibrary(folder: folder.audio, texts: shared.texts)
    if let data = library.audio(parts.last ?? "") { return data }
    return Data((1...10).map { "This is sentence \($0) of the data at \(url.prefix { $0 != "?" }).\n" }.joined().utf8)
  }

  private func committedData(of entity: Entity) -> Data {
    entity.committedBlocks.reduce(into: Data()) { data, id in
      data += store.read(entity: entity.id, name: ContentStore.blockName(id)) ?? Data()
    }
  }

  // MARK: Evaluations

  private func finishEvaluation(_ entity: inout Entity) {
    let names = ["model1", "model2", "dataset"].map { entity.reference($0)?.id ?? "" }
    entity.fields.set("properties", to: EvaluationFigures.result(seed: StableHash(names.joined(separator: "/")).value))
    let details: JSON = ["figures": entity.fields["properties"] ?? [:]]
    addFile(details.data(pretty: true), "details.json", "EvaluationDetails", to: &entity)
  }
}
