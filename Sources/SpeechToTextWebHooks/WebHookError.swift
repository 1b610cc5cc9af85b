#if WebHooks
  public import HTTPTypes

  #if canImport(FoundationEssentials)
    public import FoundationEssentials
  #else
    public import Foundation
  #endif

  /// The reason why a call of a web hook is not one of the service.
  public enum WebHookError: Error, Hashable, Sendable {
    /// There is no `X-MicrosoftSpeechServices-Event`.
    case missingEvent
    /// There is no `X-MicrosoftSpeechServices-Signature`, although the web hook has a secret.
    case missingSignature
    /// The signature is not that of the body under the secret.
    case invalidSignature
    /// A challenge has no `validationToken` in its query.
    case missingToken
    /// The body is not a JSON object.
    case unreadableBody

    /// The status to respond with.
    public var status: HTTPResponse.Status {
      switch self {
      case .missingEvent, .missingToken, .unreadableBody: .badRequest
      case .missingSignature, .invalidSignature: .unauthorized
      }
    }
  }

  extension WebHookError: CustomStringConvertible, LocalizedError {
    /// What is wrong.
    public var description: String {
      switch self {
      case .missingEvent: "the request has no header field X-MicrosoftSpeechServices-Event"
      case .missingSignature: "the request has no signature, although the web hook has a secret"
      case .invalidSignature: "the signature of the request is not that of its body under the secret of the web hook"
      case .missingToken: "the challenge has no validationToken in its query"
      case .unreadableBody: "the body of the request is not a JSON object"
      }
    }

    /// The same as the description.
    public var errorDescription: String? { description }
  }
#endif
