public import VersionedAPIClient

extension VersionClient {
  /// Creates a client that sends requests with `URLSession`. Nothing is sent.
  /// - Parameters:
  ///   - endpoint: Where the service is. One that is not valid makes calls throw `RequestError`.
  ///   - credential: The credential that authenticates each request.
  ///   - options: The options of all calls; `with(_:)` changes them for single ones.
  public init(endpoint: Endpoint, credential: Credential, options: ClientOptions = ClientOptions()) {
    self.init(endpoint: endpoint, credential: credential, transport: URLSessionTransport.shared, options: options)
  }
}
