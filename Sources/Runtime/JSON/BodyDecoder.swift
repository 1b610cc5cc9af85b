#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What becomes of a value in the body of a response that is not what the service documents.
public enum ReplyDecoding: Hashable, Sendable {
  /// An optional value that is unreadable is nil, and an unreadable element of an array or a map is left out. The
  /// reply has its ``Reply/issues``.
  case lenient
  /// The first issue makes the body unreadable.
  case strict
}

/// Decodes the body of a response, and records what is not what the service documents.
public struct BodyDecoder {
  private let recorder: IssueRecorder

  /// Creates a decoder of one body.
  public init(_ decoding: ReplyDecoding = .lenient) {
    recorder = IssueRecorder(decoding)
  }

  /// What was not what the service documents so far, in the order of decoding.
  public var issues: [ReplyIssue] { recorder.issues }

  /// Decodes JSON.
  /// - Throws: `DecodingError` if the data is not JSON, or unreadable as a value of the type.
  public func decode<Value: WireValue>(_ type: Value.Type = Value.self, from data: Data) throws -> Value {
    try JSONText.read(data, userInfo: IssueRecorder.userInfo(recorder)) { try Value(json: $0) }
      ?? decodeWithFoundation(type, from: data)
  }

  /// Decodes JSON as `JSONDecoder` does. It has the last word on what is not valid JSON, and knows other encodings.
  package func decodeWithFoundation<Value: WireValue>(_ type: Value.Type, from data: Data) throws -> Value {
    let decoder = JSONDecoder()
    decoder.userInfo = IssueRecorder.userInfo(recorder)
    return try decoder.decode(Wire<Value>.self, from: data).value
  }
}
