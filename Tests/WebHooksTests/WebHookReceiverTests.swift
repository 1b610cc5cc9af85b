import Foundation
import HTTPTypes
import SpeechToTextWebHooks
import Testing

/// The signatures were computed with Python's `hmac`.
struct WebHookReceiverTests {
  private static let url = "https://westus.api.cognitive.microsoft.com/speechtotext/transcriptions/7"
  private let body = Data(#"{"self": "\#(url)", "invocationId": "i1"}"#.utf8)
  private let signature = "Tqb/RxyHTHCWOb2vERDTuRcaFZEDmxSPKyYrcQHjAbQ="
  private let receiver = WebHookReceiver(secret: "s3cret")

  @Test func `a signed event is received`() throws {
    let event = try #require(try event("TranscriptionCompletion", signature))

    #expect(event.kind == .transcription(.completion))
    #expect(event.invocationID == "i1")
    #expect(event.selfURL?.absoluteString == Self.url)
    #expect(!event.isRepeated)
    #expect(event.body == body)
  }

  @Test(arguments: ["Dataset", "Model", "Evaluation", "Transcription", "Endpoint"])
  func `each change of each kind of entity is known`(entity: String) throws {
    let receiver = WebHookReceiver(secret: nil)
    for change in WebHookEvent.Change.allCases {
      let name = entity + change.rawValue
      guard case .event(let event) = try receiver.receive(fields(name), query: nil, body: Data("{}".utf8)) else {
        Issue.record("no event")
        return
      }
      #expect(event.kind != .unknown(name))
      #expect(event.kind.description == name)
    }
  }

  @Test func `a ping has the web hook as its body, and other kinds stay as they are`() throws {
    #expect(try event("Ping", signature)?.kind == .ping)
    #expect(try event("ProjectCreation", signature)?.kind == .unknown("ProjectCreation"))
  }

  @Test func `a challenge is responded to with its token, which is signed`() throws {
    let fields = try fields("Challenge", "bJBae2VjBPRVGflOIgdkv/+bN8E36/9YMCmfxnxnl6M=")
    let call = try receiver.receive(fields, query: "a=1&validationToken=a+b%2Fc", body: Data())

    #expect(call == .challenge(token: "a+b/c"))
  }

  @Test func `a challenge gets its token as the response`() async throws {
    let fields = try fields("Challenge", "bJBae2VjBPRVGflOIgdkv/+bN8E36/9YMCmfxnxnl6M=")
    let response = await receiver.respond(to: fields, query: "validationToken=a+b%2Fc", body: Data()) { _ in
      Issue.record("a challenge is no event")
    }

    #expect(response == (.ok, "a+b/c"))
  }

  @Test func `an event is handled once, although it is repeated`() async throws {
    let fields = try fields("TranscriptionCompletion", signature)
    var kinds: [WebHookEvent.Kind] = []
    for _ in 0..<2 {
      let response = await receiver.respond(to: fields, query: nil, body: body) { kinds.append($0.kind) }
      #expect(response == (.ok, ""))
    }

    #expect(kinds == [.transcription(.completion)])
  }

  @Test func `an event that could not be handled is handled when it is repeated`() async throws {
    let fields = try fields("TranscriptionCompletion", signature)
    await #expect(throws: CancellationError.self) {
      try await receiver.respond(to: fields, query: nil, body: body) { _ in throw CancellationError() }
    }
    var count = 0
    _ = await receiver.respond(to: fields, query: nil, body: body) { _ in count += 1 }

    #expect(count == 1)
  }

  @Test func `a call that is not one of the service gets an error as the response`() async throws {
    let fields = try fields("TranscriptionCompletion", "Tqb/")
    let response = await receiver.respond(to: fields, query: nil, body: body) { _ in Issue.record("handled") }

    #expect(response == (.unauthorized, WebHookError.invalidSignature.description))
  }

