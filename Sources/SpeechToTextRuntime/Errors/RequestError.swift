#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Why a request could not be built.
public enum RequestError: Error, Hashable, Sendable {
  /// The endpoint is no address of a resource.
  case invalidEndpoint(URL)
  /// A link from the service leads to another host; the credential is not sent there.
  case foreignLink(URL, authority: String)
  /// The key or token is empty, or holds characters that no header field can carry.
  case invalidCredential
  /// The value of a header field holds characters that no header field can carry, such as a line break.
  case invalidHeader(name: String)
}

extension RequestError: CustomStringConvertible {
  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .invalidEndpoint(let url):
      "'\(url.absoluteString)' is no endpoint; one looks like https://westus.api.cognitive.microsoft.com, with neither query nor user"
    case .foreignLink(let url, let authority):
      "the link leads to '\(url.host ?? "no host")' and not to '\(authority)'; the credential is not sent there"
    case .invalidCredential:
      "the key or token is empty, or has characters that no header field can carry"
    case .invalidHeader(let name):
      "the value of '\(name)' has characters that no header field can carry"
    }
  }
}
