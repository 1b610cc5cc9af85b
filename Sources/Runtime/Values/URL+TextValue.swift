#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension URL: TextValue {
  /// Creates a URL from a string. Characters that a URL cannot have are percent-encoded; all others stay as they are,
  /// escapes such as `%2B` included, since a URL may be signed.
  public init?(wireText text: String) { self.init(string: text.encodingRawCharacters) }
  /// The absolute URL.
  public var wireText: String { absoluteString }
  /// The name of the form.
  public static var wireForm: String { "a URL" }
  /// True: the query of a URL may hold a signature.
  public static var mayHoldSecrets: Bool { true }
}
