import Foundation
import VersionedAPIClient

/// The arguments of an operation in a protocol test, by their names in the definitions; the body is `body`.
struct OperationInput {
  /// An argument that the test does not have.
  struct Missing: Error {
    let key: String
  }

  private let input: ProtocolTest.Input

  init(_ input: ProtocolTest.Input) {
    self.input = input
  }

  /// Returns a value in JSON; nil for an optional type if there is none.
  func value<Value: WireValue>(_ key: String) throws -> Value {
    try BodyDecoder(.strict).decode(from: JSONEncoder().encode(content(key)?.json ?? .null))
  }

  func value(_ key: String) throws -> RequestBody {
    guard let data = content(key)?.base64 else { throw Missing(key: key) }
    return RequestBody(data)
  }

  func value(_ key: String) throws -> FormFile {
    guard let file: FormFile = try value(key) else { throw Missing(key: key) }
    return file
  }

  func value(_ key: String) throws -> FormFile? {
    guard let content = content(key), let data = content.base64 else { return nil }
    return FormFile(
      data: data,
      filename: content.filename ?? "",
      contentType: content.contentType ?? "application/octet-stream"
    )
  }

  private func content(_ key: String) -> ProtocolTest.Content? {
    if let parameter = input.parameters?[key] { return ProtocolTest.Content(json: parameter) }
    return input.parts?[key] ?? (key == "body" ? input.body : nil)
  }
}
