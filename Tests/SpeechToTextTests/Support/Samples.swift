import Foundation
import VersionedAPITestSupport
import Testing

/// The sample requests and responses of the service's documentation pages, kept below `Tests/Fixtures/Pages`.
enum Sample {
  /// The bytes of a sample, such as `v3.0/copy-model/request`.
  static func data(_ name: String) throws -> Data {
    Data(try Repository.text("Tests/Fixtures/Pages/\(name).json").utf8)
  }

  /// A sample as ``canonicalJSON(_:)`` writes it.
  static func json(_ name: String) throws -> String {
    try canonicalJSON(data(name))
  }
}

/// The same text for the same JSON value, whatever the order of its keys and its white space; made without the library
/// under test.
func canonicalJSON(_ data: Data) throws -> String {
  let value = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
  let options: JSONSerialization.WritingOptions = [
    .fragmentsAllowed, .prettyPrinted, .sortedKeys, .withoutEscapingSlashes,
  ]
  return String(decoding: try JSONSerialization.data(withJSONObject: value, options: options), as: UTF8.self)
}

/// What a value encodes to, as ``canonicalJSON(_:)`` writes it.
func canonicalJSON(of value: some Encodable) throws -> String {
  try canonicalJSON(JSONEncoder().encode(value))
}

/// Reads a value from JSON text.
func decoded<Value: Decodable>(_ type: Value.Type = Value.self, _ json: String) throws -> Value {
  try JSONDecoder().decode(type, from: Data(json.utf8))
}

/// An address that is known to be one.
func url(_ text: String) throws -> URL {
  try #require(URL(string: text))
}

/// An identifier that is known to be one.
func uuid(_ text: String) throws -> UUID {
  try #require(UUID(uuidString: text))
}
