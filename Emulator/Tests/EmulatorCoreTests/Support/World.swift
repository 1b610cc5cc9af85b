import Foundation
import HTTPTypes
import Testing
import VersionedAPIDefinition
import VersionedAPIRuntime

@testable import EmulatorCore

/// One entity of each kind that a version has.
struct World: Sendable {
  private let harness: Harness
  private let version: VersionModel
  private var ids: [EntityKind: String] = [:]

  init(_ harness: Harness, _ version: VersionModel) async throws {
    self.harness = harness
    self.version = version
    ids[.baseModel] = BaseModels.id(of: "en-US")
    let creations: [(EntityKind, String)] = [
      (.project, "Projects_Create"), (.dataset, "Datasets_Create"), (.model, "Models_Create"),
      (.endpoint, "Endpoints_Create"), (.evaluation, "Evaluations_Create"),
      (.transcription, "Transcriptions_Create"), (.transcription, "Transcriptions_Submit"),
      (.webHook, "WebHooks_Create"),
    ]
    for (kind, key) in creations {
      guard let operation = version.operation(key), let type = operation.body?.type else { continue }
      let world = self
      let body = SampleValues(version: version, direction: .request) { world.override($0, $1) }.value(of: type)
      let url = try await harness.create(operation.http.path, body)
      ids[kind] = String(url.split(separator: "/").last?.prefix(36) ?? "")
    }
  }

  /// Returns the value of a path parameter.
  func value(of parameter: String, _ operation: API.Operation) async throws -> String {
    switch parameter {
    case "locale": return "en-US"
    case "fileId": return try await first(operation, "ListFiles")
    case "logId":
      return try await first(operation, operation.element.key.contains("BaseModel") ? "ListBaseModelLogs" : "ListLogs")
    default: return try await id(operation)
    }
  }

  private func id(_ operation: API.Operation) async throws -> String {
    switch operation.element.key {
    case "Models_GetBaseModel", "Models_GetBaseModelManifest": return ids[.baseModel] ?? ""
    case "Operations_GetModelCopy": return try await copy()
    case "Datasets_UploadBlock", "Datasets_GetBlocks": return try await openDataset()
    case "Datasets_CommitBlocks":
      let id = try await openDataset()
      let target = harness.target("/datasets/\(id)/blocks?blockid=MDE%3D")
      _ = await harness.send(
        "PUT",
        target,
        fields: [.contentType: "application/octet-stream"],
        body: Data("data".utf8)
      )
      return id
    case "Models_Delete":
      // A model that is deployed cannot be deleted.
      return try await newID("/models", ["displayName": "unused", "locale": "en-US"])
    default: return EntityKind.allCases.first { $0.group == operation.group }.flatMap { ids[$0] } ?? ""
    }
  }

  private func openDataset() async throws -> String {
    try await newID("/datasets", ["displayName": "open", "locale": "en-US", "kind": "Language"])
  }

  private func newID(_ path: String, _ body: JSON) async throws -> String {
    String(try await harness.create(path, body).split(separator: "/").last?.prefix(36) ?? "")
  }

  /// Returns the identifier of the first file of a list.
  private func first(_ operation: API.Operation, _ method: String) async throws -> String {
    let list = try #require(version.operation("\(operation.group)_\(method)"))
    var path = ""
    for piece in list.http.pieces {
      switch piece {
      case .literal(let text): path += text
      case .parameter(let name): path += try await value(of: name, list)
      }
    }
    let response = await harness.call("GET", path)
    guard let url = response.json["values"]?.elements.first?["self"]?.stringValue else {
      throw UnexpectedResponse(response: response)
    }
    return String(url.split(separator: "/").last?.prefix(36) ?? "")
  }

  /// Returns an authorization of a copy.
  func authorization() async throws -> JSON {
    let source = "/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a"
    return await harness.call("POST", "/models:authorizecopy", ["sourceResourceId": .string(source)]).json
  }

  private func copy() async throws -> String {
    let response = await harness.call("POST", "/models/\(ids[.model] ?? ""):copy", try await authorization())
    guard let id = response.json["id"]?.stringValue else { throw UnexpectedResponse(response: response) }
    return id
  }

  /// Returns the value of a property that types and limits do not determine.
  func override(_ owner: String, _ property: String) -> JSON? {
    switch (owner, property) {
    case (_, "locale"): "en-US"
    case ("Transcription", "contentUrls"): ["https://contoso.com/audio.wav"]
    case ("TranscriptionProperties", "timeToLiveHours"): 48
    case ("Dataset", "contentUrl"): "https://contoso.com/data.zip"
    case ("Evaluation", "model1"), ("Evaluation", "model2"): reference(.baseModel)
    case ("Evaluation", "dataset"): reference(.dataset)
    case ("Endpoint", "model"): reference(.model)
    case ("Endpoint", "properties"): ["loggingEnabled": true]
    case ("WebHookEvents", "ping"): true
    case ("CommitBlocksEntry", "id"): "MDE="
    case ("ModelCopyAuthorizationDefinition", "sourceResourceId"):
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a"
    default: nil
    }
  }

  /// Returns a path with identifiers in place of names such as `{model}`.
  /// - Returns: The path, or nil if there is no such entity.
  func filled(_ text: String) -> String? {
    guard let start = text.firstIndex(of: "{"), let end = text.firstIndex(of: "}") else { return text }
    let name = text[text.index(after: start)..<end]
    guard let kind = EntityKind(rawValue: String(name)), let id = ids[kind] else { return nil }
    return text.replacingCharacters(in: start...end, with: id)
  }

  /// Returns JSON with references in place of names such as `{model}`, or nil if there is no such entity.
  func filled(_ json: JSON) -> JSON? {
    switch json {
    case .object(let object):
      let result = object.compactMapValues(filled)
      return result.count == object.count ? .object(result) : nil
    case .array(let array):
      let result = array.compactMap(filled)
      return result.count == array.count ? .array(result) : nil
    case .string(let text) where text.hasPrefix("{"):
      return EntityKind(rawValue: String(text.dropFirst().dropLast())).flatMap(reference)?["self"]
    default: return json
    }
  }

  private func reference(_ kind: EntityKind) -> JSON? {
    guard let id = ids[kind], let url = version.url(of: kind.getOperation, ["id": id], base: Harness.base) else {
      return nil
    }
    return ["self": .string(url)]
  }
}
