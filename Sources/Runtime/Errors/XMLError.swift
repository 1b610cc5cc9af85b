#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The code and the message of an error in XML, as storage services write it: `<Error><Code>…</Code>
/// <Message>…</Message></Error>`. Prefixes and the case of names do not matter.
struct XMLError {
  /// An error is far shorter; the rest of a long body is not searched.
  private static let maximumLength = 65_536

  var code: String?
  var message: String?

  /// Reads a body; nil if it is something else.
  init?(_ body: Data) {
    let text = String(decoding: body.prefix(Self.maximumLength), as: UTF8.self)
    var rest = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard rest.first == "<" else { return nil }
    var hasRoot = false
    while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      // The prolog, comments, ends of elements, and empty elements.
      if let first = tag.first, "?!/".contains(first) || tag.last == "/" { continue }
      let name = tag.prefix { !$0.isWhitespace }.split(separator: ":").last?.lowercased()
      if !hasRoot {
        guard name == "error" else { return nil }
        hasRoot = true
      } else if name == "code", code == nil {
        code = Self.content(rest)
      } else if name == "message", message == nil {
        message = Self.content(rest)
      }
    }
    if code == nil && message == nil { return nil }
  }

  /// Returns the text up to the next tag; nil if it is empty.
  private static func content(_ text: Substring) -> String? {
    let raw = text.prefix { $0 != "<" }
    let content = raw.split(separator: "&", omittingEmptySubsequences: false).enumerated().map { index, part in
      guard index > 0, let end = part.firstIndex(of: ";"), let character = character(named: part[..<end]) else {
        return index > 0 ? "&" + part : String(part)
      }
      return String(character) + part[part.index(after: end)...]
    }
    let trimmed = content.joined().trimmed
    return trimmed.isEmpty ? nil : trimmed
  }

  private static func character(named name: Substring) -> Character? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.first == "#" else { return nil }
      let digits = name.dropFirst()
      let number = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return number.flatMap(Unicode.Scalar.init).map(Character.init)
    }
  }
}

extension String {
  /// The string without white space at both ends.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}
