/// A request that a server has received.
public struct ReceivedRequest: Sendable {
  /// The number of requests before it, on all connections.
  public var index = 0
  /// The number of the connection, from 1.
  public var connection = 0
  /// The lines of the head.
  public let lines: [String]
  /// The first bytes of the body.
  public internal(set) var body: [UInt8] = []

  /// The number of bytes of a body that are kept.
  static let maximumBodyCount = 65_536

  init(head: String) {
    lines = head.split(separator: "\r\n").map(String.init)
  }

  /// The method.
  public var method: String { word(0) }
  /// The path and the query.
  public var path: String { word(1) }
  /// The length that the head announces.
  public var contentLength: Int64? { header("content-length").flatMap { Int64($0) } }

  /// Returns the value of a header field.
  public func header(_ name: String) -> String? {
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0].lowercased() == name.lowercased() else { continue }
      return String(parts[1].drop { $0 == " " })
    }
    return nil
  }

  private func word(_ index: Int) -> String {
    let words = (lines.first ?? "").split(separator: " ")
    return index < words.count ? String(words[index]) : ""
  }
}
