import Foundation
import VersionedAPIDefinition
import VersionedAPIRuntime

/// A checked request of an operation.
struct Call: Sendable {
  let version: VersionModel
  let operation: API.Operation
  /// The values of all parameters by name.
  let values: [String: JSON]
  let content: RequestContent
  let target: Target
  /// Scheme and host that the client has used.
  let base: String

  /// The JSON of the body; an empty object if there is none.
  var json: JSON { if case .json(let json) = content { json } else { [:] } }

  /// The path parameter `id` in lowercase.
  var id: String { string("id")?.lowercased() ?? "" }

  /// Returns a parameter that is a string.
  func string(_ name: String) -> String? { values[name]?.stringValue }
  /// Returns a parameter that is an integer.
  func integer(_ name: String) -> Int? { values[name]?.integerValue }

  /// Returns the URL of the request with another value of a query parameter.
  func url(replacing name: String, with value: String) -> String {
    let query = target.query.filter { $0.name != name } + [(name, value)]
    let pairs = query.map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }
    return base + target.path + "?" + pairs.joined(separator: "&")
  }
}
