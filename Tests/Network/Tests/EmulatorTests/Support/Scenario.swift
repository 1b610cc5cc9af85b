import Foundation
import VersionedAPIClient

/// Inputs with which the emulator performs the operation of a test: those of the test, except for what has to exist or to
/// mean something.
actor Scenario {
  private let service: EmulatedService
  /// The URLs of what other entities refer to, by the names of properties.
  private var references: [String: String] = [:]

  /// The parameters that say to what files and logs belong.
  private static let owners = ["id", "locale"]
  /// The locales of base models whose logs are deleted, since there are no new ones.
  private static let deletions = ["Endpoints_DeleteBaseModelLogs": "de-DE", "Endpoints_DeleteBaseModelLog": "fr-FR"]
  private static let block = "MDE="
  private static let locale = "en-US"
  private static let resource =
    "/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a"

  init(_ service: EmulatedService) {
    self.service = service
  }

  /// Returns the inputs for a test, and creates what they refer to.
  func input(for test: ProtocolTest) async throws -> ProtocolTest.Input {
    var input = test.input
    // Identifiers of files and logs depend on what they belong to.
    let names = (input.parameters ?? [:]).keys.sorted()
    for name in names.filter(Self.owners.contains) + names.filter({ !Self.owners.contains($0) }) {
      if let value = try await parameter(name, of: test.operation, input) { input.parameters?[name] = value }
    }
    if test.operation == "Models_Copy" {
      input.body?.json = try await perform("Models_AuthorizeCopy/required")
    } else if let body = input.body?.json {
      input.body?.json = try await value(body, named: "")
    }
    for (name, part) in (input.parts ?? [:]).sorted(by: { $0.key < $1.key }) {
      if let json = part.json { input.parts?[name]?.json = try await self.part(json, named: name) }
    }
    // The service requires these parts.
    let file = ProtocolTest.Content(base64: Data("data".utf8), filename: "data.bin")
    if test.operation == "Datasets_Upload" { input.parts = ["data": file].merging(input.parts ?? [:]) { $1 } }
    if test.operation == "Transcriptions_Transcribe" {
      input.parts = ["audio": file].merging(input.parts ?? [:]) { $1 }
    }
    if test.operation == "Transcriptions_Create" || test.operation == "Transcriptions_Submit" {
      input.body?.json?.set("contentUrls", .array([.string("https://contoso.com/audio.wav")]))
      for other in ["contentContainerUrl", "dataset"] { input.body?.json?.set(other, nil) }
    }
    // These cannot be removed, although they are not required in patches.
    for name in ["displayName", "webUrl", "events"] where input.body?.json?[name] == .null {
      input.body?.json?.set(name, nil)
    }
    return input
  }

  // MARK: Parameters

  private func parameter(
    _ name: String,
    of operation: String,
    _ input: ProtocolTest.Input
  ) async throws -> JSONValue? {
    switch name {
    case "id": try await .string(id(for: operation))
    case "fileId": try await .string(firstID(of: "ListFiles", operation, input))
    case "logId":
      try await .string(
        firstID(of: operation.contains("BaseModel") ? "ListBaseModelLogs" : "ListLogs", operation, input)
      )
    case "locale": .string(Self.deletions[operation] ?? Self.locale)
    case "blockid": .string(Self.block)
    case "skip": .integer(0)
    case "skipToken": .string("0")
    case "filter": .string("createdDateTime gt 2020-01-31T08:30:00+01:00")
    default: nil
    }
  }

  private func id(for operation: String) async throws -> String {
    let group = String(operation.prefix { $0 != "_" })
    switch operation {
    case "Models_GetBaseModel", "Models_GetBaseModelManifest": return Self.id(in: try await reference("model"))
    case "Operations_GetModelCopy":
      return Self.id(in: try await perform("Models_Copy/required")["self"]?.stringValue ?? "")
    case "Datasets_UploadBlock", "Datasets_GetBlocks": return Self.id(in: try await create("Datasets", .required))
    case "Datasets_CommitBlocks":
      let upload = try service.test("Datasets_UploadBlock/required")
      let input = try await input(for: upload)
      try await service.call(upload, with: input)
      return input.parameters?["id"]?.stringValue ?? ""
    default: return Self.id(in: try await create(group))
    }
  }

  /// Returns the identifier of the first entry of a list of files, which belongs to what the inputs say.
  private func firstID(of list: String, _ operation: String, _ input: ProtocolTest.Input) async throws -> String {
    let test = try service.test("\(operation.prefix { $0 != "_" })_\(list)/required")
    var owner = test.input
    for name in (owner.parameters ?? [:]).keys { owner.parameters?[name] = input.parameters?[name] }
    let body = try await service.call(test, with: owner)
    guard case .array(let values)? = body["values"], let url = values.first?["self"]?.stringValue else {
      throw EmulatedService.Unknown(name: "the first of \(test.id)")
    }
    return Self.id(in: url)
  }

  private static func id(in url: String) -> String {
    String(url.prefix { $0 != "?" }.split(separator: "/").last ?? "")
  }

  // MARK: Entities

  /// Performs the operation of a test, and returns the body of the response.
  private func perform(_ id: String) async throws -> JSONValue {
    let test = try service.test(id)
    return try await service.call(test, with: input(for: test))
  }

  private enum Extent: String { case required, all }

  /// Creates an entity, and returns its URL. A dataset with the required properties alone waits for blocks.
  private func create(_ group: String, _ extent: Extent = .all) async throws -> String {
    let name = service.has("\(group)_Create") ? "Create" : "Submit"
    let body = try await perform("\(group)_\(name)/\(extent)")
    guard let url = body["self"]?.stringValue else { throw EmulatedService.Unknown(name: group) }
    return url
  }

  /// Returns the URL of an entity that a property refers to.
  private func reference(_ property: String) async throws -> String {
    if let url = references[property] { return url }
    let url: String
    switch property {
    case "project": url = try await create("Projects")
    case "dataset": url = try await create("Datasets")
    case "transcription1", "transcription2": url = try await create("Transcriptions")
    default: url = try await baseModel()
    }
    references[property] = url
    return url
  }

  private func baseModel() async throws -> String {
    guard case .array(let models)? = try await perform("Models_ListBaseModels/required")["values"],
      let url = models.first(where: { $0["locale"]?.stringValue == Self.locale })?["self"]?.stringValue
    else { throw EmulatedService.Unknown(name: "the base model") }
    return url
  }

  // MARK: Values

  /// Returns a value with everything in it that the emulator checks.
  private func value(_ json: JSONValue, named name: String) async throws -> JSONValue {
    switch (name, json) {
    case (_, .null): return .null
    case ("locale", _): return .string(Self.locale)
    case ("locales", _): return .array([.string(Self.locale)])
    case ("candidateLocales", _): return .array([.string(Self.locale), .string("de-DE")])
    case ("channels", _): return .array([.integer(0)])
    case ("timeToLiveHours", _): return .integer(48)
    case ("sourceResourceId", _): return .string(Self.resource)
    case ("events", .object([:])): return .object(["ping": .bool(true)])
    // Nothing listens there.
    case ("webUrl", _): return .string("http://127.0.0.1:9/hook")
    case ("speechModelMapping", _):
      return .object([Self.locale: .object(["self": .string(try await reference("model"))])])
    case ("models", .object): return .object([Self.locale: .string(try await reference("model"))])
    case ("datasets", _): return .array([.object(["self": .string(try await reference("dataset"))])])
    case (_, .object(let object)):
      var result: [String: JSONValue] = [:]
      for (key, element) in object.sorted(by: { $0.key < $1.key }) {
        result[key] = try await value(element, named: key)
      }
      if object["self"] != nil { result["self"] = .string(try await reference(name)) }
      return .object(result)
    case (_, .array(let elements)):
      var result: [JSONValue] = []
      // Only the list of blocks is the body as a whole.
      for element in elements {
        var element = try await value(element, named: name)
        if name.isEmpty { element.set("id", .string(Self.block)) }
        result.append(element)
      }
      return .array(result)
    default: return json
    }
  }

  private func part(_ json: JSONValue, named name: String) async throws -> JSONValue {
    switch name {
    case "kind": .string("Language")
    case "project": .string(try await reference("project"))
    default: try await value(json, named: name)
    }
  }
}

extension JSONValue {
  /// Sets a property of an object, or removes it.
  fileprivate mutating func set(_ name: String, _ value: JSONValue?) {
    guard case .object(var object) = self else { return }
    object[name] = value
    self = .object(object)
  }
}
