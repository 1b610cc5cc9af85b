import Foundation
import HTTPTypes
import SpeechToTextV3_0
import Testing

/// The error answers of the page "Copy Model" of v3.0, and answers that no page shows.
struct V3_0RefusalTests {
  private typealias CopyTo = V3_0.Models.CopyTo
  private typealias Payload = V3_0.Error

  /// What a page says about an error.
  struct Refusal: Sendable, CustomTestStringConvertible {
    let status: Int
    let code: String
    let detailedCode: String
    let message: String
    let description: String

    var testDescription: String { String(status) }
  }

  static let refusals = [
    Refusal(
      status: 400,
      code: "InvalidRequest",
      detailedCode: "InvalidBaseModel",
      message: "The base model isn't valid for this operation.",
      description: """
        CopyModelToSubscription answered 400: InvalidRequest (InvalidBaseModel): \
        The base model isn't valid for this operation.
        """
    ),
    Refusal(
      status: 401,
      code: "Unauthorized",
      detailedCode: "Unauthorized",
      message: "Authentication is required to access the resource.",
      description: """
        CopyModelToSubscription answered 401: Unauthorized: Authentication is required to access the resource.
        """
    ),
    Refusal(
      status: 403,
      code: "Forbidden",
      detailedCode: "Forbidden",
      message: "No permission to access this resource.",
      description: "CopyModelToSubscription answered 403: Forbidden: No permission to access this resource."
    ),
    Refusal(
      status: 404,
      code: "NotFound",
      detailedCode: "NotFound",
      message: "The specified entity cannot be found.",
      description: "CopyModelToSubscription answered 404: NotFound: The specified entity cannot be found."
    ),
    Refusal(
      status: 429,
      code: "TooManyRequests",
      detailedCode: "TooManyRequests",
      message: "The rate limit has been reached. The timeout in seconds can be found in the Retry-After header.",
      description: """
        CopyModelToSubscription answered 429: TooManyRequests: The rate limit has been reached. \
        The timeout in seconds can be found in the Retry-After header.
        """
    ),
  ]

  @Test(arguments: refusals)
  func `a refusal is thrown with what the page says`(refusal: Refusal) throws {
    let error = try error(.init(code: refusal.status), sample(refusal.status))

    #expect(error.operationID == "CopyModelToSubscription")
    #expect(error.status.code == refusal.status)
    #expect(error.code == refusal.code)
    #expect(error.detailedCode == refusal.detailedCode)
    #expect(error.message == refusal.message)
    #expect(error.underlyingError == nil)
  }

  @Test(arguments: refusals)
  func `the description of a refusal is one line`(refusal: Refusal) throws {
    let error = try error(.init(code: refusal.status), sample(refusal.status))

    #expect(String(describing: error) == refusal.description)
  }

  @Test(arguments: refusals)
  func `the payload of a refusal encodes to what it was read from`(refusal: Refusal) throws {
    let sample = try sample(refusal.status)
    let payload = try #require(error(.init(code: refusal.status), sample).payload(as: Payload.self))

    #expect(try canonicalJSON(of: payload) == canonicalJSON(sample))
  }

  @Test func `the payload has types down to the innermost error`() throws {
    let payload = try #require(error(.badRequest, sample(400)).payload(as: Payload.self))

    #expect(payload.code == .invalidRequest)
    #expect(payload.innerError?.code == .invalidBaseModel)
    #expect(payload.innerError?.innerError == nil)
  }

  @Test func `the reason is shown where the answer gives one`() throws {
    let error = try error(.notFound, sample(404))

    #expect(
      error.description
        == "CopyModelToSubscription answered 404 Not Found: NotFound: The specified entity cannot be found."
    )
  }

  @Test func `a body that is no JSON is kept as it came`() throws {
    let error = try error(.init(code: 502), Data("<html>".utf8))

    #expect(error.body == Data("<html>".utf8))
    #expect(error.payload == nil)
    #expect(error.code == nil)
    #expect(error.detailedCode == nil)
    #expect(
      error.description == "CopyModelToSubscription answered 502, with a body of 6 bytes that names no error"
    )
  }

  @Test func `an empty body is named as such`() throws {
    #expect(
      try error(.init(code: 503), Data()).description == "CopyModelToSubscription answered 503, with an empty body"
    )
  }

  /// A gateway in front of the service wraps its errors.
  @Test func `the error of a gateway is read`() throws {
    let body = #"{"error":{"code":"401","message":"Access denied due to invalid subscription key."}}"#
    let error = try error(.init(code: 401), Data(body.utf8))

    #expect(error.code == "401")
    #expect(error.detailedCode == "401")
    #expect(
      error.description
        == "CopyModelToSubscription answered 401: 401: Access denied due to invalid subscription key."
    )
  }

  @Test func `Retry-After says how long to wait`() throws {
    #expect(try error(.tooManyRequests, sample(429), [.retryAfter: "30"]).retryAfter == .seconds(30))
    #expect(try error(.tooManyRequests, sample(429)).retryAfter == nil)
  }

  @Test func `the header fields are kept`() throws {
    let fields = try HTTPFields.named(["apim-request-id": "41d9"])

    #expect(try error(.notFound, sample(404), fields).headerFields == fields)
  }

  private func error(
    _ status: HTTPResponse.Status,
    _ body: Data,
    _ headerFields: HTTPFields = [:]
  ) throws -> ServiceError {
    try #require(throws: ServiceError.self) {
      try CopyTo.output(from: HTTPResponse(status: status, headerFields: headerFields), body: body)
    }
  }

  private func sample(_ status: Int) throws -> Data {
    try Sample.data("v3.0/copy-model/response-\(status)")
  }
}
