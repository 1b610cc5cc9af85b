import Foundation
import HTTPTypes
import VersionedAPIDefinition
import VersionedAPIRuntime

@testable import EmulatorCore

/// The smallest valid request of an operation, and what it refers to.
struct SampleRequest {
  private let harness: Harness
  private let operation: API.Operation
  private let path: String
  private let content: (type: String, body: Data)?

  init(_ harness: Harness, _ version: VersionModel, _ operation: API.Operation) async throws {
    self.harness = harness
    self.operation = operation
    let world = try await World(harness, version)
    path = try await Self.path(operation, world)
    content = try await Self.content(operation, version, world)
  }

  func send() async -> EmulatorResponse {
    await harness.send(
      operation.http.method,
      harness.target(path),
      fields: content.map { [.contentType: $0.type] } ?? [:],
      body: content?.body ?? Data()
    )
  }

  private static func path(_ operation: API.Operation, _ world: World) async throws -> String {
    var path = ""
    for piece in operation.http.pieces {
      switch piece {
      case .literal(let text): path += text
      case .parameter(let name): path += try await world.value(of: name, operation)
      }
    }
    let query = operation.parameters.filter { $0.place == .query && $0.property.isRequired }
      .map { "\($0.property.element.key)=\($0.property.element.key == "blockid" ? "MDE%3D" : "1")" }
    return path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  private static func content(
    _ operation: API.Operation,
    _ version: VersionModel,
    _ world: World
  ) async throws -> (String, Data)? {
    guard let body = operation.body else { return nil }
    if operation.element.key == "Models_Copy" { return (body.content, try await world.authorization().data()) }
    guard let type = body.type else { return form(body) }
    if type == .primitive(.binary) { return (body.content, Data("data".utf8)) }
    let direction: Direction = body.content == "application/merge-patch+json" ? .patch : .request
    let values = SampleValues(version: version, direction: direction) { world.override($0, $1) }
    return (body.content, values.value(of: type).data())
  }

  private static func form(_ body: API.Body) -> (String, Data) {
    var data = Data()
    // The service requires the data of a dataset and audio in all versions.
    for part in body.parts where part.isRequired || part.type == .primitive(.binary) {
      let values = ["locale": "en-US", "kind": "Language"]
      data += Data("--b\r\nContent-Disposition: form-data; name=\"\(part.element.key)\"\r\n\r\n".utf8)
      data +=
        part.type == .primitive(.binary)
        ? WaveFile.silence(milliseconds: 100) : Data((values[part.element.key] ?? "sample").utf8)
      data += Data("\r\n".utf8)
    }
    return ("multipart/form-data; boundary=b", data + Data("--b--\r\n".utf8))
  }
}
