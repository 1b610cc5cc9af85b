#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// A JSON text with its tokens, from which values are decoded.
///
/// Decoding is synchronous, so that only one thread at a time uses it.
package final class JSONText: @unchecked Sendable {
  let tokens: ContiguousArray<JSONToken>
  let userInfo: [CodingUserInfoKey: any Sendable]
  let bytes: UnsafeRawBufferPointer
  /// Keeps the bytes alive, should a decoder outlive the decoding.
  private let data: Data

  /// Where the last path went through an array or object, so that paths to all of its values take linear time.
  private var waypoints: [Int: Waypoint] = [:]

  private struct Waypoint {
    var child: Int
    var position: Int
  }

  private init(
    _ tokens: ContiguousArray<JSONToken>,
    _ bytes: UnsafeRawBufferPointer,
    _ data: Data,
    _ userInfo: [CodingUserInfoKey: any Sendable]
  ) {
    self.tokens = tokens
    self.bytes = bytes
    self.data = data
    self.userInfo = userInfo
  }

  /// Reads the value of a text.
  /// - Returns: What the closure returns for it; nil if the text is not valid JSON in UTF-8. Foundation then knows what is
  ///   wrong, or accepts it nevertheless.
  static func read<Value>(
    _ data: Data,
    userInfo: [CodingUserInfoKey: any Sendable],
    _ body: (JSONNode) throws -> Value
  ) rethrows -> Value? {
    try data.withUnsafeBytes { bytes in
      guard let tokens = JSONScanner.tokens(of: bytes) else { return nil }
      return try body(JSONNode(text: JSONText(tokens, bytes, data, userInfo), index: 0))
    }
  }

  /// Whether a text is valid JSON in UTF-8.
  package static func isValid(_ data: Data) -> Bool {
    data.withUnsafeBytes { JSONScanner.tokens(of: $0) != nil }
  }

  /// Returns the path to a value.
  func codingPath(to index: Int) -> [any CodingKey] {
    var path: [any CodingKey] = []
    var container = 0
    while container < index {
      let isObject = tokens[container].kind == .object
      var waypoint = waypoints[container] ?? Waypoint(child: container + 1, position: 0)
      if waypoint.child > index { waypoint = Waypoint(child: container + 1, position: 0) }
      while true {
        let next = Int(tokens[isObject ? waypoint.child + 1 : waypoint.child].next)
        if next > index { break }
        waypoint.child = next
        waypoint.position += 1
      }
      waypoints[container] = waypoint
      if isObject {
        path.append(JSONKey(stringValue: JSONNode(text: self, index: waypoint.child).string ?? ""))
        container = waypoint.child + 1
      } else {
        path.append(JSONIndex(waypoint.position))
        container = waypoint.child
      }
    }
    return path
  }
}
