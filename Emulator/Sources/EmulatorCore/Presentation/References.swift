import Foundation
import VersionedAPIDefinition
import VersionedAPIRuntime

/// Turns the content of requests into what is stored: without read-only properties, and with references that do not depend
/// on a version.
struct References: Sendable {
  /// The schema of a reference.
  static let schema = "EntityReference"

  let model: ServiceModel
  /// Whether there is an entity.
  let exists: @Sendable (EntityID) -> Bool

  /// Returns the value to store.
  /// - Parameter isPatch: Whether null has a meaning.
  /// - Throws: ``ServiceFailure`` if a reference is not one to an existing entity of the right kind.
  func stored(
    _ value: JSON,
    _ type: TypeExpression,
    in version: VersionModel,
    isPatch: Bool = false,
    at path: String = ""
  ) throws(ServiceFailure) -> JSON {
    switch (type, value) {
    case (.array(let element), .array(let elements)):
      var result: [JSON] = []
      for (index, inner) in elements.enumerated() {
        result.append(try stored(inner, element, in: version, isPatch: isPatch, at: "\(path)[\(index)]"))
      }
      return .array(result)
    case (.map(let element), .object(let object)):
      var result: [String: JSON] = [:]
      for (key, inner) in object {
        result[key] = try stored(inner, element, in: version, isPatch: isPatch, at: "\(path).\(key)")
      }
      return .object(result)
    case (.named(Self.schema), .object):
      return ["self": .string(try resolve(value["self"]?.stringValue ?? "", at: path).reference)]
    case (.named(let name), .object(let object)):
      guard let schema = version.schema(name) else { return value }
      if let type = schema.type { return try stored(value, type, in: version, isPatch: isPatch, at: path) }
      var result: [String: JSON] = [:]
      for property in schema.properties where !property.isReadOnly {
        let key = property.element.key
        guard let inner = object[key], isPatch || inner != .null else { continue }
        let place = path.isEmpty ? key : "\(path).\(key)"
        result[key] = try stored(inner, property.type, in: version, isPatch: isPatch, at: place)
      }
      return .object(result)
    default: return value
    }
  }

  /// Returns the entity with a URL, whatever its version and host.
  func key(of url: String) -> EntityID? {
    guard let components = URLComponents(string: url), let target = Target(components.percentEncodedPath) else {
      return nil
    }
    for version in model.versions {
      let prefix = version.api.version.path.split(separator: "/").map(String.init)
      guard target.segments.starts(with: prefix) else { continue }
      let path = Array(target.segments.dropFirst(prefix.count))
      for route in version.routes where route.method == "GET" {
        guard let kind = EntityKind.allCases.first(where: { $0.getOperation == route.operation.element.key }),
          let values = route.match(path), let id = values.values.first, UUID(uuidString: id) != nil
        else { continue }
        return EntityID(kind, id)
      }
    }
    return nil
  }

  private func resolve(_ url: String, at path: String) throws(ServiceFailure) -> EntityID {
    let name = path.split(separator: ".").first.map { $0.prefix { $0.isLetter } } ?? ""
    let (kinds, code): ([EntityKind], DetailedErrorCode) =
      switch name {
      case "baseModel": ([.baseModel], .invalidBaseModel)
      case "dataset", "datasets": ([.dataset], .invalidDataset)
      case "project": ([.project], .invalidProject)
      case "transcription": ([.transcription], .invalidTranscription)
      default: ([.model, .baseModel], .invalidModel)
      }
    guard let key = key(of: url), kinds.contains(key.kind), exists(key) else {
      let words = kinds.map(\.words).joined(separator: " or ")
      throw .invalid("'\(path)' does not refer to an existing \(words).", at: path, code)
    }
    return key
  }
}
