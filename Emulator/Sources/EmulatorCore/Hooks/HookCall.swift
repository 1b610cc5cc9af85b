import Foundation

/// A call of a web hook.
struct HookCall: Codable, Sendable {
  /// The identifier of the call, which stays the same when it is repeated.
  var id: String
  /// The identifier of the web hook.
  var hook: String
  /// The URL to call.
  var url: String
  /// The value of the header field `X-MicrosoftSpeechServices-Event`, such as `TranscriptionCompletion`.
  var event: String
  /// The token of a challenge.
  var token: String?
  /// The body, which is JSON.
  var body: String
  /// The signature of the body, or of the token; nil without a secret.
  var signature: String?
  /// The status of each try; 0 if there was no response.
  var statuses: [Int] = []
}
