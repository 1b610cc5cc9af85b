public import HTTPTypes

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// One call of an operation: a value that builds its request and reads its response, without any network.
public protocol APIOperation<Output>: Sendable {
  /// The body of a successful response: `Void` where there is none, an optional type where it may be missing, `Data`
  /// where it is not JSON.
  associatedtype Output: Sendable

  /// The name of the operation in the service's documentation.
  static var operationID: String { get }

  /// The method and the path of the operation.
  static var route: Route { get }

  /// The status codes that the service documents for success, such as 202.
  static var successStatuses: [Int] { get }

  /// Returns the request.
  /// - Throws: `EncodingError` where JSON cannot represent a value, ``RequestError`` where a header field cannot.
  func request() throws -> APIRequest

  /// Decodes the body of a successful response.
  /// - Parameters:
  ///   - body: The whole body; empty where there is none.
  ///   - decoder: The decoder, which records what is not what the service documents.
  /// - Throws: `DecodingError` where the body is unreadable.
  static func output(from body: Data, decoder: BodyDecoder) throws -> Output
}

extension APIOperation where Output: WireValue {
  /// Decodes JSON.
  /// - Throws: `DecodingError` where the body is unreadable.
  public static func output(from body: Data, decoder: BodyDecoder) throws -> Output { try decoder.decode(from: body) }
}

extension APIOperation where Output: WireValue & ExpressibleByNilLiteral {
  /// Decodes JSON, or returns nil where there is no body.
  /// - Throws: `DecodingError` where the body is unreadable.
  public static func output(from body: Data, decoder: BodyDecoder) throws -> Output {
    body.isEmpty ? nil : try decoder.decode(from: body)
  }
}

extension APIOperation where Output == Data {
  /// Returns the body as it is.
  public static func output(from body: Data, decoder: BodyDecoder) throws -> Output { body }
}

extension APIOperation where Output == Void {
  /// Ignores the body.
  public static func output(from body: Data, decoder: BodyDecoder) throws {}
}

extension APIOperation {
  /// Decodes the body of a successful response, with ``ReplyDecoding/lenient``.
  /// - Parameter body: The whole body; empty where there is none.
  /// - Throws: `DecodingError` where the body is unreadable.
  public static func output(from body: Data) throws -> Output {
    try output(from: body, decoder: BodyDecoder())
  }

  /// Reads a response.
  /// - Parameters:
  ///   - response: The head of the response.
  ///   - body: The whole body; empty where there is none.
  ///   - decoding: What becomes of values that are not what the service documents.
  /// - Throws: ``ServiceError`` where the response is not a documented success, or its body is unreadable.
  public static func reply(
    from response: HTTPResponse,
    body: Data,
    decoding: ReplyDecoding = .lenient
  ) throws -> Reply<Self> {
    let status = response.status
    guard successStatuses.contains(status.code) else {
      throw ServiceError(operationID: operationID, failure: response, body: body)
    }
    let decoder = BodyDecoder(decoding)
    do {
      let output = try output(from: body, decoder: decoder)
      return Reply(output, status: status, headerFields: response.headerFields, issues: decoder.issues)
    } catch {
      throw ServiceError(operationID: operationID, response: response, body: body, reason: .unreadableBody(error))
    }
  }

  /// Reads a response.
  /// - Parameters:
  ///   - response: The head of the response.
  ///   - body: The whole body; empty where there is none.
  ///   - decoding: What becomes of values that are not what the service documents.
  /// - Throws: ``ServiceError`` where the response is not a documented success, or its body is unreadable.
  public func reply(
    from response: HTTPResponse,
    body: Data,
    decoding: ReplyDecoding = .lenient
  ) throws -> Reply<Self> {
    try Self.reply(from: response, body: body, decoding: decoding)
  }

  /// Reads the body of a response.
  /// - Parameters:
  ///   - response: The head of the response.
  ///   - body: The whole body; empty where there is none.
  ///   - decoding: What becomes of values that are not what the service documents.
  /// - Throws: ``ServiceError`` where the response is not a documented success, or its body is unreadable.
  public func output(
    from response: HTTPResponse,
    body: Data,
    decoding: ReplyDecoding = .lenient
  ) throws -> Output {
    try Self.reply(from: response, body: body, decoding: decoding).output
  }
}
