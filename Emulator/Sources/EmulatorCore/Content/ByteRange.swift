/// The range of a request.
struct ByteRange: Sendable {
  /// The bytes; nil if the content does not have them.
  let bytes: Range<Int>?

  /// Reads the header field `Range`; nil if it is to be ignored: it is malformed, or has several ranges.
  init?(_ text: String, size: Int) {
    guard text.hasPrefix("bytes="), !text.contains(",") else { return nil }
    let sides = text.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard sides.count == 2 else { return nil }
    if sides[0].isEmpty {
      guard let count = Int(sides[1]), count >= 0 else { return nil }
      bytes = count == 0 || size == 0 ? nil : max(0, size - count)..<size
    } else {
      guard let first = Int(sides[0]), first >= 0 else { return nil }
      let last: Int
      if sides[1].isEmpty {
        last = size - 1
      } else {
        guard let given = Int(sides[1]), given >= first else { return nil }
        last = min(given, size - 1)
      }
      bytes = first < size ? first..<(last + 1) : nil
    }
  }
}
