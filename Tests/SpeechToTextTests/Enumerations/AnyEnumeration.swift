import Testing
import VersionedAPIRuntime

/// An enum of the service's values, as an argument of a test.
struct AnyEnumeration: Sendable, CustomTestStringConvertible {
  let type: any OpenEnumeration.Type

  /// The module and the name, such as `SpeechToTextV3_0/Status`.
  var testDescription: String {
    let parts = String(reflecting: type).split(separator: ".")
    return "\(parts.first ?? "")/\(parts.last ?? "")"
  }

  /// All enums of all api-versions.
  static var all: [AnyEnumeration] { registries.flatMap(\.enums).map(AnyEnumeration.init) }
}
