package import VersionedAPIRuntime

/// What comes of decoding: a value or an error, and the issues.
package struct Decoded<Value: Hashable & Sendable>: Hashable, Sendable {
  private let value: Value?
  private let error: String?
  package let issues: [ReplyIssue]

  package var isError: Bool { error != nil }

  package init(_ decoding: ReplyDecoding, _ decode: (BodyDecoder) throws -> Value) {
    let decoder = BodyDecoder(decoding)
    do {
      value = try decode(decoder)
      error = nil
    } catch {
      value = nil
      self.error = Self.description(of: error)
    }
    // The values of a map have no order.
    issues = decoder.issues.sorted { $0.description < $1.description }
  }

  /// Returns what an error says. The words of Foundation are its own; those of the library have to be the same.
  private static func description(of error: any Error) -> String {
    func place(_ context: DecodingError.Context) -> String {
      let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
      return path + ((context.underlyingError as? ReplyIssue).map { ", \($0)" } ?? "")
    }
    return switch error as? DecodingError {
    case .typeMismatch(let type, let context): "mismatch of \(type) at \(place(context))"
    case .valueNotFound(let type, let context): "null for \(type) at \(place(context))"
    case .keyNotFound(let key, let context): "no \(key.stringValue) at \(place(context))"
    // Foundation leaves out the last key of a number that the type cannot hold.
    case .dataCorrupted(let context): "corrupted\((context.underlyingError as? ReplyIssue).map { " at \($0)" } ?? "")"
    default: "\(error)"
    }
  }
}
