import Foundation
import VersionedAPIRuntime

/// Calls of web hooks.
extension Emulator {
  /// The number of tries of a call.
  private static let tries = 4

  /// Tells web hooks of a change of an entity.
  /// - Parameter change: `Creation`, `Processing`, `Completion` or `Deletion`.
  func announce(_ change: String, _ entity: Entity) {
    guard let prefix = entity.kind.eventPrefix else { return }
    let event = prefix + change
    for hook in table.all(.webHook) where hook.status == .succeeded && selects(event, hook) {
      outbox.append(call(hook, event, body: eventBody(entity, hook)))
    }
  }

  private func selects(_ event: String, _ hook: Entity) -> Bool {
    hook.fields["events"]?[event]?.boolValue == true
  }

  private func eventBody(_ entity: Entity, _ hook: Entity) -> JSON {
    var body: JSON = ["invocationId": .string(UUID().uuidString.lowercased())]
    let url = model.version(hook.version).flatMap { Presenter(version: $0, base: base).url(of: entity.key) }
    body.set("self", to: url.map(JSON.string))
    return body
  }

  private func call(_ hook: Entity, _ event: String, body: JSON, token: String? = nil) -> HookCall {
    let text = String(decoding: body.data(), as: UTF8.self)
    let secret = hook.fields["properties"]?["secret"]?.stringValue ?? ""
    return HookCall(
      id: body["invocationId"]?.stringValue ?? UUID().uuidString.lowercased(),
      hook: hook.id,
      url: hook.fields["webUrl"]?.stringValue ?? "",
      event: event.prefix(1).uppercased() + event.dropFirst(),
      token: token,
      body: token == nil ? text : "",
      signature: secret.isEmpty ? nil : Signature.of(Data((token ?? text).utf8), key: secret)
    )
  }

  /// Asks the URL of a web hook to repeat a token. Until it does, there are no other calls.
  func challenge(_ hook: Entity) {
    outbox.append(call(hook, "challenge", body: [:], token: UUID().uuidString.lowercased()))
  }

  func ping(_ call: Call) throws(ServiceFailure) -> Reply {
    let hook = try entity(.webHook, call.id)
    outbox.append(self.call(hook, "ping", body: hookBody(hook)))
    return Reply(202)
  }

  private func hookBody(_ hook: Entity) -> JSON {
    guard let version = model.version(hook.version) else { return [:] }
    let presenter = Presenter(version: version, base: base)
    return presenter.shaped(presenter.entity(hook), .named("WebHook")) ?? [:]
  }

  func testHook(_ call: Call) throws(ServiceFailure) -> Reply {
    let hook = try entity(.webHook, call.id)
    var isTested = false
    for kind in EntityKind.allCases {
      guard let prefix = kind.eventPrefix, let last = table.all(kind).last else { continue }
      for change in ["Creation", "Processing", "Completion", "Deletion"] where selects(prefix + change, hook) {
        outbox.append(self.call(hook, prefix + change, body: eventBody(last, hook)))
        isTested = true
      }
    }
    return Reply(isTested ? 202 : 204)
  }

  // MARK: Delivery

  /// Starts the calls that wait. Calls of one web hook are made one after the other.
  func startDeliveries() {
    for call in outbox {
      let previous = deliveries[call.hook]
      deliveries[call.hook] = Task {
        await previous?.value
        await deliver(call)
      }
    }
    outbox = []
  }

  private func deliver(_ call: HookCall) async {
    var call = call
    var response: OutgoingResponse?
    var delay = options.repeatDelay
    for attempt in 1...Self.tries where !Task.isCancelled {
      response = await send(call)
      call.statuses.append(response?.status ?? 0)
      if let status = response?.status, (200...299).contains(status) { break }
      if attempt < Self.tries { try? await Task.sleep(for: delay) }
      delay *= 2
    }
    calls.append(call)
    if calls.count > Self.recordLimit { calls.removeFirst(calls.count - Self.recordLimit) }
    if let token = call.token { endChallenge(of: call.hook, token: token, response) }
  }

  private func send(_ call: HookCall) async -> OutgoingResponse? {
    var text = call.url
    if let token = call.token { text += (text.contains("?") ? "&" : "?") + "validationToken=\(token)" }
    guard let url = URL(string: text) else { return nil }
    var fields = ["Content-Type": "application/json", "X-MicrosoftSpeechServices-Event": call.event]
    fields["X-MicrosoftSpeechServices-Signature"] = call.signature
    return await options.send(OutgoingRequest(url: url, fields: fields, body: Data(call.body.utf8)))
  }

  private func endChallenge(of id: String, token: String, _ response: OutgoingResponse?) {
    guard var hook = table[EntityID(.webHook, id)], !hook.status.isFinal else { return }
    let text = response.map { String(decoding: $0.body, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines) }
    let isAccepted = response?.status == 200 && text == token
    hook.status = isAccepted ? .succeeded : .failed
    hook.lastAction = clock.wholeSecond
    let error: JSON = ["code": "InvalidCallbackUri", "message": "The URL did not respond with the validation token."]
    hook.fields.set("properties", "error", to: isAccepted ? nil : error)
    table[hook.key] = hook
  }

  /// Waits until all calls of web hooks have been made.
  public func finishDeliveries() async {
    startDeliveries()
    for task in Array(deliveries.values) { await task.value }
  }
}
