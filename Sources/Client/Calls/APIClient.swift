public import VersionedAPIRuntime

/// Calls the operations of a service.
///
/// The client of an api-version is one, and so is each of its groups of operations.
public protocol APIClient: Sendable {
  /// The connection to the service.
  var connection: ServiceConnection { get }
  /// Creates a client with a connection, such as that of another client.
  init(_ connection: ServiceConnection)
}

extension APIClient {
  /// Returns a client with other options. Both share connections and the limit for retries.
  ///
  /// ```swift
  /// let book = try await library.with { $0.timeLimit = .seconds(10) }.books.get(id: id)
  /// ```
  public func with(_ change: (inout ClientOptions) -> Void) -> Self {
    Self(connection.with(change))
  }

  /// Calls an operation, and returns the body of the response.
  /// - Throws: `ServiceError` if the response is not a documented success, or its body is unreadable; ``TransportError`` if
  ///   there is no response, ``ClientError`` if a limit is exceeded, `RequestError` and `EncodingError` if the request
  ///   cannot be created, what the credential throws, and `CancellationError`.
  @discardableResult
  public func send<Operation: APIOperation>(_ operation: Operation) async throws -> Operation.Output {
    try await reply(to: operation).output
  }

  /// Calls an operation, and returns the response with its header fields.
  /// - Throws: The same errors as ``send(_:)``.
  @discardableResult
  public func reply<Operation: APIOperation>(to operation: Operation) async throws -> Reply<Operation> {
    try await connection.reply(to: operation.request(), of: Operation.self)
  }

  /// Follows a link, such as that to the status of a job, and returns the response.
  /// - Throws: The same errors as ``send(_:)``; `RequestError` if the link leads to another scheme, host or port.
  public func reply<Operation: APIOperation>(following link: Link<Operation>) async throws -> Reply<Operation> {
    try await connection.reply(to: APIRequest(following: link), of: Operation.self)
  }
}
