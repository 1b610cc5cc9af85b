#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Encodes the service's JSON.
enum WireCoding {
  static func data(_ value: some WireValue) throws -> Data {
    try JSONWriter.data(value) ?? dataWithFoundation(value)
  }

  /// Encodes JSON as `JSONEncoder` does. It has the last word on what cannot be encoded.
  static func dataWithFoundation(_ value: some WireValue) throws -> Data {
    let encoder = JSONEncoder()
    // Equal values have equal bytes, and URLs stay legible.
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(Wire(value))
  }
}
