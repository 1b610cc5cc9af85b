import Foundation
import HTTPTypes
import Testing
import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport

/// What is read from an error response, whatever the api-version.
struct ServiceErrorTests {
  @Test func `the innermost code is the detailed one`() {
    let error = error(
      400,
      #"{"code":"A","message":"outer","innerError":{"code":"B","innerError":{"code":"C","message":"inner"}}}"#
    )

    #expect(error.code == "A")
    #expect(error.detailedCode == "C")
    #expect(error.message == "outer")
    #expect(error.detailedMessage == "inner")
    #expect(error.description == "Op failed with status 400 (A): outer; C: inner")
  }

  @Test func `a code 100 levels down is found`() {
    let inner = (1...100).reversed().reduce(#"{"code":"last"}"#) { #"{"code":"level \#($1)","innerError":\#($0)}"# }

    #expect(error(400, inner).detailedCode == "last")
  }

  @Test(arguments: [#"{"code":"A"}"#, #"{"code":"A","innerError":null}"#, #"{"code":"A","innerError":{}}"#])
  func `without an inner error the code is the detailed one`(body: String) {
    #expect(error(400, body).detailedCode == "A")
    #expect(error(400, body).description == "Op failed with status 400 (A)")
  }

  /// Gateways write lowercase.
  @Test func `a gateway's inner error is read`() {
    let error = error(403, #"{"error":{"code":"403","message":"No.","innererror":{"code":"Firewall"}}}"#)

    #expect(error.code == "403")
    #expect(error.detailedCode == "Firewall")
    #expect(error.description == "Op failed with status 403 (Firewall): No.")
  }

  @Test func `a message without a code is enough`() {
    let error = error(429, #"{"statusCode":429,"message":"Rate limit is exceeded."}"#)

    #expect(error.code == nil)
    #expect(error.description == "Op failed with status 429: Rate limit is exceeded.")
  }

  @Test(
    arguments: [
      (#"{"code":"NotFound","message":"No such book."}"#, "404 (NotFound): No such book."),
      (#"{"code":"NotFound","message":"Not found."}"#, "404 (NotFound)"),
      (#"{"code":"Missing","message":"missing"}"#, "404 Not Found (Missing)"),
      (#"{"code":"404"}"#, "404 Not Found"),
      (#"{"code":"A","innerError":{"code":"A"}}"#, "404 Not Found (A)"),
      (#"{"innerError":{"code":"A"}}"#, "404 Not Found (A)"),
    ]
  )
  func `the description says nothing twice`(body: String, description: String) {
    let error = ServiceError(
      operationID: "Op",
      response: HTTPResponse(status: .notFound),
      body: Data(body.utf8),
      reason: .errorResponse
    )

    #expect(error.description == "Op failed with status \(description)")
  }

  @Test func `the description has one line`() {
    #expect(error(400, #"{"message":"a\r\nb\n\nc"}"#).description == "Op failed with status 400: a b c")
  }

  @Test(
    arguments: [
      ("", "Op failed with status 500; the body is empty"),
      ("{}", "Op failed with status 500; the body of 2 bytes describes no error"),
      ("[1, 2]", "Op failed with status 500; the body of 6 bytes describes no error"),
      ("Bad Gateway", "Op failed with status 500; the body of 11 bytes describes no error"),
    ]
  )
  func `a body that describes no error is measured`(body: String, description: String) {
    #expect(error(500, body).description == description)
    #expect(error(500, body).localizedDescription == description)
  }

  /// Deeper than any decoder goes.
  @Test func `a body that is too deep does no harm`() {
    let body = String(repeating: "[", count: 100_000)

    #expect(error(500, body).description == "Op failed with status 500; the body of 100000 bytes describes no error")
  }

  @Test func `an unexpected status is described`() {
    #expect(error(302, "", .unexpectedStatus).description == "Op returned the undocumented status 302")
    #expect(
      error(302, #"{"code":"Moved","message":"Over there."}"#, .unexpectedStatus).description
        == "Op returned the undocumented status 302 (Moved): Over there."
    )
  }

  @Test(
    arguments: [
      ("", "", "it is empty"),
      ("<html></html>", "text/html; charset=utf-8", "it is text/html"),
      ("<html></html>", "", "it is not valid JSON"),
      (#"{"title":"Emma""#, "application/json", "it is not valid JSON"),
      ("oops", "a b/<script>", "it is not valid JSON"),
      ("[]", "text/html", "the body: expected an object, found an array"),
      ("{}", "application/json", "title: expected a string, found nothing"),
    ]
  )
  func `a success with an unreadable body says what is there`(body: String, type: String, why: String) throws {
    let response = HTTPResponse(status: .ok, headerFields: type.isEmpty ? [:] : [.contentType: type])
    let error = try #require(throws: ServiceError.self) {
      try Library.GetBook.reply(from: response, body: Data(body.utf8))
    }

    #expect(error.description == "Books_Get returned status 200 OK with a body that cannot be decoded: \(why)")
  }

  @Test func `an error response of another media type is named`() {
    let response = HTTPResponse(status: .badGateway, headerFields: [.contentType: "text/HTML;charset=utf-8"])
    let body = Data("<html><head><title>Bad Gateway</title></head></html>".utf8)
    let error = ServiceError(operationID: "Op", response: response, body: body, reason: .errorResponse)

    #expect(
      error.description
        == "Op failed with status 502 Bad Gateway; the body of 52 bytes of text/html describes no error"
    )
  }

  @Test func `an unreadable body is described`() {
    struct Torn: Error {}
    let error = error(200, #"{"code":"A"}"#, .unreadableBody(Torn()))

    #expect(error.description == "Op returned status 200 with a body that cannot be decoded: Torn()")
    #expect(error.code == nil)
  }

  @Test func `the time to wait is read`() {
    let response = HTTPResponse(status: .tooManyRequests, headerFields: [.retryAfter: "30"])
    let error = ServiceError(operationID: "Op", response: response, body: Data(), reason: .errorResponse)

    #expect(error.retryAfter == .seconds(30))
    #expect(self.error(429, "").retryAfter == nil)
  }

  @Test func `the body is decoded as the type that is asked for`() {
    let error = error(400, #"{"code":"A"}"#)

    #expect(error.payload(as: Library.Problem.self)?.code == "A")
    #expect(error.payload(as: [String: String].self) == ["code": "A"])
    #expect(error.payload(as: [String].self) == nil)
  }

  @Test(arguments: [
    "", "{}", "[]", #"{"statusCode":401,"message":"Access denied"}"#, #"{"error":{"code":"A"}}"#, "<html>",
  ])
  func `a body of another kind is no payload`(body: String) {
    #expect(error(401, body).payload(as: Library.Problem.self) == nil)
  }

  @Test func `the body of a success is no payload`() {
    struct Torn: Error {}

    #expect(error(200, #"{"code":"A"}"#, .unreadableBody(Torn())).payload(as: Library.Problem.self) == nil)
  }

  @Test func `the mirror shows no body and no header fields`() {
    let response = HTTPResponse(status: .badRequest, headerFields: [.location: "https://contoso.com?sig=s3cret"])
    let body = Data(#"{"code":"A","key":"s3cret"}"#.utf8)
    let error = ServiceError(operationID: "Op", response: response, body: body, reason: .errorResponse)

    #expect(dumped(error).contains("\"A\""))
    #expect(!dumped(error).contains("s3cret") && !dumped(error).contains("115"))
  }

  private func error(_ status: Int, _ body: String, _ reason: ServiceError.Reason = .errorResponse) -> ServiceError {
    let response = HTTPResponse(status: .init(code: status))
    return ServiceError(operationID: "Op", response: response, body: Data(body.utf8), reason: reason)
  }
}
