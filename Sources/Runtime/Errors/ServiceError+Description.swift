#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

import HTTPTypes

extension ServiceError: CustomStringConvertible {
  /// The operation, the status, the codes and the messages, in one line.
  public var description: String {
    let description =
      switch reason {
      case .errorResponse: "\(operationID) failed with status \(details ?? "\(status.summary); \(bodySummary)")"
      case .unexpectedStatus: "\(operationID) returned the undocumented status \(details ?? status.summary)"
      case .unreadableBody(let error):
        """
        \(operationID) returned status \(status.summary) with a body that cannot be decoded: \
        \(issue?.description ?? syntaxError ?? "\(error)")
        """
      }
    return description.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// The status, the codes and the messages; nil where there are neither codes nor messages.
  ///
  /// Many services repeat the status in the code or the message, and the code in the message; each is there once.
  private var details: String? {
    guard [code, detailedCode, message, detailedMessage].contains(where: { $0 != nil }) else { return nil }
    var codes: [String] = []
    for case let code? in [code, detailedCode] where code != "\(status.code)" && !codes.contains(code) {
      codes.append(code)
    }
    func isCode(_ string: String) -> Bool { codes.contains { $0.letters == string.letters } }

    let outer = message.map(withoutStatus).flatMap { $0.isEmpty || isCode($0) ? nil : $0 }
    var inner = detailedMessage.map(withoutStatus).flatMap { $0.isEmpty || isCode($0) || $0 == outer ? nil : $0 }
    var details = isCode(status.reasonPhrase) ? "\(status.code)" : status.summary
    if inner != nil, codes.count == 2 { inner = "\(codes.removeLast()): \(inner ?? "")" }
    if !codes.isEmpty { details += " (\(codes.joined(separator: ", ")))" }
    if let message = outer.map({ outer in inner.map { outer.joinedAsSentence(with: $0) } ?? outer }) ?? inner {
      details += ": \(message)"
    }
    return details
  }

  /// Returns a message without the status at its start, as in `401: Access denied` and `Unauthorized. No token.`.
  private func withoutStatus(_ message: String) -> String {
    var rest = Substring(message.trimmed)
    for prefix in ["\(status.code)", status.reasonPhrase] where !prefix.isEmpty && rest.hasPrefix(prefix) {
      let behind = rest.dropFirst(prefix.count)
      guard behind.first.map({ $0.isPunctuation || ($0.isWhitespace && prefix.first?.isNumber == true) }) ?? true else {
        continue
      }
      rest = behind.drop { $0.isWhitespace || ".:;,-–—".contains($0) }
    }
    return String(rest)
  }

  /// Why the body is not JSON at all; nil where it is.
  private var syntaxError: String? {
    guard case .unreadableBody(DecodingError.dataCorrupted(let context)) = reason, context.codingPath.isEmpty else {
      return nil
    }
    if body.isEmpty { return "it is empty" }
    return otherMediaType.map { "it is \($0)" } ?? "it is not valid JSON"
  }

  private var bodySummary: String {
    guard !body.isEmpty else { return "the body is empty" }
    return "the body of \(body.count) bytes\(otherMediaType.map { " of \($0)" } ?? "") describes no error"
  }

  /// The media type without parameters; nil if it is missing, invalid or that of JSON.
  private var otherMediaType: String? {
    guard let value = headerFields[.contentType] else { return nil }
    let type = String(value.prefix { $0 != ";" }).trimmed.lowercased()
    let parts = type.split(separator: "/", omittingEmptySubsequences: false)
    // RFC 6838 limits each of the two names to 127 characters.
    let isValid =
      parts.count == 2
      && parts.allSatisfy { part in
        (1...127).contains(part.count)
          && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "!#$&-^_.+".contains($0)) }
      }
    guard isValid, type != "application/json", !type.hasSuffix("+json") else { return nil }
    return type
  }
}

extension String {
  /// The letters and digits in lowercase.
  fileprivate var letters: String { lowercased().filter { $0.isLetter || $0.isNumber } }
}

extension ServiceError: LocalizedError {
  /// The same as the description.
  public var errorDescription: String? { description }
}

extension ServiceError: CustomReflectable {
  /// A mirror with the codes and the messages, but without the body, which may hold anything.
  public var customMirror: Mirror {
    Mirror(
      self,
      children: [
        "operationID": operationID, "status": status.code, "code": code as Any, "detailedCode": detailedCode as Any,
        "message": message as Any, "detailedMessage": detailedMessage as Any,
      ]
    )
  }
}
