import Foundation
import VersionedAPIDefinition
import VersionedAPIRuntime

/// Files of entities, and logs of endpoints.
extension Emulator {
  func listFiles(_ entity: Entity, _ call: Call) throws(ServiceFailure) -> Reply {
    let expires = try expiry(call)
    return try Page.reply(entity.files, to: call) {
      fileJSON($0, of: entity, "\(entity.kind.group)_GetFile", ["id": entity.id, "fileId": $0.id], call, expires)
    }
  }

  func file(_ entity: Entity, _ call: Call) throws(ServiceFailure) -> Reply {
    let id = call.string("fileId")?.lowercased() ?? ""
    guard let file = entity.files.first(where: { $0.id == id }) else { throw .notFound("file") }
    let values = ["id": entity.id, "fileId": file.id]
    return Reply(200, fileJSON(file, of: entity, "\(entity.kind.group)_GetFile", values, call, try expiry(call)))
  }

  private func fileJSON(
    _ file: StoredFile,
    of entity: Entity,
    _ operation: String,
    _ values: [String: String],
    _ call: Call,
    _ expires: Date
  ) -> JSON {
    let content = SignedURL(key: shared.signingKey)
      .url(base: call.base, entity: entity.id, file: file.id, name: file.name, expires: expires)
    var result: JSON = [
      "name": .string(file.name), "kind": .string(file.kind), "links": ["contentUrl": .string(content)],
      "properties": ["size": .integer(Int64(file.size))], "createdDateTime": .string(file.created.wireText),
    ]
    result.set("self", to: call.version.url(of: operation, values, base: call.base).map(JSON.string))
    if let duration = file.duration {
      result.set("properties", "duration", to: ResultWriter.iso(duration))
      result.set("properties", "durationMilliseconds", to: .integer(Int64(duration)))
    }
    return result
  }

  /// Returns the time at which download URLs of a response expire.
  /// - Throws: ``ServiceFailure`` if the lifetime is invalid.
  private func expiry(_ call: Call) throws(ServiceFailure) -> Date {
    for (name, unit) in [("sasValidityInSeconds", 1.0), ("sasLifetimeMinutes", 60.0)] {
      guard let value = call.integer(name) else { continue }
      guard value > 0 else { throw .invalid("'\(name)' must be positive.", at: name, .invalidSasValidityDuration) }
      return clock.now.addingTimeInterval(Double(value) * unit)
    }
    return clock.now.addingTimeInterval(SignedURL.defaultLifetime)
  }

  /// Adds a file with its content to an entity.
  func addFile(_ data: Data, _ name: String, _ kind: String, duration: Int? = nil, to entity: inout Entity) {
    let file = StoredFile(
      id: UUID().uuidString.lowercased(),
      name: name,
      kind: kind,
      created: clock.wholeSecond,
      size: data.count,
      duration: duration
    )
    do {
      try store.write(data, entity: entity.id, name: file.id)
      entity.files.append(file)
    } catch {
      entity.fields.set("properties", "error", to: ["code": "InternalServerError", "message": "The disk is full."])
    }
  }

  // MARK: Manifests

  func manifest(_ kind: EntityKind, _ call: Call) throws(ServiceFailure) -> Reply {
    let entity = try entity(kind, call.id)
    let expires = try expiry(call)
    let name = "container-model"
    if store.read(entity: entity.id, name: name) == nil {
      try store.write(Data("A model of the emulator: \(entity.displayName)\n".utf8), entity: entity.id, name: name)
    }
    let url = SignedURL(key: shared.signingKey)
      .url(base: call.base, entity: entity.id, file: name, name: "model.bin", expires: expires)
    return Reply(
      200,
      [
        "model": ["self": .string(entity.key.reference)],
        "modelFiles": [["name": "model.bin", "contentUrl": .string(url)]],
        "properties": ["locale": entity.fields["locale"] ?? ""],
      ]
    )
  }

  // MARK: Logs

  /// Returns the base model of the locale in a path.
  func baseModel(_ call: Call) throws(ServiceFailure) -> Entity {
    let locale = Locales.canonical(call.string("locale") ?? "")
    guard var model = table[EntityID(.baseModel, BaseModels.id(of: locale))] else {
      throw .invalid("The locale '\(locale)' is not supported.", at: "locale", .invalidLocale)
    }
    // Logs appear when somebody asks for them for the first time: the emulator has no traffic.
    if model.files.isEmpty, model.fields["hasLogs"] == nil {
      model.fields.set("hasLogs", to: true)
      addLogs(to: &model)
      table[model.key] = model
    }
    return model
  }

  /// Adds an audio log and its transcription.
  func addLogs(to entity: inout Entity) {
    let audio = WaveFile.silence(milliseconds: 1000)
    let transcript = Transcriber().transcript(of: AudioProbe(audio), text: "Turn on the lights.")
    let result = ResultWriter.batch(transcript, source: "audio.wav", time: clock.wholeSecond, settings: [:])
    addFile(audio, "audio.wav", "Audio", duration: 1000, to: &entity)
    addFile(result.data(), "transcription.json", "Transcription", to: &entity)
  }

  func listLogs(_ entity: Entity, _ call: Call) throws(ServiceFailure) -> Reply {
    let expires = try expiry(call)
    return try Page.reply(entity.files, to: call, skipName: "skipToken") {
      logJSON($0, of: entity, call, expires)
    }
  }

  func log(_ entity: Entity, _ call: Call) throws(ServiceFailure) -> Reply {
    Reply(200, logJSON(try logFile(entity, call), of: entity, call, try expiry(call)))
  }

  private func logJSON(_ file: StoredFile, of entity: Entity, _ call: Call, _ expires: Date) -> JSON {
    let isBase = entity.kind == .baseModel
    let locale = entity.fields["locale"]?.stringValue ?? ""
    let operation = isBase ? "Endpoints_GetBaseModelLog" : "Endpoints_GetLog"
    return fileJSON(file, of: entity, operation, ["id": entity.id, "locale": locale, "logId": file.id], call, expires)
  }

  private func logFile(_ entity: Entity, _ call: Call) throws(ServiceFailure) -> StoredFile {
    guard let file = entity.files.first(where: { $0.id == call.string("logId") }) else { throw .notFound("log") }
    return file
  }

  func deleteLog(_ entity: Entity, _ call: Call) throws(ServiceFailure) -> Reply {
    removeLogs([try logFile(entity, call)], of: entity)
    return Reply(204)
  }

  func deleteLogs(_ entity: Entity, _ call: Call) throws(ServiceFailure) -> Reply {
    // The end of the last day, in UTC.
    let end = call.string("endDate").flatMap { Date(wireText: "\($0)T00:00:00Z") }?.addingTimeInterval(86_400)
    removeLogs(entity.files.filter { end == nil || $0.created < end ?? $0.created }, of: entity)
    return Reply(202)
  }

  private func removeLogs(_ files: [StoredFile], of entity: Entity) {
    var entity = entity
    for file in files { store.delete(entity: entity.id, name: file.id) }
    entity.files.removeAll { file in files.contains { $0.id == file.id } }
    table[entity.key] = entity
  }
}
