import Foundation
import VersionedAPIDefinition
import VersionedAPIRuntime

/// Which operation does what.
extension Emulator {
  /// Performs an operation.
  /// - Throws: ``ServiceFailure`` if the service would respond with an error.
  func perform(_ call: Call) throws(ServiceFailure) -> Reply {
    switch call.operation.element.key {
    case "Datasets_Upload": return try uploadDataset(call)
    case "Datasets_UploadBlock": return try uploadBlock(call)
    case "Datasets_GetBlocks": return try listBlocks(call)
    case "Datasets_CommitBlocks": return try commitBlocks(call)
    case "Models_ListBaseModels": return try list(.baseModel, call)
    case "Models_GetBaseModel": return try get(.baseModel, call)
    case "Models_ListCustomModels": return try list(.model, call)
    case "Models_GetCustomModel": return try get(.model, call)
    case "Models_CopyTo": return try copyModelToKey(call)
    case "Models_AuthorizeCopy": return try authorizeCopy(call)
    case "Models_Copy": return try copyModel(call)
    case "Models_GetBaseModelManifest": return try manifest(.baseModel, call)
    case "Models_GetCustomModelManifest": return try manifest(.model, call)
    case "Operations_GetModelCopy": return try get(.operation, call)
    case "Projects_ListDatasets": return try list(.dataset, call, inProject: call.id)
    case "Projects_ListModels": return try list(.model, call, inProject: call.id)
    case "Projects_ListEvaluations": return try list(.evaluation, call, inProject: call.id)
    case "Projects_ListEndpoints": return try list(.endpoint, call, inProject: call.id)
    case "Projects_ListTranscriptions": return try list(.transcription, call, inProject: call.id)
    case "Endpoints_ListLogs": return try listLogs(try entity(.endpoint, call.id), call)
    case "Endpoints_GetLog": return try log(try entity(.endpoint, call.id), call)
    case "Endpoints_DeleteLogs": return try deleteLogs(try entity(.endpoint, call.id), call)
    case "Endpoints_DeleteLog": return try deleteLog(try entity(.endpoint, call.id), call)
    case "Endpoints_ListBaseModelLogs": return try listLogs(try baseModel(call), call)
    case "Endpoints_GetBaseModelLog": return try log(try baseModel(call), call)
    case "Endpoints_DeleteBaseModelLogs": return try deleteLogs(try baseModel(call), call)
    case "Endpoints_DeleteBaseModelLog": return try deleteLog(try baseModel(call), call)
    case "ServiceHealth_Get": return health()
    case "WebHooks_Ping": return try ping(call)
    case "WebHooks_Test": return try testHook(call)
    case "Transcriptions_Transcribe": return try transcribe(call)
    default: return try performCommon(call)
    }
  }

  /// Performs what all kinds of entities have in common.
  private func performCommon(_ call: Call) throws(ServiceFailure) -> Reply {
    guard let kind = EntityKind.allCases.first(where: { $0.group == call.operation.group }) else { return sample(call) }
    switch call.operation.method {
    case "List": return try list(kind, call)
    case "Create", "Submit": return try create(kind, call)
    case "Get": return try get(kind, call)
    case "Update": return try update(kind, call)
    case "Delete": return try delete(kind, call)
    case "ListFiles": return try listFiles(try entity(kind, call.id), call)
    case "GetFile": return try file(try entity(kind, call.id), call)
    case "ListSupportedLocales": return locales(call)
    default: return sample(call)
    }
  }

  /// A response made of the definitions alone, for an operation that the emulator does not know.
  private func sample(_ call: Call) -> Reply {
    let response = call.operation.responses.first(where: \.isSuccess)
    let body = response?.body.map { SampleValues(version: call.version, direction: .response).value(of: $0) }
    return Reply(response?.status ?? 204, body)
  }

  private func locales(_ call: Call) -> Reply {
    let all = JSON.array(Locales.all.map(JSON.string))
    guard let type = call.operation.responses.first(where: \.isSuccess)?.body else { return Reply(200) }
    return Reply(200, locales(all, type, in: call.version))
  }

  /// Returns the locales in the form that a version has: a list, or lists by kind, or kinds by locale.
  private func locales(_ all: JSON, _ type: TypeExpression, in version: VersionModel) -> JSON {
    switch type {
    case .map(let value):
      let kinds = value.name.flatMap(version.enumeration)?.cases.map { JSON.string($0.key) } ?? []
      return .object(Dictionary(uniqueKeysWithValues: Locales.all.map { ($0, .array(kinds)) }))
    case .named(let name):
      guard let schema = version.schema(name) else { return all }
      if let type = schema.type { return locales(all, type, in: version) }
      return .object(
        Dictionary(schema.properties.map { ($0.element.key, all) }, uniquingKeysWith: { first, _ in first })
      )
    default: return all
    }
  }

  private func health() -> Reply {
    let names = ["Storage", "Queue", "Recognition"]
    let components = names.map { name -> JSON in ["name": .string(name), "type": "Service", "status": "Healthy"] }
    return Reply(200, ["status": "Healthy", "message": "The emulator is running.", "components": .array(components)])
  }
}
