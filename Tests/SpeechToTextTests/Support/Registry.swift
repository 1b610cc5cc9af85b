import Testing
import VersionedAPIRuntime

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

  let version: String
  let structs: [Structure]
  let enums: [any OpenEnumeration.Type]
  let operations: [any APIOperation.Type]

  var testDescription: String { version }
}
