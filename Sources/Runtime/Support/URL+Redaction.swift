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
    guard let host = host(percentEncoded: true), !host.isEmpty else { return "a URL without a host" }
    let port = port.map { ":\($0)" } ?? ""
    return "'\(scheme.map { $0 + "://" } ?? "")\(host)\(port)'"
  }
}
