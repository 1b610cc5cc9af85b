/// A hash that is the same in each run of a program, unlike that of `Hasher`.
struct FNV1a {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  mutating func combine(_ number: Int64) {
    combine((0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) })
  }
}
