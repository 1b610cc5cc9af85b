public import VersionedAPIRuntime

/// The credential of a service that authenticates nobody.
public struct NoCredential: RequestCredential, Hashable {
  /// Creates the credential.
  public init() {}

  /// Returns nil: requests have no header field for it.
  public func headerField() -> (name: String, value: String)? { nil }
}

extension VersionClient where Credential == NoCredential {
  /// Creates a client of a service that authenticates nobody. Nothing is sent.
  /// - Parameters:
  ///   - endpoint: Where the service is. One that is not valid makes calls throw `RequestError`.
  ///   - transport: What sends the requests.
  ///   - options: The options of all calls; ``APIClient/with(_:)`` changes them for single ones.
  public init(endpoint: Endpoint, transport: some HTTPTransport, options: ClientOptions = ClientOptions()) {
    self.init(endpoint: endpoint, credential: NoCredential(), transport: transport, options: options)
  }
}
