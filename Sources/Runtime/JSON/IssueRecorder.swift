/// Records the issues of one body, by way of the decoder's `userInfo`.
///
/// The decoding of a body is synchronous, so that only one thread at a time uses a recorder.
final class IssueRecorder: @unchecked Sendable {
  private static let key = CodingUserInfoKey(rawValue: "VersionedAPIRuntime.IssueRecorder")
  /// A body of nothing but issues must not take many times its size in memory.
  private static let maximumCount = 1000

  private let decoding: ReplyDecoding
  private(set) var issues: [ReplyIssue] = []

  init(_ decoding: ReplyDecoding) {
    self.decoding = decoding
  }

  static func userInfo(_ recorder: IssueRecorder) -> [CodingUserInfoKey: any Sendable] {
    key.map { [$0: recorder] } ?? [:]
  }

  /// Records what an error says, or throws it where decoding is strict. Without a recorder, decoding is lenient.
  /// - Parameters:
  ///   - error: The error that makes a value unreadable.
  ///   - decoder: The decoder of the value, or of the object that has it.
  ///   - isSecret: Whether the value must not be shown.
  static func record(_ error: any Error, in decoder: any Decoder, isSecret: Bool = false) throws {
    guard let recorder = key.flatMap({ decoder.userInfo[$0] }) as? IssueRecorder else { return }
    if recorder.decoding == .strict { throw isSecret ? (error as? DecodingError)?.withoutValue ?? error : error }
    guard recorder.issues.count < maximumCount else { return }
    let issue = ReplyIssue(error, path: decoder.codingPath)
    recorder.issues.append(isSecret ? issue.withoutValue : issue)
  }
}
