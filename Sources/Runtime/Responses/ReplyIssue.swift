/// A value in the body of a response that is not what the service documents.
public struct ReplyIssue: Error, Hashable, Sendable {
  /// The place of the value, such as `values[3].properties.durationMilliseconds`; empty for the body itself.
  public let path: String
  /// What the service documents, such as `a whole number`.
  public let expected: String
  /// What is there, such as `42000.5`, `null` or `nothing`: short, and never a secret or the query of a URL.
  public let found: String

  /// Creates an issue, for tests for example.
  /// - Parameters:
  ///   - path: The place of the value.
  ///   - expected: What the service documents.
  ///   - found: What is there.
  public init(path: String, expected: String, found: String) {
    self.path = path
    self.expected = expected
    self.found = found
  }
}

extension ReplyIssue: CustomStringConvertible {
  /// All three in one line, such as `values[3].status: expected a string, found an object`.
  public var description: String { "\(path.isEmpty ? "the body" : path): expected \(expected), found \(found)" }
}

extension ReplyIssue {
  init(path: [any CodingKey], expected: String, found: String) {
    self.init(path: Self.string(path), expected: expected, found: found)
  }

  /// Creates an issue from an error that was thrown while a value was decoded.
  /// - Parameter path: The place of the value, unless the error names one.
  init(_ error: any Error, path: [any CodingKey]) {
    switch error {
    case let issue as ReplyIssue:
      self = issue
    case let error as DecodingError:
      self.init(error)
    default:
      self.init(path: path, expected: "a value that can be decoded", found: "one that cannot")
    }
  }

  /// Creates an issue from an error, which may be that of a type with a `Codable` implementation of its own.
  init(_ error: DecodingError) {
    let context: DecodingError.Context
    let (expected, found): (String, String)
    var key: [any CodingKey] = []
    switch error {
    case .keyNotFound(let missing, let itsContext):
      (context, expected, found, key) = (itsContext, "a value", "nothing", [missing])
    case .valueNotFound(let type, let itsContext):
      (context, expected, found) = (itsContext, "a value of type \(type)", "null")
    case .typeMismatch(let type, let itsContext):
      (context, expected, found) = (itsContext, "a value of type \(type)", "one of another type")
    case .dataCorrupted(let itsContext):
      (context, expected, found) = (itsContext, "a value that can be decoded", "one that cannot")
    @unknown default:
      self.init(path: "", expected: "a value that can be decoded", found: "one that cannot")
      return
    }
    if let issue = context.underlyingError as? ReplyIssue {
      self = issue
    } else {
      self.init(path: context.codingPath + key, expected: expected, found: found)
    }
  }

  /// The issue with only the type of what was found.
  var withoutValue: ReplyIssue {
    let type =
      switch found.first {
      case "\""?: "a string"
      case "-"?, ("0"..."9")?: "a number"
      case "t"?, "f"?: "a Boolean"
      default: found
      }
    return ReplyIssue(path: path, expected: expected, found: type)
  }

  /// The place as in JavaScript, where keys that are not names are in brackets and quotes.
  private static func string(_ path: [any CodingKey]) -> String {
    path.reduce(into: "") { string, key in
      if let index = key.intValue {
        string += "[\(index)]"
      } else if key.stringValue.isName {
        string += (string.isEmpty ? "" : ".") + key.stringValue
      } else {
        string += "[\(key.stringValue.shortened.quoted)]"
      }
    }
  }
}

extension String {
  /// The number of characters that a message shows of a string from a body: a date with a fraction and an offset is
  /// not shortened.
  private static let maximumLength = 40

  /// The string, or its beginning if it is long.
  var shortened: String {
    let start = prefix(Self.maximumLength)
    return start.endIndex == endIndex ? self : start + "…"
  }

  /// The string in quotes on one line.
  var quoted: String {
    "\"" + replacing("\"", with: "\\\"").split(whereSeparator: \.isNewline).joined(separator: " ") + "\""
  }

  fileprivate var isName: Bool {
    !isEmpty && shortened.utf8.count == utf8.count
      && utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "@"),
          UInt8(ascii: "$"):
          true
        default: false
        }
      }
  }
}
