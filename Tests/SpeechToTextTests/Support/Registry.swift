import Testing
import VersionedAPIClient

/// What an api-version has. ``registries`` lists all of them and is generated.
struct Registry: Sendable, CustomTestStringConvertible {
  /// A struct with its name in the namespace of the api-version.
  struct Structure: Sendable {
    let name: String
    let type: any (WireObject & Hashable).Type

    init(_ name: String, _ type: any (WireObject & Hashable).Type) {
      self.name = name
      self.type = type
    }
  }

  /// An operation, and the method of a client that calls it, both with the same inputs.
  struct Call: Sendable {
    let key: String
    let operation: @Sendable (OperationInput) throws -> any APIOperation
    let method: @Sendable (ServiceConnection, OperationInput) async throws -> Void

    init(
      _ key: String,
      operation: @escaping @Sendable (OperationInput) throws -> any APIOperation,
      method: @escaping @Sendable (ServiceConnection, OperationInput) async throws -> Void
    ) {
      self.key = key
      self.operation = operation
      self.method = method
    }
  }

  let version: String
  /// The credentials by their names in the definitions, each with a key or a token.
  let credentials: [String: @Sendable (String) -> any RequestCredential]
  let structs: [Structure]
  let enums: [any OpenEnumeration.Type]
  let operations: [any APIOperation.Type]
  let calls: [Call]

  var testDescription: String { version }
}
