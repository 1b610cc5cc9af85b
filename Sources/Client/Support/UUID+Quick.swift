#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension UUID {
  /// Returns a random UUID (RFC 9562, version 4). On Linux, `UUID()` asks the system for each byte, and takes five times as
  /// long.
  static func quick() -> UUID {
    var bytes = (UInt64.random(in: 0 ... .max), UInt64.random(in: 0 ... .max))
    return withUnsafeMutableBytes(of: &bytes) { bytes in
      bytes[6] = bytes[6] & 0x0F | 0x40
      bytes[8] = bytes[8] & 0x3F | 0x80
      return UUID(uuid: bytes.load(as: uuid_t.self))
    }
  }
}
