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
  /// A link leads to another scheme, host or port than those of the endpoint, its origin; the credential is not sent
  /// there.
  case foreignLink(URL, origin: String)
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
      "\(Self.place(of: url)) is no endpoint; one looks like https://westus.api.cognitive.microsoft.com, with neither query nor user"
    case .invalidPathParameter(let value):
      "the path parameter '\(value)' would lead elsewhere; it must be neither empty nor '.' or '..'"
    case .foreignLink(let url, let origin):
      "the link leads to \(Self.place(of: url)) and not to '\(origin)'; the credential is not sent there"
    case .invalidCredential:
      "the key or token is empty, or has characters that no header field can carry"
    case .invalidHeader(let name):
      "the value of '\(name)' has characters that no header field can carry"
    }
  }

  /// The scheme, the host and the port of an address: its other parts may hold a password or a signature.
  private static func place(of url: URL) -> String {
    guard let host = url.host, !host.isEmpty else { return "an address without a host" }
    let port = url.port.map { ":\($0)" } ?? ""
    return "'\(url.scheme.map { $0 + "://" } ?? "")\(host)\(port)'"
  }
}

extension RequestError: LocalizedError, CustomReflectable {
  /// The same as the description.
  public var errorDescription: String? { description }

  /// A mirror with the description alone: an address may be signed.
  public var customMirror: Mirror { Mirror(self, children: ["description": description], displayStyle: .enum) }
}
