import Foundation
import HTTPTypes
import VersionedAPIRuntime
import Testing

/// What is read from an answer, whatever the api-version. Answers of real operations are in `SpeechToTextTests`.
struct ServiceErrorTests {
  @Test func `the innermost code is the detailed one`() {
    let error = error(
      400,
      #"{"code":"A","message":"outer","innerError":{"code":"B","innerError":{"code":"C","message":"inner"}}}"#
    )

    #expect(error.code == "A")
    #expect(error.detailedCode == "C")
    #expect(error.message == "outer")
    #expect(error.description == "Op answered 400: A (C): outer")
  }

  @Test func `a code 100 levels down is found`() {
    let inner = (1...100).reversed().reduce(#"{"code":"last"}"#) { #"{"code":"level \#($1)","innerError":\#($0)}"# }

    #expect(error(400, inner).detailedCode == "last")
  }

  @Test(arguments: [#"{"code":"A"}"#, #"{"code":"A","innerError":null}"#, #"{"code":"A","innerError":{}}"#])
  func `without an inner error the code is the detailed one`(body: String) {
    #expect(error(400, body).detailedCode == "A")
  }

  /// Gateways of Azure write small letters.
  @Test func `a gateway's inner error is read`() {
    let error = error(403, #"{"error":{"code":"403","message":"No.","innererror":{"code":"Firewall"}}}"#)

    #expect(error.detailedCode == "Firewall")
    #expect(error.description == "Op answered 403: 403 (Firewall): No.")
  }

  @Test func `a message without a code is enough`() {
    let error = error(429, #"{"statusCode":429,"message":"Rate limit is exceeded."}"#)

    #expect(error.code == nil)
    #expect(error.description == "Op answered 429: Rate limit is exceeded.")
  }

  @Test(
    arguments: [
      ("", "Op answered 500, with an empty body"),
      ("{}", "Op answered 500, with a body of 2 bytes that names no error"),
      ("[1, 2]", "Op answered 500, with a body of 6 bytes that names no error"),
      (#"{"code":500}"#, "Op answered 500, with a body of 12 bytes that names no error"),
      ("Bad Gateway", "Op answered 500, with a body of 11 bytes that names no error"),
    ]
  )
  func `a body that names no error is measured`(body: String, description: String) {
    #expect(error(500, body).description == description)
  }

  /// Deeper than any decoder goes.
  @Test func `a body that is too deep does no harm`() {
    let body = String(repeating: "[", count: 100_000)

    #expect(error(500, body).description == "Op answered 500, with a body of 100000 bytes that names no error")
  }

  @Test(arguments: [("0", .zero), ("30", .seconds(30)), ("soon", nil), ("", nil)] as [(String, Duration?)])
  func `Retry-After is read in seconds`(value: String, wait: Duration?) {
    let response = HTTPResponse(status: .init(code: 429), headerFields: [.retryAfter: value])

    #expect(ServiceError(operationID: "Op", response: response, body: Data()).retryAfter == wait)
  }

  @Test func `the payload has the type that it was made with`() {
    let error = ServiceError(
      operationID: "Op",
      response: HTTPResponse(status: .init(code: 400)),
      body: Data(),
      payload: "typed"
    )

    #expect(error.payload(as: String.self) == "typed")
    #expect(error.payload(as: Int.self) == nil)
  }

  private func error(_ status: Int, _ body: String) -> ServiceError {
    ServiceError(operationID: "Op", response: HTTPResponse(status: .init(code: status)), body: Data(body.utf8))
  }
}
