import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A request to the emulator.
public struct EmulatorRequest: Sendable {
  /// The method, in uppercase.
  public var method: String
  /// Path and query, percent-encoded.
  public var target: String
  /// The header fields.
  public var fields: HTTPFields
  /// The body. A large one is a file that is mapped into memory.
  public var body: Data
  /// Whether the body was longer than ``bodyLimit(target:contentType:)``, and is incomplete.
  public var isTooLarge: Bool
  /// Scheme and host that the client has used, such as `http://127.0.0.1:8080`; nil for those of the emulator.
  public var base: String?

  /// Creates a request.
  public init(
    _ method: String,
    _ target: String,
    fields: HTTPFields = [:],
    body: Data = Data(),
    isTooLarge: Bool = false,
    base: String? = nil
  ) {
    self.method = method
    self.target = target
    self.fields = fields
    self.body = body
    self.isTooLarge = isTooLarge
    self.base = base
  }

  /// The maximum number of bytes of a body.
  /// - Parameters:
  ///   - target: Path and query of the request.
  ///   - contentType: The value of the header field `Content-Type`.
  public static func bodyLimit(target: String, contentType: String?) -> Int {
    // A state contains all files.
    if target.hasPrefix("/emulator/state") { return 1_000_000_000 }
    let type = contentType?.lowercased() ?? ""
    // Audio of fast transcription is smaller than 250 MB; other forms hold datasets.
    if type.hasPrefix("multipart/") { return 300_000_000 }
    // A block, and a byte more, by which a block is known to be too large.
    if type.hasPrefix("application/octet-stream") { return 8 * 1024 * 1024 + 1 }
    return 4 * 1024 * 1024
  }
}
