import Foundation
import VersionedAPIDefinition
import VersionedAPIRuntime

/// Sample values of the inputs of an operation, by their names in the definitions; the body is `body`.
struct SampleInput {
  /// An input that the definitions do not have.
  struct Missing: Error {
    let key: String
  }

  let api: API
  let operation: API.Operation

  func value<Value: WireValue>(_ key: String) throws -> Value {
    try BodyDecoder(.strict).decode(from: JSONEncoder().encode(json(key)))
  }

  func value(_ key: String) throws -> RequestBody { RequestBody(Data(key.utf8)) }

  func value(_ key: String) throws -> FormFile { FormFile(data: Data(key.utf8), filename: "\(key).txt") }

  func value(_ key: String) throws -> FormFile? { FormFile(data: Data(key.utf8), filename: "\(key).txt") }

  private func json(_ key: String) throws -> JSONValue {
    let parts = operation.body?.parts.filter { $0.element.key == key } ?? []
    let parameters = operation.parameters.map(\.property).filter { $0.element.key == key }
    let body = key == "body" ? operation.body?.type : nil
    guard let type = body ?? (parts + parameters).first.map({ $0.json ?? $0.type }) else { throw Missing(key: key) }
    return SampleMaker(api: api, extent: .everything, isRequest: true).sample(of: type)
  }
}
