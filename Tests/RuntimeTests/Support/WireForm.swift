import Foundation
import Testing
import VersionedAPIRuntime

/// Decodes and encodes a value in its form in the service's JSON.
private struct WireForm<Value: WireValue>: Codable {
  let value: Value

  init(_ value: Value) {
    self.value = value
  }

  init(from decoder: any Decoder) throws {
    value = try Value(wire: decoder)
  }

  func encode(to encoder: any Encoder) throws {
    try value.encodeWire(to: encoder)
  }
}

/// Decodes a value from JSON.
func decoded<Value: WireValue>(_ type: Value.Type = Value.self, _ json: String) throws -> Value {
  try JSONDecoder().decode(WireForm<Value>.self, from: Data(json.utf8)).value
}

/// Encodes a value as JSON with sorted keys.
func encoded(_ value: some WireValue) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(WireForm(value)), as: UTF8.self)
}

/// What a message says was found instead of the form; nil if the error is not about the form.
func found<Value: TextValue>(in text: String, as type: Value.Type) throws -> String? {
  let json = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
  let error = try #require(throws: DecodingError.self) { try decoded(type, json) }
  guard case .dataCorrupted(let context) = error else { return nil }
  let start = "expected \(type.wireForm), found "
  return context.debugDescription.hasPrefix(start) ? String(context.debugDescription.dropFirst(start.count)) : nil
}

extension String {
  /// The string as messages show it.
  var shown: String { isEmpty ? "an empty string" : "\"\(self)\"" }
}
