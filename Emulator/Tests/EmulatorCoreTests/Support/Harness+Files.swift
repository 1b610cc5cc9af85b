import VersionedAPIRuntime

@testable import EmulatorCore

extension Harness {
  /// Returns the JSON of the files of an entity by name.
  func files(of url: String) async throws -> [String: JSON] {
    var result: [String: JSON] = [:]
    for file in try await fileList(of: url) {
      guard let content = file["links"]?["contentUrl"]?.stringValue else { continue }
      result[file["name"]?.stringValue ?? ""] = await send("GET", content, key: nil).json
    }
    return result
  }

  /// Returns the files of an entity.
  func fileList(of url: String) async throws -> [JSON] {
    let entity = await call("GET", url)
    guard let link = entity.json["links"]?["files"]?.stringValue else { throw UnexpectedResponse(response: entity) }
    return await call("GET", link).json["values"]?.elements ?? []
  }
}
