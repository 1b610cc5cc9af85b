#if WebHooks
  public import HTTPTypes
  import VersionedAPIRuntime

  #if canImport(CryptoKit)
    import CryptoKit
  #else
    import Crypto
  #endif

  #if canImport(FoundationEssentials)
    public import FoundationEssentials
  #else
    public import Foundation
  #endif

  /// Checks and reads the calls of a web hook, in any server framework.
  ///
  /// ```swift
  /// let response = try await receiver.respond(to: request.headers, query: request.uri.query, body: body) { event in
  ///   try await handle(event)
  /// }
  /// return Response(status: response.status, body: .init(byteBuffer: ByteBuffer(string: response.body)))
  /// ```
  ///
  /// The service repeats a call that has no response within seconds, so handle events that take longer afterwards.
  public final class WebHookReceiver: Sendable {
    /// A call.
    public enum Call: Hashable, Sendable {
      /// The service verifies who owns the URL: respond with the token as the body, as plain text.
      case challenge(token: String)
      /// Something has changed.
      case event(WebHookEvent)
    }

    private static let eventField = "X-MicrosoftSpeechServices-Event"
    private static let signatureField = "X-MicrosoftSpeechServices-Signature"

    /// Nil if calls are not signed.
    private let key: SymmetricKey?
    private let invocations: RecentInvocations

    /// Creates the receiver of a web hook.
    /// - Parameters:
    ///   - secret: The secret of the web hook. Calls without a valid signature are errors. With nil, anybody who knows the
    ///     URL can call it.
    ///   - repeatLimit: The number of the latest calls among which repeats are found.
    public init(secret: String?, repeatLimit: Int = 10_000) {
      key = secret.flatMap { $0.isEmpty ? nil : SymmetricKey(data: Data($0.utf8)) }
      invocations = RecentInvocations(limit: repeatLimit)
    }

    /// Checks and reads a call.
    /// - Parameters:
    ///   - headerFields: The header fields of the request.
    ///   - query: The query of the request's URL, percent-encoded.
    ///   - body: The whole body of the request.
    /// - Throws: ``WebHookError`` if the call is not one of the service.
    public func receive(_ headerFields: HTTPFields, query: String?, body: Data) throws(WebHookError) -> Call {
      guard let name = Self.value(Self.eventField, in: headerFields) else { throw WebHookError.missingEvent }
      if name.lowercased() == "challenge" {
        guard let token = Self.token(in: query ?? "") else { throw WebHookError.missingToken }
        try checkSignature(in: headerFields, of: Data(token.utf8))
        return .challenge(token: token)
      }
      try checkSignature(in: headerFields, of: body)
      guard let content = try? JSONDecoder().decode(Content.self, from: body) else { throw WebHookError.unreadableBody }
      let id = content.invocationID
      return .event(
        WebHookEvent(
          kind: WebHookEvent.Kind(name),
          invocationID: id,
          selfURL: content.url.flatMap { URL(string: $0) },
          isRepeated: id.map { !invocations.insert($0) } ?? false,
          body: body
        )
      )
    }

    /// Forgets that an event was received, so that a repeat of it is none. Call this if it could not be handled, and respond
    /// with an error, as ``respond(to:query:body:handle:)`` does.
    public func forget(_ event: WebHookEvent) {
      if let id = event.invocationID { invocations.remove(id) }
    }

    private func checkSignature(in headerFields: HTTPFields, of data: Data) throws(WebHookError) {
      guard let key else { return }
      guard let signature = Self.value(Self.signatureField, in: headerFields) else {
        throw WebHookError.missingSignature
      }
      // Compares in constant time.
      guard let code = Data(base64Encoded: signature),
        HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: data, using: key)
      else { throw WebHookError.invalidSignature }
    }

    private static func value(_ name: String, in headerFields: HTTPFields) -> String? {
      HTTPField.Name(name).flatMap { headerFields[$0] }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func token(in query: String) -> String? {
      URLComponents(string: "?" + query)?.queryItems?
        .first { $0.name.lowercased() == "validationtoken" }?.value
        .flatMap { $0.isEmpty ? nil : $0 }
    }
  }

  /// What all bodies have in common.
  private struct Content: Decodable {
    private enum Keys: String, CodingKey {
      case url = "self"
      case invocationID = "invocationId"
    }

    let url: String?
    let invocationID: String?

    init(from decoder: any Decoder) throws {
      let object = try decoder.container(keyedBy: Keys.self)
      url = try? object.decode(String.self, forKey: .url)
      invocationID = (try? object.decode(String.self, forKey: .invocationID)).flatMap { $0.isEmpty ? nil : $0 }
    }
  }
#endif
