#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// Encodes the service's JSON.
package enum WireCoding {
  package static func data(_ value: some WireValue) throws -> Data {
    try JSONWriter.data(value) ?? dataWithFoundation(value)
  }

  /// Encodes JSON as `JSONEncoder` does. It has the last word on what cannot be encoded.
  package static func dataWithFoundation(_ value: some WireValue) throws -> Data {
    let encoder = JSONEncoder()
    // Equal values have equal bytes, and URLs stay legible.
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(Wire(value))
  }
}
