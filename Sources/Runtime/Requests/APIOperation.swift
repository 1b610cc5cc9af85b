public import HTTPTypes

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// One call of an operation: a value that builds its request and reads its response, without any network.
public protocol APIOperation<Output>: Sendable {
  /// What the operation answers with.
  associatedtype Output: Sendable

  /// What the service calls the operation.
  static var operationID: String { get }

  /// The request.
  /// - Throws: `EncodingError` where JSON cannot carry a value, ``RequestError`` where no header field can.
  func request() throws -> APIRequest

  /// Reads what the service answered.
  /// - Parameters:
  ///   - response: The head of the response.
  ///   - body: The whole body; empty where there is none.
  /// - Throws: ``ServiceError`` where the service refused, or answered with what this library does not understand.
  static func output(from response: HTTPResponse, body: Data) throws -> Output
}

extension APIOperation {
  /// Reads what the service answered.
  /// - Parameters:
  ///   - response: The head of the response.
  ///   - body: The whole body; empty where there is none.
  /// - Throws: ``ServiceError`` where the service refused, or answered with what this library does not understand.
  public func output(from response: HTTPResponse, body: Data) throws -> Output {
    try Self.output(from: response, body: body)
  }

  /// Reads the JSON of a success.
  /// - Throws: ``ServiceError`` where it is not what the service documents.
  public static func json<Value: WireValue>(_ body: Data, of response: HTTPResponse) throws -> Value {
    do {
      return try WireCoding.value(from: body)
    } catch {
      throw ServiceError(operationID: operationID, response: response, body: body, underlyingError: error)
    }
  }

  /// The error that an answer tells of.
  public static func failure<Payload: WireObject>(
    _ response: HTTPResponse,
    _ body: Data,
    as type: Payload.Type
  ) -> ServiceError {
    var payload = try? WireCoding.value(type, from: body)
    // A body of another kind, such as a gateway's, decodes too where every property may be missing.
    if let value = payload, let data = try? WireCoding.data(value), data == Data("{}".utf8) { payload = nil }
    return ServiceError(operationID: operationID, response: response, body: body, payload: payload)
  }

  /// The error that an answer without a documented body tells of.
  public static func failure(_ response: HTTPResponse, _ body: Data) -> ServiceError {
    ServiceError(operationID: operationID, response: response, body: body)
  }
}

/// An operation that answers page by page.
public protocol PagedOperation<Item>: APIOperation {
  /// What a page holds.
  associatedtype Item: Sendable
  /// The items of a page, in the service's order.
  static func items(of page: Output) -> [Item]
  /// The address of the next page; nil on the last one. Ask for it with ``APIRequest/init(followingLink:)``.
  static func nextLink(of page: Output) -> URL?
}

/// An operation that only starts the work, and names an address to ask how far it is.
public protocol PolledOperation: APIOperation {
  /// The operation whose answers that address gives.
  associatedtype Polling: APIOperation
  /// The address to ask. Ask with ``APIRequest/init(followingLink:)`` and read the answer as ``Polling``.
  static func pollingLink(of output: Output) -> URL?
}
