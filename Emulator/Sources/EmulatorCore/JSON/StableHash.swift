import Foundation

/// FNV-1a, 64 bits: the same in every run, unlike `Hasher`.
struct StableHash: Sendable {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  init(_ text: String) { add(text.utf8) }

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  /// A UUID that is made of the hash.
  var uuid: String {
    var second = self
    second.add("uuid".utf8)
    var bytes = [value, second.value].flatMap { part in
      (0..<8).map { UInt8(truncatingIfNeeded: part >> (UInt64($0) * 8)) }
    }
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { range in
      String(digits.dropFirst(range.lowerBound).prefix(range.count))
    }
    return groups.joined(separator: "-")
  }
}
