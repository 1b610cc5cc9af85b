#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A URL from the service under which an operation can be called, such as that of a next page.
///
/// Descriptions, dumps and mirrors hide the query, which may hold a signature.
public struct Link<Operation: APIOperation>: Hashable, Sendable {
  /// The URL with its query.
  public let url: URL

  /// Creates a link.
  public init(_ url: URL) {
    self.url = url
  }

  /// The identifier that operations take, such as that of a job: the last part of the path, if that is a UUID.
  public var id: UUID? { UUID(uuidString: url.lastPathComponent) }
}

extension Link: Codable {
  /// Decodes a URL.
  /// - Throws: `DecodingError` if the value is not a URL.
  public init(from decoder: any Decoder) throws {
    url = try URL(wire: decoder)
  }

  /// Encodes the URL.
  public func encode(to encoder: any Encoder) throws {
    try url.encodeWire(to: encoder)
  }
}

extension Link: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The URL without user, query and fragment.
  public var description: String { url.redacted }
  /// The URL without user, query and fragment.
  public var debugDescription: String { description }
  /// A mirror of the description alone.
  public var customMirror: Mirror { Mirror(self, children: ["url": description]) }
}
