import Foundation
import HTTPTypes
import Testing
import VersionedAPIRuntime

/// The usual forms of error responses: code and message are found in each.
struct ErrorFormTests {
  @Test(
    arguments: [
      (#"{"code":"A","message":"No."}"#, "A", "No."),
      (#"{"error":{"code":"A","message":"No."}}"#, "A", "No."),
      (#"{"Error":{"Code":"A","Message":"No."}}"#, "A", "No."),
      (#"{"error":{"code":"A"},"message":"No."}"#, "A", "No."),
      (#"{"Message":"No."}"#, nil, "No."),
      (#"{"MESSAGE":"No.","CODE":"A"}"#, "A", "No."),
      (#"{"Message":"Outer.","message":"No."}"#, nil, "No."),
      (#"{"statusCode":401,"message":"No."}"#, nil, "No."),
      (#"{"error":{"code":404,"message":"No."}}"#, "404", "No."),
      (#"{"code":-7,"message":"No."}"#, "-7", "No."),
      (#"{"errorCode":"A","errorMessage":"No."}"#, "A", "No."),
      (#"{"error":"invalid_token","error_description":"No."}"#, "invalid_token", "No."),
      (#"{"error":"invalid_token"}"#, "invalid_token", nil),
      (#"{"error":"Not Found","message":"No.","status":404}"#, "Not Found", "No."),
      (#"{"error":"It is gone."}"#, nil, "It is gone."),
      (#"{"code":"A","error":null,"message":"No."}"#, "A", "No."),
      (#"{"code":"","message":""}"#, nil, nil),
      (#"{"code":["A"],"message":{"en":"No."}}"#, nil, nil),
      (#""No such book.""#, nil, "No such book."),
      (#"{"title":"No."}"#, nil, "No."),
      (
        #"{"type":"about:blank","title":"No such book.","status":404,"detail":"It is gone."}"#, nil,
        "No such book. It is gone."
      ),
      (#"{"title":"Forbidden","detail":"Your balance is 30.","code":"A"}"#, "A", "Forbidden; Your balance is 30."),
      (#"{"title":"It is gone.","detail":"It is gone."}"#, nil, "It is gone."),
      (
        #"{"title":"Invalid.","errors":{"title":["Too long.","Too odd."],"":["Nothing."],"author":"Missing."}}"#, nil,
        "Invalid. Nothing. author: Missing. title: Too long. title: Too odd."
      ),
      (
        #"{"title":"Invalid.","errors":[{"detail":"Too long.","pointer":"/title"},{"message":"Missing.","field":"author"},"No."]}"#,
        nil, "Invalid. /title: Too long. author: Missing. No."
      ),
      (#"{"errors":[{"message":"No."}]}"#, nil, "No."),
      (#"{"errors":7,"message":"No."}"#, nil, "No."),
    ] as [(String, String?, String?)]
  )
  func `code and message of JSON are found`(body: String, code: String?, message: String?) {
    let error = error(body)

    #expect(error.code == code)
    #expect(error.message == message)
    #expect(error.detailedCode == code)
    #expect(error.detailedMessage == message)
  }

  @Test(
    arguments: [
      (#"{"code":"A","innerError":{"code":"B","message":"In."}}"#, "B", "In."),
      (#"{"error":{"code":"A","message":"Out.","innererror":{"code":"B"}}}"#, "B", "Out."),
      (#"{"error":{"code":"A"},"innererror":{"code":"B","message":"In."}}"#, "B", "In."),
      (#"{"Code":"A","Message":"Out.","InnerError":{"Message":"In."}}"#, "A", "In."),
      (#"{"code":"A","inner_error":{"code":1,"message":"In.","innerError":{"innerError":{}}}}"#, "1", "In."),
      (#"{"code":"A","message":"Out.","innerError":"In."}"#, "A", "Out."),
    ]
  )
  func `the innermost code and message are found`(body: String, code: String, message: String) {
    #expect(error(body).detailedCode == code)
    #expect(error(body).detailedMessage == message)
  }

  @Test(
    arguments: [
      ("<Error><Code>A</Code><Message>No.</Message></Error>", "A", "No."),
      (
        """
        \u{FEFF}<?xml version="1.0" encoding="utf-8"?>
        <Error>
          <!-- <Code>B</Code> -->
          <Code>AuthenticationFailed</Code>
          <Message>Signature &amp; key differ.
        Time: 1 &lt; 2</Message>
          <AuthenticationErrorDetail>It is &#x27;old&#39;.</AuthenticationErrorDetail>
        </Error>
        """, "AuthenticationFailed", "Signature & key differ.\nTime: 1 < 2"
      ),
      (
        #"<m:error xmlns:m="http://contoso.com/m"><m:code>A</m:code><m:message xml:lang="en-US">No &quot;way&quot;&#33;</m:message></m:error>"#,
        "A", #"No "way"!"#
      ),
      (
        "<Error><Code/><Message>Fish & &unknown; chips; &#xD800;</Message></Error>", nil,
        "Fish & &unknown; chips; &#xD800;"
      ),
      ("<Error><Code>A</Code><Code>B</Code></Error>", "A", nil),
      ("<Error><Code>A</Code><Message>No", "A", "No"),
      ("<Error></Error>", nil, nil),
      ("<html><Error><Code>A</Code></Error></html>", nil, nil),
      ("<Error", nil, nil),
      ("<", nil, nil),
      ("<><Error><Code>A</Code>", nil, nil),
    ] as [(String, String?, String?)]
  )
  func `code and message of XML are found`(body: String, code: String?, message: String?) {
    #expect(error(body).code == code)
    #expect(error(body).message == message)
  }

  @Test(
    arguments: [
      (
        #"{"code":"InvalidRequest","message":"Invalid.","innerError":{"code":"InvalidModel","message":"The locale is not supported."}}"#,
        "400 Bad Request (InvalidRequest): Invalid. InvalidModel: The locale is not supported."
      ),
      (
        #"{"code":"InvalidRequest","message":"Invalid request","innerError":{"code":"InvalidModel","message":"The locale is not supported."}}"#,
        "400 Bad Request (InvalidRequest): InvalidModel: The locale is not supported."
      ),
      (#"{"code":"A","message":"Same.","innerError":{"code":"B","message":"Same."}}"#, "400 Bad Request (A, B): Same."),
      (#"{"code":"A","message":"Out","innerError":{"code":"A","message":"In."}}"#, "400 Bad Request (A): Out; In."),
      (#"{"innerError":{"message":"In."}}"#, "400 Bad Request: In."),
      (#"{"code":"A","message":"Out.","innerError":{"code":"B","message":"b"}}"#, "400 Bad Request (A, B): Out."),
      (#"{"code":400,"message":"400"}"#, "400 Bad Request"),
      (#"{"code":400,"message":"400 Bad Request"}"#, "400 Bad Request"),
      (#"{"message":"400: No."}"#, "400 Bad Request: No."),
      (#"{"message":"400 Bad Request: No."}"#, "400 Bad Request: No."),
      (#"{"message":"Bad Request. No."}"#, "400 Bad Request: No."),
      (#"{"message":"Bad Requests are not read."}"#, "400 Bad Request: Bad Requests are not read."),
      (#"{"message":"4000 bytes are too many."}"#, "400 Bad Request: 4000 bytes are too many."),
      (#"{"error":"Bad Request","status":400,"message":"No."}"#, "400 (Bad Request): No."),
      (#"{"title":"Bad Request","status":400,"detail":"No."}"#, "400 Bad Request: No."),
      (#"{"code":1200,"message":"No."}"#, "400 Bad Request (1200): No."),
    ]
  )
  func `the description has all of it once`(body: String, description: String) {
    #expect(error(body).description == "Op failed with status \(description)")
  }

  @Test func `more errors than anybody reads are cut off`() {
    let errors = (1...100).map { "\"\($0).\"" }.joined(separator: ",")

    #expect(error(#"{"errors":[\#(errors)]}"#).message == "1. 2. 3. 4. 5. 6. 7. 8. 9. 10.")
  }

  private func error(_ body: String) -> ServiceError {
    ServiceError(
      operationID: "Op",
      response: HTTPResponse(status: .badRequest),
      body: Data(body.utf8),
      reason: .errorResponse
    )
  }
}
