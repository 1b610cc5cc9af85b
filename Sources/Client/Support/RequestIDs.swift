import VersionedAPIRuntime

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Makes the identifiers of requests: random UUIDs (RFC 9562, version 4), in lowercase.
///
/// The system is asked for random numbers once, since that takes as long as much of a short call. What follows is made from
/// these with SplitMix64.
struct RequestIDs: Sendable {
  private let seeds = Locked((UInt64.random(in: 0 ... .max), UInt64.random(in: 0 ... .max)))

  /// Returns another identifier.
  func next() -> String {
    var bytes = seeds.withLock { (Self.next(&$0.0), Self.next(&$0.1)) }
    let id = withUnsafeMutableBytes(of: &bytes) { bytes in
      bytes[6] = bytes[6] & 0x0F | 0x40
      bytes[8] = bytes[8] & 0x3F | 0x80
      return UUID(uuid: bytes.load(as: uuid_t.self))
    }
    return id.uuidString.lowercased()
  }

  private static func next(_ seed: inout UInt64) -> UInt64 {
    seed &+= 0x9E37_79B9_7F4A_7C15
    var number = seed
    number = (number ^ number >> 30) &* 0xBF58_476D_1CE4_E5B9
    number = (number ^ number >> 27) &* 0x94D0_49BB_1331_11EB
    return number ^ number >> 31
  }
}
