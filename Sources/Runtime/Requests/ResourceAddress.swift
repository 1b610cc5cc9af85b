#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The parts of a resource's address.
struct ResourceAddress {
  let scheme: String
  let authority: String
  /// Without a slash at the end.
  let path: String
  private let url: URL

  init(_ endpoint: URL) throws {
    guard let parts = URLComponents(url: endpoint, resolvingAgainstBaseURL: true),
      let scheme = parts.scheme?.lowercased(),
      ["https", "http"].contains(scheme), let authority = Self.authority(of: parts), parts.user == nil,
      parts.query == nil, parts.fragment == nil
    else { throw RequestError.invalidEndpoint(endpoint) }
    url = endpoint
    self.scheme = scheme
    self.authority = authority
    var path = parts.percentEncodedPath
    while path.hasSuffix("/") { path.removeLast() }
    self.path = path
  }

  /// The path and the query of a link, which must lead to the same host: the credential goes nowhere else. A relative
  /// link leads there by itself.
  func pathAndQuery(of link: URL) throws -> String {
    let absolute = URL(string: link.relativeString, relativeTo: link.baseURL ?? url) ?? link
    guard let parts = URLComponents(url: absolute, resolvingAgainstBaseURL: true), parts.scheme?.lowercased() == scheme,
      Self.authority(of: parts) == authority
    else { throw RequestError.foreignLink(link, origin: "\(scheme)://\(authority)") }
    let path = parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath
    return path + (parts.percentEncodedQuery.map { "?" + $0 } ?? "")
  }

  private static func authority(of parts: URLComponents) -> String? {
    guard let host = parts.encodedHost, !host.isEmpty else { return nil }
    let isDefaultPort = parts.port == nil || parts.port == (parts.scheme?.lowercased() == "http" ? 80 : 443)
    return host.lowercased() + (isDefaultPort ? "" : ":\(parts.port ?? 0)")
  }
}
