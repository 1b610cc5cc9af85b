#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension URL {
  /// The URL without user, query and fragment, which may hold a password or a signature.
  var redacted: String {
    guard var parts = URLComponents(url: self, resolvingAgainstBaseURL: true) else { return "<URL>" }
    parts.user = nil
    parts.password = nil
    parts.query = nil
    parts.fragment = nil
    return parts.string ?? "<URL>"
  }

  /// The scheme, host and port for a message, in quotes.
  var redactedOrigin: String {
    guard let host = URLComponents(url: self, resolvingAgainstBaseURL: true)?.bracketedHost else {
      return "a URL without a host"
    }
    let port = port.map { ":\($0)" } ?? ""
    return "'\(scheme.map { $0 + "://" } ?? "")\(host)\(port)'"
  }
}

extension URLComponents {
  /// The percent-encoded host as it is in a URL: an IPv6 address is in brackets. Nil if it is missing or empty.
  var bracketedHost: String? {
    guard let host = encodedHost, !host.isEmpty else { return nil }
    return host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
  }
}
