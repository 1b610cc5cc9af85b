import Foundation
import Testing
import VersionedAPIRuntime

@testable import EmulatorCore

/// Records calls, and responds as a test says.
private actor Receiver {
  private(set) var calls: [OutgoingRequest] = []
  private var failures: Int
  private let repeatsToken: Bool

  init(failures: Int = 0, repeatsToken: Bool = true) {
    self.failures = failures
    self.repeatsToken = repeatsToken
  }

  func receive(_ call: OutgoingRequest) -> OutgoingResponse? {
    calls.append(call)
    let token = URLComponents(url: call.url, resolvingAgainstBaseURL: false)?.queryItems?.first {
      $0.name == "validationToken"
    }
    if let token = token?.value { return OutgoingResponse(200, body: Data((repeatsToken ? token : "no").utf8)) }
    if failures > 0 {
      failures -= 1
      return failures.isMultiple(of: 2) ? nil : OutgoingResponse(500)
    }
    return OutgoingResponse(200)
  }

  var events: [String] { calls.compactMap { $0.fields["X-MicrosoftSpeechServices-Event"] } }
}

@Suite struct WebHookTests {
  private static let hook: JSON = [
    "displayName": "h", "webUrl": "https://contoso.com/hook?code=1",
    "events": ["transcriptionCreation": true, "transcriptionCompletion": true], "properties": ["secret": "s"],
  ]

  private func harness(_ receiver: Receiver) throws -> Harness {
    try Harness { await receiver.receive($0) }
  }

  @Test func `a web hook works after its challenge`() async throws {
    let receiver = Receiver()
    let harness = try harness(receiver)
    let url = try await harness.create("/webhooks", Self.hook)
    await harness.emulator.finishDeliveries()
    let hook = await harness.call("GET", url).json
    #expect(hook["status"] == "Succeeded")
    #expect(hook["properties"]?["apiVersion"] == "2025-10-15")
    #expect(hook["properties"]?["secret"] == nil)
    _ = try await harness.transcription()
    await harness.emulator.finishDeliveries()
    #expect(await receiver.events == ["Challenge", "TranscriptionCreation", "TranscriptionCompletion"])
  }

  @Test(
    arguments: [
      (["events": .null], "UnsupportedDelta"), (["webUrl": .null], "UnsupportedDelta"),
      (["events": ["transcriptionCreation": false, "transcriptionCompletion": false]], "InvalidWebHookEventKind"),
      (["webUrl": "ftp://contoso.com/hook"], "InvalidCallbackUri"),
    ] as [(JSON, String)]
  )
  func `an update leaves a web hook with a URL and an event`(patch: JSON, code: String) async throws {
    let harness = try harness(Receiver())
    let url = try await harness.create("/webhooks", Self.hook)
    let before = await harness.call("GET", url).json
    #expect(await harness.call("PATCH", url, patch).failure == "400 InvalidRequest/\(code)")
    #expect(await harness.call("GET", url).json["events"] == before["events"])
  }

  @Test func `calls are signed with the secret`() async throws {
    let receiver = Receiver()
    let harness = try harness(receiver)
    _ = try await harness.create("/webhooks", Self.hook)
    await harness.emulator.finishDeliveries()
    let transcription = try await harness.transcription()
    await harness.emulator.finishDeliveries()
    let call = try #require(await receiver.calls.last)
    #expect(call.fields["X-MicrosoftSpeechServices-Signature"] == Signature.of(call.body, key: "s"))
    let body = try JSON(json: call.body)
    #expect(body["invocationId"]?.stringValue?.isEmpty == false)
    #expect(body["self"]?.stringValue?.split(separator: "/").last == transcription.split(separator: "/").last)
  }

  @Test func `signatures are those of HMAC-SHA256`() {
    // RFC 4231, test case 2.
    let signature = Signature.of(Data("what do ya want for nothing?".utf8), key: "Jefe")
    #expect(
      Data(base64Encoded: signature)?.map { String($0, radix: 16) }.prefix(4).joined(separator: " ") == "5b dc c1 46"
    )
  }

  @Test func `a web hook whose URL does not repeat the token fails`() async throws {
    let receiver = Receiver(repeatsToken: false)
    let harness = try harness(receiver)
    let url = try await harness.create("/webhooks", Self.hook)
    await harness.emulator.finishDeliveries()
    let hook = await harness.call("GET", url).json
    #expect(hook["status"] == "Failed")
    #expect(hook["properties"]?["error"]?["code"] == "InvalidCallbackUri")
    _ = try await harness.transcription()
    await harness.emulator.finishDeliveries()
    #expect(await receiver.events == ["Challenge"])
  }

  @Test func `a challenge that was interrupted is repeated after a start`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "emulator-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = try Harness(data: folder.path)
    let url = try await first.create("/webhooks", Self.hook)
    try await first.emulator.close()
    let receiver = Receiver()
    let second = try Harness(data: folder.path) { await receiver.receive($0) }
    await second.emulator.use(base: Harness.base)
    await second.emulator.finishDeliveries()
    #expect(await receiver.events == ["Challenge"])
    #expect(await second.call("GET", url).json["status"] == "Succeeded")
  }

  @Test func `a call without success is repeated`() async throws {
    let receiver = Receiver(failures: 3)
    let harness = try harness(receiver)
    let url = try await harness.create("/webhooks", Self.hook)
    #expect(await harness.call("POST", url.replacing("?", with: ":ping?")).status == 202)
    await harness.emulator.finishDeliveries()
    #expect(await receiver.events == ["Challenge", "Ping", "Ping", "Ping", "Ping"])
    let calls = await harness.admin("GET", "calls").json.elements
    #expect(calls.last?["statuses"] == [0, 500, 0, 200])
  }

  @Test func `a test calls with the last entity, if there is one`() async throws {
    let receiver = Receiver()
    let harness = try harness(receiver)
    let url = try await harness.create("/webhooks", Self.hook).replacing("?", with: ":test?")
    #expect(await harness.call("POST", url).status == 204)
    _ = try await harness.transcription()
    #expect(await harness.call("POST", url).status == 202)
  }

  @Test func `an update without a secret removes it, and a new URL is challenged`() async throws {
    let receiver = Receiver()
    let harness = try harness(receiver)
    let url = try await harness.create("/webhooks", Self.hook)
    _ = await harness.call("PATCH", url, ["webUrl": "https://contoso.com/new"])
    await harness.emulator.finishDeliveries()
    #expect(await receiver.events == ["Challenge", "Challenge"])
    #expect(await receiver.calls.last?.fields["X-MicrosoftSpeechServices-Signature"] == nil)
    #expect(await receiver.calls.last?.url.path == "/new")
  }

  @Test func `an invalid web hook is an error`() async throws {
    let harness = try Harness()
    let url = await harness.call("POST", "/webhooks", Self.hook.setting("webUrl", "ftp://contoso.com/x"))
    #expect(url.failure == "400 InvalidRequest/InvalidCallbackUri")
    let events = await harness.call("POST", "/webhooks", Self.hook.setting("events", [:]))
    #expect(events.failure == "400 InvalidRequest/InvalidWebHookEventKind")
  }
}
