/// The host names that lead to this machine, whatever a name server says.
enum LoopbackHost {
  /// Whether the host of a URL is `localhost`, a name that ends in `.localhost`, an address in 127.0.0.0/8, or `[::1]`.
  /// - Parameter base: The scheme `http` and a host, with or without a port.
  static func matches(_ base: String) -> Bool {
    guard let match = base.lowercased().wholeMatch(of: /http:\/\/(\[::1\]|[a-z0-9_.\-]+?)\.?(:[0-9]+)?/) else {
      return false
    }
    let host = match.1
    return host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]" || isLoopbackAddress(host)
  }

  private static func isLoopbackAddress(_ host: Substring) -> Bool {
    let bytes = host.split(separator: ".", omittingEmptySubsequences: false).compactMap { UInt8($0) }
    return bytes.count == 4 && bytes[0] == 127 && bytes.map(String.init).joined(separator: ".") == host
  }
}
