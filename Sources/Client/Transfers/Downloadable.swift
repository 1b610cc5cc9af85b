#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A value from the service with a link to content that can be downloaded.
public protocol Downloadable: Sendable {
  /// The URL of the content; nil where the service leaves it out. It needs no credential, and may be signed and valid for a
  /// limited time.
  var contentURL: URL? { get }
}
