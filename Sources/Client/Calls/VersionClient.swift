public import VersionedAPIRuntime

/// The client of an api-version.
public protocol VersionClient: APIClient {
  /// The endpoints that the service documents.
  associatedtype Endpoint: ServiceEndpoint
  /// The credentials that the service accepts.
  associatedtype Credential: RequestCredential
}

extension VersionClient {
  /// Creates a client. Nothing is sent.
  /// - Parameters:
  ///   - endpoint: Where the service is. One that is not valid makes calls throw `RequestError`.
  ///   - credential: The credential that authenticates each request.
  ///   - transport: What sends the requests.
  ///   - options: The options of all calls; ``APIClient/with(_:)`` changes them for single ones.
  public init(
    endpoint: Endpoint,
    credential: Credential,
    transport: some HTTPTransport,
    options: ClientOptions = ClientOptions()
  ) {
    self.init(
      ServiceConnection(endpoint: endpoint, credential: credential, transport: transport, options: options)
    )
  }
}
