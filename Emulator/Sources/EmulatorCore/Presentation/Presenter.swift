import Foundation
import VersionedAPIDefinition
import VersionedAPIRuntime

/// Shows what is stored in the shape of a version.
struct Presenter: Sendable {
  let version: VersionModel
  /// Scheme and host of URLs.
  let base: String

  /// The properties that are never returned.
  private static let hidden = ["contentUrls", "contentContainerUrl"]

  /// Returns a value with the properties that the version has, and its URLs.
  /// - Returns: The value, or nil if the version cannot show it.
  func shaped(_ value: JSON, _ type: TypeExpression) -> JSON? {
    switch (type, value) {
    case (.array(let element), .array(let elements)): return .array(elements.compactMap { shaped($0, element) })
    case (.map(let element), .object(let object)): return .object(object.compactMapValues { shaped($0, element) })
    case (.named(let name), .object(let object)):
      if name == References.schema { return reference(value) }
      guard let schema = version.schema(name) else { return value }
      if let type = schema.type { return shaped(value, type) }
      var result: [String: JSON] = [:]
      for property in schema.properties {
        guard let inner = object[property.element.key], inner != .null else { continue }
        let shown = shaped(inner, property.type)
        // What was made in another version may lack what this one requires.
        if !property.isRequired, let shown, lacksProperty(shown, property.type) { continue }
        result[property.element.key] = shown
      }
      return .object(result)
    default: return value
    }
  }

  /// Whether an object lacks a property that responses of this version must have.
  private func lacksProperty(_ value: JSON, _ type: TypeExpression) -> Bool {
    guard case .named(let name) = type, let schema = version.schema(name), schema.type == nil else { return false }
    return schema.properties.contains { property in
      property.isRequired && !property.isOptionalInResponses && value[property.element.key] == nil
    }
  }

  private func reference(_ value: JSON) -> JSON? {
    guard let text = value["self"]?.stringValue else { return nil }
    guard let key = EntityID(reference: text) else { return value }
    return url(of: key).map { ["self": .string($0)] }
  }

  /// The URL of an entity; nil if the version does not have such entities.
  func url(of key: EntityID) -> String? { version.url(of: key.kind.getOperation, ["id": key.id], base: base) }

  // MARK: Entities

  /// Returns an entity with the properties of all versions; the URLs are those of this version.
  /// - Parameter counts: The numbers of entities of a project.
  func entity(_ entity: Entity, counts: JSON? = nil) -> JSON {
    var value = entity.fields
    for name in Self.hidden { value.set(name, to: nil) }
    value.set("self", to: url(of: entity.key).map(JSON.string))
    value.set("createdDateTime", to: .string(entity.created.wireText))
    if entity.kind == .operation {
      value.set("id", to: .string(entity.id))
      let result = value["result"]?["link"]?.stringValue.flatMap(EntityID.init(reference:))
      if let result { value.set("result", "link", to: url(of: result).map(JSON.string)) }
    }
    if entity.kind != .project {
      value.set("lastActionDateTime", to: .string(entity.lastAction.wireText))
      value.set("status", to: .string(entity.status.rawValue))
    }
    if let counts { value.set("properties", to: counts) }
    if entity.kind == .webHook { value.set("properties", "secret", to: nil) }
    // The service deletes email addresses afterwards.
    if entity.status.isFinal, value["properties"] != nil { value.set("properties", "email", to: nil) }
    if let links = links(of: entity) { value.set("links", to: links) }
    return value
  }

  private func links(of entity: Entity) -> JSON? {
    let body = version.operation(entity.kind.getOperation)?.responses.first { $0.isSuccess }?.body
    let property = body?.name.flatMap(version.schema)?.properties.first { $0.element.key == "links" }
    guard let schema = property?.type.name.flatMap(version.schema) else { return nil }
    var links: [String: JSON] = [:]
    for property in schema.properties {
      let name = property.element.key
      links[name] = link(name, of: entity).map(JSON.string)
    }
    return .object(links)
  }

  private func link(_ name: String, of entity: Entity) -> String? {
    let operation: String
    switch name {
    case "files": operation = "\(entity.kind.group)_ListFiles"
    case "manifest":
      operation = entity.kind == .baseModel ? "Models_GetBaseModelManifest" : "Models_GetCustomModelManifest"
    case "copy", "copyTo":
      guard entity.kind == .model else { return nil }
      operation = name == "copy" ? "Models_Copy" : "Models_CopyTo"
    case "uploadBlocks", "listBlocks", "commitBlocks":
      guard entity.fields["contentUrl"] == nil else { return nil }
      operation =
        [
          "uploadBlocks": "Datasets_UploadBlock", "listBlocks": "Datasets_GetBlocks",
          "commitBlocks": "Datasets_CommitBlocks",
        ][name, default: ""]
    case "test": operation = "WebHooks_Test"
    case "ping": operation = "WebHooks_Ping"
    case "logs": operation = "Endpoints_ListLogs"
    default:
      if entity.kind == .project {
        operation = "Projects_List\(name.prefix(1).uppercased())\(name.dropFirst())"
      } else {
        return speechURL(name, of: entity)
      }
    }
    return version.url(of: operation, ["id": entity.id], base: base)
  }

  /// The URL of real-time recognition, which the emulator does not have.
  private func speechURL(_ name: String, of entity: Entity) -> String? {
    let isWebSocket = name.hasPrefix("webSocket")
    guard isWebSocket || name.hasPrefix("rest") else { return nil }
    let mode = name.dropFirst(isWebSocket ? 9 : 4).lowercased()
    let path = mode.isEmpty ? "universal/v2" : "recognition/\(mode)/cognitiveservices/v1"
    let host = base.split(separator: "/").last ?? "localhost"
    return "\(isWebSocket ? "wss" : "https")://\(host)/speech/\(path)?cid=\(entity.id)"
  }
}
