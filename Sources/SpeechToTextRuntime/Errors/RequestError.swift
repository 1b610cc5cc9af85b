#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Why a request could not be built.
public enum RequestError: Error, Hashable, Sendable {
  /// The endpoint is no address of a resource.
  case invalidEndpoint(URL)
  /// A value for the path is empty, `.` or `..`, and the request would go elsewhere.
  case invalidPathParameter(String)
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
      "'\(Self.withoutUser(url))' is no endpoint; one looks like https://westus.api.cognitive.microsoft.com, with neither query nor user"
    case .invalidPathParameter(let value):
      "the path parameter '\(value)' would lead elsewhere; it must be neither empty nor '.' or '..'"
    case .foreignLink(let url, let authority):
      "the link leads to '\(url.host ?? "no host")' and not to '\(authority)'; the credential is not sent there"
    case .invalidCredential:
      "the key or token is empty, or has characters that no header field can carry"
    case .invalidHeader(let name):
      "the value of '\(name)' has characters that no header field can carry"
    }
  }

  /// An address without the user and the password that it may name.
  private static func withoutUser(_ url: URL) -> String {
    guard url.user != nil || url.password != nil else { return url.absoluteString }
    var parts = URLComponents(url: url, resolvingAgainstBaseURL: false)
    parts?.user = nil
    parts?.password = nil
    return parts?.string ?? url.host ?? ""
  }
}
