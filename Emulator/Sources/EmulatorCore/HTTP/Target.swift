/// The target of a request: path and query.
struct Target: Sendable {
  /// The path, percent-encoded.
  let path: String
  /// The parts of the path between slashes, decoded.
  let segments: [String]
  /// The query parameters, decoded, in order.
  let query: [(name: String, value: String)]

  /// Creates a target; nil if it is not validly percent-encoded.
  init?(_ text: String) {
    let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = parts.first.map(String.init) ?? "/"
    var segments: [String] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      guard let segment = part.percentDecoded() else { return nil }
      segments.append(segment)
    }
    self.segments = segments
    var query: [(name: String, value: String)] = []
    for pair in parts.count > 1 ? parts[1].split(separator: "&") : [] {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = sides[0].percentDecoded(plusIsSpace: true) else { return nil }
      guard let value = sides.count > 1 ? sides[1].percentDecoded(plusIsSpace: true) : "" else { return nil }
      query.append((name, value))
    }
    self.query = query
  }

  /// Returns the first value of a query parameter.
  func value(_ name: String) -> String? { query.first { $0.name == name }?.value }
}
