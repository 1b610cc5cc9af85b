import Foundation
import HTTPTypes
import VersionedAPIRuntime

/// The admin requests under `/emulator/`, which Azure does not have.
extension Emulator {
  /// Responds to an admin request.
  func administer(_ request: EmulatorRequest, _ target: Target) -> EmulatorResponse {
    if let rejection = LocalAccess(base: base).rejection(of: request) { return rejection }
    guard !request.isTooLarge else { return .gateway(413, "The body is too large.") }
    let path = target.segments.dropFirst().joined(separator: "/")
    switch (request.method, path) {
    case ("GET", ""): return overview()
    case ("GET", "entities"): return encoded(EntityKind.allCases.flatMap(table.all).map(EntitySummary.init))
    case ("GET", "state"): return encoded(exported)
    case ("PUT", "state"): return load(request.body)
    case ("POST", "reset"):
      reset()
      return EmulatorResponse(204)
    case ("GET", "clock"): return EmulatorResponse(200, json: ["time": .string(clock.now.wireText)])
    case ("POST", "clock"): return advanceClock(request.body)
    case ("GET", "requests"): return encoded(requests)
    case ("GET", "calls"): return encoded(calls)
    case ("GET", "faults"): return encoded(faults.faults)
    case ("PUT", "faults"): return setFaults(request.body)
    case ("DELETE", "faults"):
      faults.replace(with: [])
      return EmulatorResponse(204)
    case ("GET", "texts"): return encoded(shared.texts)
    case (_, _) where target.segments.count == 3 && target.segments[1] == "texts":
      return text(request, name: target.segments[2])
    default: return .gateway(404, "There is no admin request \(request.method) \(target.path).")
    }
  }

  private func overview() -> EmulatorResponse {
    EmulatorResponse(
      200,
      json: [
        "versions": .array(model.versions.map { .string($0.id) }), "pace": .string(options.pace.rawValue),
        "time": .string(clock.now.wireText), "entities": .integer(Int64(table.count)),
        "key": .string(options.key),
      ]
    )
  }

  private func encoded(_ value: some Encodable) -> EmulatorResponse {
    let encoder = DataFolder.encoder
    encoder.outputFormatting.insert(.prettyPrinted)
    guard let data = try? encoder.encode(value) else { return .gateway(500, "The state cannot be encoded.") }
    return EmulatorResponse(200, fields: [.contentType: "application/json; charset=utf-8"], body: data)
  }

  private func decoded<Value: Decodable>(_ data: Data, as type: Value.Type) -> Result<Value, AdminError> {
    do {
      return .success(try DataFolder.decoder.decode(type, from: data))
    } catch {
      return .failure(AdminError(error))
    }
  }

  private func failure(_ error: AdminError) -> EmulatorResponse { .gateway(400, error.message) }

  // MARK: State

  private var exported: ExportedState {
    ExportedState(
      entities: EntityKind.allCases.flatMap(table.all),
      shared: shared,
      contents: store.all.map { .init(entity: $0.entity, name: $0.name, data: $0.data) }
    )
  }

  private func clear() {
    table.removeAll()
    store.reset()
    requests = []
    calls = []
    outbox = []
  }

  private func reset() {
    clear()
    shared = SharedState()
    clock = EmulatorClock(pace: options.pace, real: options.time)
    faults.replace(with: [])
    for entity in BaseModels.entities(now: clock.wholeSecond) { table[entity.key] = entity }
  }

  private func load(_ data: Data) -> EmulatorResponse {
    switch decoded(data, as: ExportedState.self) {
    case .failure(let error): return failure(error)
    case .success(let state):
      // The names become those of files.
      let names = state.contents.flatMap { [$0.entity, $0.name] } + state.entities.map(\.id)
      guard names.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") && !$0.contains("/") }) else {
        return .gateway(400, "A name is not one of the emulator.")
      }
      clear()
      shared = state.shared
      clock = EmulatorClock(pace: options.pace, advance: shared.clockAdvance, real: options.time)
      for entity in state.entities.sorted(by: { $0.sequence < $1.sequence }) { table[entity.key] = entity }
      do throws(ServiceFailure) {
        for content in state.contents {
          try store.write(content.data, entity: content.entity, name: content.name)
        }
      } catch {
        return .gateway(500, error.message ?? "The contents cannot be written.")
      }
      return EmulatorResponse(204)
    }
  }

  private func advanceClock(_ data: Data) -> EmulatorResponse {
    let value = try? JSON(json: data)
    let seconds: Double? =
      switch value?["advance"] {
      case .integer(let integer): Double(integer)
      case .number(let number): number
      default: nil
      }
    // A hundred years; a clock that went back would undo what has happened.
    guard let seconds, (0...3_155_760_000).contains(seconds) else {
      return .gateway(400, "The body is not of the form {\"advance\": seconds}, with at least 0 seconds.")
    }
    clock.advance(by: seconds)
    shared.clockAdvance = clock.advance
    settle()
    return EmulatorResponse(200, json: ["time": .string(clock.now.wireText)])
  }

  private func setFaults(_ data: Data) -> EmulatorResponse {
    switch decoded(data, as: [Fault].self) {
    case .failure(let error): return failure(error)
    case .success(let list):
      faults.replace(with: list)
      return encoded(faults.faults)
    }
  }

  private func text(_ request: EmulatorRequest, name: String) -> EmulatorResponse {
    switch request.method {
    case "PUT":
      guard let text = String(validating: request.body, as: UTF8.self) else {
        return .gateway(400, "The text is not UTF-8.")
      }
      shared.texts[name] = text
      return EmulatorResponse(204)
    case "GET":
      return shared.texts[name].map { EmulatorResponse(200, text: $0) }
        ?? .gateway(404, "There is no text of this name.")
    case "DELETE":
      shared.texts[name] = nil
      return EmulatorResponse(204)
    default: return .gateway(405, "The method is not allowed.")
    }
  }
}

/// The reason why the body of an admin request is invalid.
private struct AdminError: Error {
  let message: String

  init(_ error: any Error) {
    switch error as? DecodingError {
    case .keyNotFound(let key, let context)?: message = Self.text(context, "'\(key.stringValue)' is missing")
    case .typeMismatch(_, let context)?, .valueNotFound(_, let context)?, .dataCorrupted(let context)?:
      message = Self.text(context, context.debugDescription)
    default: message = "The body is invalid."
    }
  }

  private static func text(_ context: DecodingError.Context, _ reason: String) -> String {
    let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
    return path.isEmpty ? reason : "\(path): \(reason)"
  }
}
