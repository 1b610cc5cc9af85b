/// The method and the path of an operation, such as `POST /models/{id}:copy`.
public struct HTTPRoute: Hashable, Sendable {
  /// A part of a path.
  public enum Piece: Hashable, Sendable {
    /// A literal string.
    case literal(String)
    /// The value of a path parameter.
    case parameter(String)
  }

  /// The HTTP methods of operations.
  public static let methods = ["GET", "PUT", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS"]

  /// The method, in uppercase.
  public var method: String
  /// The path without the base path of the version, with `{name}` for its parameters.
  public var path: String
  /// The parts of the path in order.
  public var pieces: [Piece]

  /// The path parameters in order.
  public var parameters: [String] {
    pieces.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
  }

  /// The route without the names of its parameters, in which the operations of one version must differ.
  var shape: String { "\(method) \(pathShape)" }

  /// The path without the names of its parameters.
  package var pathShape: String {
    pieces.map { piece in
      switch piece {
      case .literal(let text): text
      case .parameter: "{}"
      }
    }.joined()
  }

  /// Parses `METHOD /path`; throws a message if it is invalid.
  init(_ text: String) throws(Mistake) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2 else {
      throw Mistake("a route is a method, one space and a path, such as 'GET /models/{id}'")
    }
    method = String(words[0])
    path = String(words[1])
    guard Self.methods.contains(method) else {
      throw Mistake("'\(method)' is not an HTTP method; known methods are \(Self.methods.joinedForReading())")
    }
    pieces = try Self.pieces(of: path)
  }

  /// Parses a path; throws a message if it is invalid. `query` is the key under which query parameters belong.
  static func pieces(of path: String, query: String = "parameters") throws(Mistake) -> [Piece] {
    guard path.hasPrefix("/") else { throw Mistake("a path must begin with '/'") }
    var pieces: [Piece] = []
    var names: Set<String> = []
    var rest = path[...]
    while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else {
        throw Mistake("the path has an unmatched brace")
      }
      if open > rest.startIndex { pieces.append(.literal(String(rest[..<open]))) }
      let name = String(rest[rest.index(after: open)..<close])
      guard !name.isEmpty, !name.contains("{") else {
        throw Mistake("a path parameter needs a name within its braces")
      }
      guard names.insert(name).inserted else { throw Mistake("the path names the parameter '\(name)' twice") }
      pieces.append(.parameter(name))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.literal(String(rest))) }
    for case .literal(let text) in pieces {
      if let forbidden = forbiddenCharacter(in: text) {
        if forbidden == "?" { throw Mistake("the path has a '?'; query parameters belong under '\(query)'") }
        throw Mistake("the path has the character '\(forbidden)', which must be percent-encoded")
      }
      for after in text.utf8.split(separator: UInt8(ascii: "%"), omittingEmptySubsequences: false).dropFirst() {
        guard after.count >= 2, after.prefix(2).allSatisfy(isHexadecimalDigit) else {
          throw Mistake("a '%' in the path must be followed by two hexadecimal digits")
        }
      }
    }
    try checkSegments(of: pieces)
    return pieces
  }

  private static let allowedCharacters = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/:-._~@!$&'()*+,;=%".utf8
  )

  private static func forbiddenCharacter(in text: String) -> Character? {
    if text.utf8.allSatisfy(allowedCharacters.contains) { return nil }
    return text.first { $0.asciiValue.map(allowedCharacters.contains) != true }
  }

  private static func isHexadecimalDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }

  /// `.` and `..`, also as they are percent-encoded, in lower case.
  private static let dots: Set = [".", "..", "%2e", ".%2e", "%2e.", "%2e%2e"]

  /// Rejects empty segments, `.` and `..`, which clients and proxies remove.
  private static func checkSegments(of pieces: [Piece]) throws(Mistake) {
    let text = pieces.map { if case .literal(let text) = $0 { text } else { "{}" } }.joined()
    let segments = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    for segment in segments.dropLast() where segment.isEmpty {
      throw Mistake("the path has an empty segment between two '/'")
    }
    for segment in segments where ".%".contains(segment.first ?? "/") && dots.contains(segment.lowercased()) {
      throw Mistake("the path has the segment '\(segment)', which clients and proxies would remove")
    }
  }

  /// The reason why a route is invalid.
  struct Mistake: Error {
    var message: String
    init(_ message: String) { self.message = message }
  }
}
