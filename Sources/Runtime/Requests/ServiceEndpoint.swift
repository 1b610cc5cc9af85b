#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The checked URL of a service: its scheme, authority and base path.
struct ServiceEndpoint {
  let scheme: String
  let authority: String
  /// The path without a slash at the end.
  let path: String
  private let url: URL

  /// Checks a URL.
  /// - Throws: ``RequestError/invalidEndpoint(_:)`` or ``RequestError/insecureEndpoint(_:)``.
  init(_ url: URL) throws {
    guard let parts = URLComponents(url: url, resolvingAgainstBaseURL: true),
      let scheme = parts.scheme?.lowercased(), ["https", "http"].contains(scheme),
      let authority = Self.authority(of: parts), parts.user == nil, parts.query == nil, parts.fragment == nil
    else { throw RequestError.invalidEndpoint(url) }
    guard scheme == "https" || Self.isLoopback(parts) else { throw RequestError.insecureEndpoint(url) }
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
    let path = parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath
    return path + (parts.percentEncodedQuery.map { "?" + $0 } ?? "")
  }

  /// The host and the port, unless that is the scheme's own.
  private static func authority(of parts: URLComponents) -> String? {
    guard let host = parts.bracketedHost else { return nil }
    let isDefaultPort = parts.port == nil || parts.port == (parts.scheme?.lowercased() == "http" ? 80 : 443)
    return host.lowercased() + (isDefaultPort ? "" : ":\(parts.port ?? 0)")
  }

  /// Whether the host is this machine: `localhost`, `::1` or one of 127.0.0.0/8.
  private static func isLoopback(_ parts: URLComponents) -> Bool {
    guard let host = parts.bracketedHost?.lowercased() else { return false }
    if ["localhost", "[::1]"].contains(host) { return true }
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 4 && numbers[0] == "127"
      && numbers.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } && UInt8($0) != nil }
  }
}
