/// How deep the value that is being decoded lies in others.
///
/// Decoding is recursive, and threads other than the main one have as little as 512 KiB of stack. No decoder tells the
/// depth at little cost: a coding path is created anew for each question. Only a ``JSONNode`` knows it.
enum NestingDepth {
  /// More levels than any documented response has by far. Without optimization, one takes about 4 KiB of stack.
  static let limit = 64

  @TaskLocal private static var current = 0

  /// Decodes a value one level deeper.
  /// - Throws: `DecodingError` if it is too deep.
  static func deeper<Value>(in decoder: any Decoder, _ body: () throws -> Value) throws -> Value {
    let depth = current + 1
    guard depth <= limit else { throw error(at: decoder.codingPath) }
    return try $current.withValue(depth, operation: body)
  }

  /// Returns the error that a value is too deep.
  static func error(at codingPath: [any CodingKey]) -> DecodingError {
    let issue = ReplyIssue(path: codingPath, expected: "at most \(limit) levels of nesting", found: "more")
    return .dataCorrupted(.init(issue, codingPath: codingPath))
  }
}
