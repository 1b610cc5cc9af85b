package import HTTPTypes

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// The checked URL of a service: its scheme, authority and base path.
package struct BaseURL: Sendable {
  let scheme: String
  let authority: String
  /// The path without a slash at the end.
  let path: String
  private let url: URL

  /// Checks a URL.
  /// - Throws: ``RequestError/invalidEndpoint(_:)`` or ``RequestError/insecureEndpoint(_:)``.
  package init(_ url: URL) throws {
    guard let parts = URLComponents(url: url, resolvingAgainstBaseURL: true),
      let scheme = parts.scheme?.lowercased(), ["https", "http"].contains(scheme),
      let authority = Self.authority(of: parts), parts.user == nil, parts.query == nil, parts.fragment == nil
    else { throw RequestError.invalidEndpoint(url) }
    guard scheme == "https" || parts.isLoopback else { throw RequestError.insecureEndpoint(url) }
    self.url = url
    self.scheme = scheme
    self.authority = authority
    var path = parts.percentEncodedPath
    while path.hasSuffix("/") { path.removeLast() }
    self.path = path
  }

  /// Returns the path and the query of a link, which must have the same origin: the credential is sent nowhere else. A
  /// relative link has it by definition.
  /// - Throws: ``RequestError/linkToOtherOrigin(_:expected:)``.
  func pathAndQuery(of link: URL) throws -> String {
    let absolute = URL(string: link.relativeString, relativeTo: link.baseURL ?? url) ?? link
    guard let parts = URLComponents(url: absolute, resolvingAgainstBaseURL: true), parts.scheme?.lowercased() == scheme,
      Self.authority(of: parts) == authority
    else { throw RequestError.linkToOtherOrigin(link, expected: "\(scheme)://\(authority)") }
    return parts.pathAndQuery
  }

  /// The host and the port, unless that is the scheme's own.
  fileprivate static func authority(of parts: URLComponents) -> String? {
    guard let host = parts.bracketedHost else { return nil }
    let isDefaultPort = parts.port == nil || parts.port == (parts.scheme?.lowercased() == "http" ? 80 : 443)
    return host.lowercased() + (isDefaultPort ? "" : ":\(parts.port ?? 0)")
  }
}

extension BaseURL: CustomStringConvertible {
  /// The URL without a slash at the end.
  package var description: String { "\(scheme)://\(authority)\(path)" }
}

extension HTTPRequest {
  /// Creates a request for a URL as it is; nil if the URL has no host, or others could read or change what is transferred.
  package init?(method: Method, secureURL url: URL) {
    guard url.isSecure, let parts = URLComponents(url: url, resolvingAgainstBaseURL: true),
      let authority = BaseURL.authority(of: parts)
    else { return nil }
    self.init(method: method, scheme: parts.scheme?.lowercased(), authority: authority, path: parts.pathAndQuery)
  }
}

extension URL {
  /// Whether nobody else can read or change what is transferred: the scheme is `https`, or the host is this machine.
  package var isSecure: Bool {
    guard let parts = URLComponents(url: self, resolvingAgainstBaseURL: true), parts.bracketedHost != nil else {
      return false
    }
    let scheme = parts.scheme?.lowercased()
    return scheme == "https" || (scheme == "http" && parts.isLoopback)
  }
}

extension URLComponents {
  /// What a request asks for: the percent-encoded path and query.
  fileprivate var pathAndQuery: String {
    (percentEncodedPath.isEmpty ? "/" : percentEncodedPath) + (percentEncodedQuery.map { "?" + $0 } ?? "")
  }

  /// Whether the host is this machine: `localhost`, `::1` or one of 127.0.0.0/8.
  fileprivate var isLoopback: Bool {
    guard let host = bracketedHost?.lowercased() else { return false }
    if ["localhost", "[::1]"].contains(host) { return true }
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 4 && numbers[0] == "127"
      && numbers.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } && UInt8($0) != nil }
  }
}
