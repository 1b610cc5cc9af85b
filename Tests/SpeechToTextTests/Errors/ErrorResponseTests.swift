import Foundation
import HTTPTypes
import SpeechToTextV2025_10_15
import SpeechToTextV3_0
import Testing
import VersionedAPIRuntimeTestSupport

/// The error responses of the page "Copy Model" of v3.0, and responses that no page shows.
struct ErrorResponseTests {
  private typealias CopyTo = V3_0.Models.CopyTo
  private typealias Copy = V2025_10_15.Models.Copy

  /// An error that a page documents.
  struct Example: Sendable, CustomTestStringConvertible {
    let status: Int
    let code: String
    var detailedCode: String?
    let message: String

    var testDescription: String { String(status) }
  }

  static let examples = [
    Example(
      status: 400,
      code: "InvalidRequest",
      detailedCode: "InvalidBaseModel",
      message: "The base model isn't valid for this operation."
    ),
    Example(status: 401, code: "Unauthorized", message: "Authentication is required to access the resource."),
    Example(status: 403, code: "Forbidden", message: "No permission to access this resource."),
    Example(status: 404, code: "NotFound", message: "The specified entity cannot be found."),
    Example(
      status: 429,
      code: "TooManyRequests",
      message: "The rate limit has been reached. The timeout in seconds can be found in the Retry-After header."
    ),
  ]

  private func sample(_ status: Int) throws -> Data {
    try Sample.data("v3.0/copy-model/response-\(status)")
  }

  @Test(arguments: examples)
  func `an error response is thrown with what the page says`(example: Example) throws {
    let error = try CopyTo.error(example.status, [:], sample(example.status))

    #expect(error.operationID == "CopyModelToSubscription")
    #expect(error.status.code == example.status)
    #expect(error.code == example.code)
    #expect(error.detailedCode == example.detailedCode ?? example.code)
    #expect(error.message == example.message)
    guard case .errorResponse = error.reason else {
      Issue.record("the reason is \(error.reason)")
      return
    }
  }

  @Test(arguments: examples)
  func `the description is one line with the codes and the message`(example: Example) throws {
    let description = try CopyTo.error(example.status, [:], sample(example.status)).description
    let codes = example.detailedCode.map { "\(example.code), \($0)" } ?? example.code

    #expect(description.hasPrefix("CopyModelToSubscription failed with status \(example.status)"))
    #expect(description.hasSuffix(" (\(codes)): \(example.message)"))
    #expect(!description.contains("\n"))
  }

  @Test(arguments: examples)
  func `the payload encodes to what it was decoded from`(example: Example) throws {
    let sample = try sample(example.status)
    let payload = try #require(CopyTo.error(example.status, [:], sample).payload(as: V3_0.Error.self))

    #expect(try canonicalJSON(of: payload) == canonicalJSON(sample))
  }

  @Test func `the payload has types down to the innermost error`() throws {
    let body = """
      {
        "code": "InvalidRequest",
        "message": "The request is invalid.",
        "details": [{ "code": "InvalidArgument", "message": "One of two.", "target": "id" }],
        "innerError": {
          "code": "InvalidPayload",
          "details": { "ticket": "41d9" },
          "innerError": { "code": "ModelCopyAuthorizationExpired", "message": "Request a new one." }
        }
      }
      """
    let error = try Copy.error(400, [:], Data(body.utf8))
    let payload = try #require(error.payload(as: V2025_10_15.Error.self))

    #expect(error.detailedCode == "ModelCopyAuthorizationExpired")
    #expect(payload.details?.first?.code == .invalidArgument)
    #expect(payload.innerError?.details == ["ticket": "41d9"])
    #expect(payload.innerError?.innerError?.code == .modelCopyAuthorizationExpired)
  }

  /// The service may have added codes after this library was generated.
  @Test func `unknown codes are kept`() throws {
    let error = try Copy.error(418, [:], Data(#"{"code": "Teapot", "innerError": {"code": "TooHot"}}"#.utf8))
    let payload = try #require(error.payload(as: V2025_10_15.Error.self))

    #expect(payload.code == .unknown("Teapot"))
    #expect(payload.innerError?.code == .unknown("TooHot"))
    #expect(error.description.hasSuffix("(Teapot, TooHot)"))
  }

  @Test func `a body that is not JSON is kept as it came`() throws {
    let error = try CopyTo.error(502, [:], Data("<html>".utf8))

    #expect(error.body == Data("<html>".utf8))
    #expect(error.payload(as: V3_0.Error.self) == nil)
    #expect(error.code == nil && error.detailedCode == nil && error.message == nil)
    #expect(error.description.contains("6 bytes"))
  }

  @Test func `an empty body is named as such`() throws {
    #expect(try CopyTo.error(503, [:], Data()).description.contains("the body is empty"))
  }

  /// A gateway in front of the service wraps its errors.
  @Test func `the error of a gateway is read`() throws {
    let body = #"{"error":{"code":"401","message":"Access denied due to invalid subscription key."}}"#
    let error = try CopyTo.error(401, [:], Data(body.utf8))

    #expect(error.code == "401")
    #expect(error.message == "Access denied due to invalid subscription key.")
  }

  @Test func `the header fields are kept`() throws {
    let error = try CopyTo.error(429, ["apim-request-id": "41d9", "Retry-After": "30"], sample(429))

    #expect(error.headerFields.dictionary == ["apim-request-id": "41d9", "Retry-After": "30"])
    #expect(error.retryAfter == .seconds(30))
    #expect(try CopyTo.error(429, [:], sample(429)).retryAfter == nil)
  }

  // MARK: Invalid successes

  @Test func `a documented status with an incomplete body is an error`() throws {
    let error = try CopyTo.error(201, [:], Data(#"{"displayName": "Language model"}"#.utf8))

    guard case .unreadableBody(DecodingError.keyNotFound(let key, _)) = error.reason else {
      Issue.record("\(error) does not name the missing key")
      return
    }
    #expect(key.stringValue == "locale")
    #expect(error.code == nil)
    #expect(error.payload(as: V3_0.Error.self) == nil)
  }

  @Test(arguments: ["<html>", ""])
  func `a documented status with an unreadable body is an error with the body`(body: String) throws {
    let error = try CopyTo.error(201, [:], Data(body.utf8))

    guard case .unreadableBody(is DecodingError) = error.reason else {
      Issue.record("the reason is \(error.reason)")
      return
    }
    #expect(error.body == Data(body.utf8))
    #expect(error.description.hasPrefix("CopyModelToSubscription returned status 201"))
  }

  /// A model that is returned with an undocumented status may have a `code` of its own.
  @Test func `a success that the service does not document is an error without a code`() throws {
    let error = try CopyTo.error(200, [:], Data(#"{"code": "NotFound", "message": "none"}"#.utf8))

    guard case .unexpectedStatus = error.reason else {
      Issue.record("the reason is \(error.reason)")
      return
    }
    #expect(error.code == nil && error.message == nil)
  }
}
