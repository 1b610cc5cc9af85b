import Foundation
import HTTPTypes
import SpeechToTextV2024_11_15
import Testing

/// Error answers of 2024-11-15. What is common to all versions is in ``V3_0RefusalTests``.
struct V2024RefusalTests {
  @Test func `a refusal has the types of the api-version`() throws {
    let body = """
      {
        "code": "InvalidRequest",
        "message": "The request is invalid.",
        "details": [{ "code": "InvalidArgument", "message": "One of two.", "target": "id" }],
        "innerError": {
          "code": "InvalidPayload",
          "details": { "ticket": "41d9" },
          "innerError": { "code": "ModelCopyAuthorizationExpired", "message": "Ask the target anew." }
        }
      }
      """
    let error = try #require(throws: ServiceError.self) {
      try V2024_11_15.Models.Copy.output(from: HTTPResponse(status: .init(code: 400)), body: Data(body.utf8))
    }
    let payload = try #require(error.payload(as: V2024_11_15.Error.self))

    #expect(
      error.description
        == "Models_Copy answered 400: InvalidRequest (ModelCopyAuthorizationExpired): The request is invalid."
    )
    #expect(payload.details?.first?.code == .invalidArgument)
    #expect(payload.innerError?.details == ["ticket": "41d9"])
    #expect(payload.innerError?.innerError?.code == .modelCopyAuthorizationExpired)
  }

  /// The service may have learned codes after this library was generated.
  @Test func `a refusal with unknown codes is read`() throws {
    let body = #"{"code": "Teapot", "innerError": {"code": "TooHot"}}"#
    let error = try #require(throws: ServiceError.self) {
      try V2024_11_15.Models.Copy.output(from: HTTPResponse(status: .init(code: 418)), body: Data(body.utf8))
    }
    let payload = try #require(error.payload(as: V2024_11_15.Error.self))

    #expect(payload.code == .unknown("Teapot"))
    #expect(payload.innerError?.code == .unknown("TooHot"))
    #expect(error.description == "Models_Copy answered 418: Teapot (TooHot)")
  }
}
