import Foundation
import HTTPTypes
import SpeechToTextV3_0
import Testing

/// Answers that are a success by their status, and yet not what the service documents.
struct UnreadableSuccessTests {
  private typealias CopyTo = V3_0.Models.CopyTo

  @Test func `a documented status with a broken body is an error`() throws {
    let error = try error(.init(code: 201), #"{"displayName": "Language model"}"#)

    guard case .keyNotFound(let key, _) = error.underlyingError as? DecodingError else {
      Issue.record("\(error) does not name the missing key")
      return
    }
    #expect(key.stringValue == "locale")
    #expect(error.code == nil)
    #expect(error.payload == nil)
  }

  @Test func `a broken body is kept and described`() throws {
    let error = try error(.init(code: 201), "<html>")
    let reason = try #require(error.underlyingError)

    #expect(error.body == Data("<html>".utf8))
    #expect(error.description == "CopyModelToSubscription answered 201, which cannot be read: \(reason)")
  }

  @Test func `a documented status without a body is an error`() throws {
    #expect(try error(.init(code: 201), "").underlyingError is DecodingError)
  }

  @Test func `a success that the service does not document is an error`() throws {
    let error = try error(.init(code: 204), "")

    #expect(error.status.code == 204)
    #expect(error.underlyingError == nil)
    #expect(error.description == "CopyModelToSubscription answered 204, a status that it does not document")
  }

  /// A model that came with another status than documented may have a `code` of its own.
  @Test func `no error code is read from a success`() throws {
    let error = try error(.init(code: 200), #"{"code": "NotFound", "message": "none"}"#)

    #expect(error.code == nil)
    #expect(error.message == nil)
  }

  private func error(_ status: HTTPResponse.Status, _ body: String) throws -> ServiceError {
    try #require(throws: ServiceError.self) {
      try CopyTo.output(from: HTTPResponse(status: status), body: Data(body.utf8))
    }
  }
}