  @Test(
    arguments: [
      (nil, .missingSignature), ("", .missingSignature), ("no Base64", .invalidSignature),
      ("Tqb/RxyHTHCWOb2vERDTuRcaFZEDmxSPKyYrcQHjAbA=", .invalidSignature),
      ("bJBae2VjBPRVGflOIgdkv/+bN8E36/9YMCmfxnxnl6M=", .invalidSignature), ("Tqb/", .invalidSignature),
    ] as [(String?, WebHookError)]
  )
  func `an event with another signature is an error`(signature: String?, error: WebHookError) throws {
    #expect(throws: error) { try event("TranscriptionCompletion", signature) }
    #expect(error.status == .unauthorized)
  }

  @Test func `a challenge with another signature is an error`() throws {
    let fields = try fields("Challenge", signature)

    #expect(throws: WebHookError.invalidSignature) {
      try receiver.receive(fields, query: "validationToken=a", body: body)
    }
  }

  @Test(arguments: [nil, "", "validationToken", "validationToken=", "token=a"])
  func `a challenge without a token is an error`(query: String?) throws {
    let fields = try fields("Challenge", signature)

    #expect(throws: WebHookError.missingToken) { try receiver.receive(fields, query: query, body: Data()) }
  }

  @Test func `a request without an event is an error`() throws {
    #expect(throws: WebHookError.missingEvent) { try receiver.receive([:], query: nil, body: body) }
  }

  @Test(arguments: ["", "[]", "{", "null"])
  func `a body that is no object is an error`(body: String) throws {
    let fields = try fields("DatasetCreation")

    #expect(throws: WebHookError.unreadableBody) {
      try WebHookReceiver(secret: nil).receive(fields, query: nil, body: Data(body.utf8))
    }
  }

  @Test(arguments: [nil, ""])
  func `without a secret, signatures are not checked`(secret: String?) throws {
    let call = try WebHookReceiver(secret: secret).receive(fields("DatasetCreation"), query: nil, body: body)

    guard case .event = call else {
      Issue.record("no event")
      return
    }
  }

  @Test func `a repeat is known, unless the first call was forgotten`() throws {
    let first = try #require(try event("ModelCreation", signature))
    #expect(try event("ModelCreation", signature)?.isRepeated == true)
    receiver.forget(first)
    #expect(try event("ModelCreation", signature)?.isRepeated == false)
    #expect(try event("ModelCreation", signature)?.isRepeated == true)
  }

  @Test func `an event that is not signed for is not remembered`() throws {
    #expect(throws: WebHookError.self) { try event("ModelCreation", "Tqb/") }
    #expect(try event("ModelCreation", signature)?.isRepeated == false)
  }

  @Test func `only the latest calls are remembered`() throws {
    let receiver = WebHookReceiver(secret: nil, repeatLimit: 2)
    let repeats = try ["1", "2", "1", "3", "1", "2", "2"].map { id -> Bool in
      let call = try receiver.receive(fields("Ping"), query: nil, body: Data(#"{"invocationId": "\#(id)"}"#.utf8))
      guard case .event(let event) = call else { return false }
      return event.isRepeated
    }
    #expect(repeats == [false, false, true, false, false, false, true])
  }

  @Test func `an event shows neither its body nor its URL`() throws {
    let event = try #require(try event("TranscriptionCompletion", signature))
    var dumped = ""
    dump(event, to: &dumped)

    #expect(event.description == "TranscriptionCompletion (i1)")
    #expect(!dumped.contains("westus"))
  }

  private func event(_ name: String, _ signature: String?) throws -> WebHookEvent? {
    guard case .event(let event) = try receiver.receive(fields(name, signature), query: nil, body: body) else {
      return nil
    }
    return event
  }

  private func fields(_ event: String, _ signature: String? = nil) throws -> HTTPFields {
    var fields = HTTPFields()
    fields[try #require(HTTPField.Name("X-MicrosoftSpeechServices-Event"))] = event
    fields[try #require(HTTPField.Name("X-MicrosoftSpeechServices-Signature"))] = signature
    return fields
  }
}
