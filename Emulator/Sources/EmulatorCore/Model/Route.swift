import VersionedAPIDefinition

/// Method and path of an operation, for matching.
struct Route: Sendable {
  /// A part of the path between two slashes: a literal string, or a parameter between two of these.
  private struct Segment {
    var prefix = ""
    var parameter: String?
    var suffix = ""
  }

  let operation: API.Operation
  private let segments: [Segment]
  /// The number of literal characters; of two routes that match, the one with more of them is meant.
  let literalLength: Int

  var method: String { operation.http.method }

  init(_ operation: API.Operation) {
    self.operation = operation
    var segments: [Segment] = []
    for piece in operation.http.pieces {
      switch piece {
      case .literal(let text):
        for (index, part) in text.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
          if index > 0 || segments.isEmpty { segments.append(Segment()) }
          let last = segments.count - 1
          if segments[last].parameter == nil {
            segments[last].prefix += part
          } else {
            segments[last].suffix += part
          }
        }
      case .parameter(let name):
        if segments.isEmpty { segments.append(Segment()) }
        segments[segments.count - 1].parameter = name
      }
    }
    // A path begins with a slash, and so with an empty segment.
    self.segments = Array(segments.dropFirst())
    literalLength = segments.reduce(0) { $0 + $1.prefix.count + $1.suffix.count }
  }

  /// Returns the values of the path parameters, or nil if the path is not one of this route.
  /// - Parameter path: The decoded segments of the path.
  func match(_ path: [String]) -> [String: String]? {
    guard path.count == segments.count else { return nil }
    var values: [String: String] = [:]
    for (segment, text) in zip(segments, path) {
      guard let parameter = segment.parameter else {
        guard segment.prefix == text else { return nil }
        continue
      }
      guard text.hasPrefix(segment.prefix), text.hasSuffix(segment.suffix),
        text.count > segment.prefix.count + segment.suffix.count
      else { return nil }
      values[parameter] = String(text.dropFirst(segment.prefix.count).dropLast(segment.suffix.count))
    }
    return values
  }
}
