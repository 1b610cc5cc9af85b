import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import SpeechToTextV2025_10_15
import SpeechToTextWebHooks
import Testing

@testable import watch

struct HookTests {
  private let event = #"{"self": "https://westus.example/transcriptions/7", "invocationId": "1"}"#

  @Test
  func `a challenge is echoed`() async throws {
    let (response, lines) = try await call("/hook?validationToken=a%2Bb", "Challenge", body: "", signed: "a+b")
    #expect(response.status == .ok)
    #expect(String(buffer: response.body) == "a+b")
    #expect(lines.isEmpty)
  }

  @Test
  func `a signed event is printed`() async throws {
    let (response, lines) = try await call("/hook", "TranscriptionCompletion", body: event, signed: event)
    #expect(response.status == .ok)
    #expect(lines == ["TranscriptionCompletion 7"])
  }

  @Test
  func `an event with another signature is not accepted`() async throws {
    let (response, lines) = try await call("/hook", "TranscriptionCompletion", body: event, signed: "{}")
    #expect(response.status == .unauthorized)
    #expect(lines.isEmpty)
  }

  @Test
  func `a repeat is not printed again`() async throws {
    let (response, lines) = try await call("/hook", "ModelDeletion", body: event, signed: event, times: 2)
    #expect(response.status == .ok)
    #expect(lines == ["ModelDeletion 7"])
  }

  @Test
  func `with a key, a completed transcription is looked at`() async throws {
    let url = "https://westus.example/speechtotext/transcriptions/ba7d05c2-0a49-4d2e-8d2e-0c4a8a3ff0f5"
    let transport = StubTransport { request, _ in
      request.path?.contains("/files") == true
        ? .json(#"{"values": [{"name": "a"}, {"name": "b"}]}"#)
        : .json(#"{"self": "\#(url)", "displayName": "a", "locale": "en-US", "status": "Succeeded"}"#)
    }
    let endpoint = try #require(URL(string: "https://westus.example"))
    let speech = V2025_10_15.Client(
      endpoint: .url(endpoint),
      credential: .subscriptionKey("key"),
      transport: transport
    )
    let body = #"{"self": "\#(url)"}"#
    let (_, lines) = try await call("/hook", "TranscriptionCompletion", body: body, signed: body, speech: speech)
    #expect(lines == ["TranscriptionCompletion ba7d05c2-0a49-4d2e-8d2e-0c4a8a3ff0f5: Succeeded, 2 files"])
  }

  /// Calls the web hook, and returns the last response and the lines that are printed.
  private func call(
    _ uri: String,
    _ kind: String,
    body: String,
    signed: String,
    times: Int = 1,
    speech: V2025_10_15.Client? = nil
  ) async throws -> (TestResponse, [String]) {
    let (events, continuation) = AsyncStream.makeStream(of: WebHookEvent.self)
    let app = Application(router: makeRouter(WebHookReceiver(secret: "secret")) { continuation.yield($0) })
    let code = HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: SymmetricKey(data: Data("secret".utf8)))
    var headers = HTTPFields()
    headers[try #require(HTTPField.Name("X-MicrosoftSpeechServices-Event"))] = kind
    headers[try #require(HTTPField.Name("X-MicrosoftSpeechServices-Signature"))] = Data(code).base64EncodedString()
    let response = try await app.test(.router) { [headers] client in
      for _ in 1..<times {
        _ = try await client.execute(uri: uri, method: .post, headers: headers, body: ByteBuffer(string: body))
      }
      return try await client.execute(uri: uri, method: .post, headers: headers, body: ByteBuffer(string: body))
    }
    continuation.finish()
    let printer = EventPrinter(events: events, speech: speech)
    var lines: [String] = []
    for await event in events { lines.append(await printer.line(for: event)) }
    return (response, lines)
  }
}
