public import Foundation

/// Returns the same string for the same JSON value, whatever the order of its keys and its white space.
///
/// It does not use the library under test.
public func canonicalJSON(_ data: Data) throws -> String {
  let value = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
  let options: JSONSerialization.WritingOptions = [
    .fragmentsAllowed, .prettyPrinted, .sortedKeys, .withoutEscapingSlashes,
  ]
  return String(decoding: try JSONSerialization.data(withJSONObject: value, options: options), as: UTF8.self)
}

/// Returns a JSON string as ``canonicalJSON(_:)`` writes it.
public func canonicalJSON(_ json: String) throws -> String {
  try canonicalJSON(Data(json.utf8))
}

/// Encodes a value, and returns the JSON as ``canonicalJSON(_:)`` writes it.
public func canonicalJSON(of value: some Encodable) throws -> String {
  try canonicalJSON(JSONEncoder().encode(value))
}

/// Decodes a value from a JSON string.
public func decoded<Value: Decodable>(_ json: String, as type: Value.Type = Value.self) throws -> Value {
  try JSONDecoder().decode(type, from: Data(json.utf8))
}
