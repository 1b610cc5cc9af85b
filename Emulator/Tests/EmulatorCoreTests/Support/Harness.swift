import Foundation
import HTTPTypes
import VersionedAPIRuntime

@testable import EmulatorCore

/// An emulator without a network, whose clock stands still unless a test advances it.
struct Harness: Sendable {
  let emulator: Emulator
  /// The version of requests, as `2025-10-15` or `v3.0`.
  var version = "2025-10-15"

  static let key = "secret-key"
  static let base = "http://localhost:1234"
  static let start = Date(timeIntervalSince1970: 1_900_000_000)

  /// The definitions of the repository.
  static let model: ServiceModel = {
    let root = (0..<5).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    do {
      return try ServiceModel(folder: root.appending(path: "Definitions").path)
    } catch {
      fatalError("\(error)")
    }
  }()

  init(
    pace: Pace = .instant,
    version: String = "2025-10-15",
    data: String? = nil,
    faults: [Fault] = [],
    send: @escaping @Sendable (OutgoingRequest) async -> OutgoingResponse? = { _ in nil }
  ) throws {
    var options = EmulatorOptions(key: Self.key)
    options.pace = pace
    options.dataFolder = data
    options.faults = faults
    options.time = { Self.start }
    options.send = send
    options.repeatDelay = .milliseconds(1)
    emulator = try Emulator(model: Self.model, options: options)
    self.version = version
  }

  /// Sends any request.
  func send(
    _ method: String,
    _ target: String,
    fields: HTTPFields = [:],
    body: Data = Data(),
    key: String? = Harness.key
  ) async -> EmulatorResponse {
    var fields = fields
    if let key { fields.set("Ocp-Apim-Subscription-Key", key) }
    let path = target.hasPrefix(Self.base) ? String(target.dropFirst(Self.base.count)) : target
    return await emulator.respond(
      to: EmulatorRequest(method, path, fields: fields, body: body, base: Self.base)
    )
  }

  /// Sends a request of the service.
  /// - Parameter path: The path after that of the version, with or without a query.
  func call(
    _ method: String,
    _ path: String,
    _ body: JSON? = nil,
    type: String = "application/json"
  ) async -> EmulatorResponse {
    let fields: HTTPFields =
      body == nil ? [:] : [.contentType: method == "PATCH" ? "application/merge-patch+json" : type]
    return await send(method, target(path), fields: fields, body: body?.data() ?? Data())
  }

  /// Returns the target of a request of the service.
  func target(_ path: String) -> String {
    if path.hasPrefix("http") { return path }
    if version.hasPrefix("v") { return "/speechtotext/\(version)\(path)" }
    return "/speechtotext\(path)\(path.contains("?") ? "&" : "?")api-version=\(version)"
  }

  /// Sends a form.
  func form(_ path: String, _ parts: [(name: String, fileName: String?, data: Data)]) async -> EmulatorResponse {
    var body = Data()
    for part in parts {
      let file = part.fileName.map { "; filename=\"\($0)\"" } ?? ""
      body += Data("--limit\r\nContent-Disposition: form-data; name=\"\(part.name)\"\(file)\r\n\r\n".utf8)
      body += part.data + Data("\r\n".utf8)
    }
    body += Data("--limit--\r\n".utf8)
    return await send(
      "POST",
      target(path),
      fields: [.contentType: "multipart/form-data; boundary=limit"],
      body: body
    )
  }

  /// Sends an admin request.
  func admin(_ method: String, _ path: String, _ body: JSON? = nil) async -> EmulatorResponse {
    await send(method, "/emulator/\(path)", body: body?.data() ?? Data())
  }

  /// Advances the clock.
  func advance(_ seconds: Int64) async { _ = await admin("POST", "clock", ["advance": .integer(seconds)]) }

  /// Creates a transcription and returns its URL.
  func transcription(_ name: String = "sample", url: String = "https://contoso.com/a.wav") async throws -> String {
    try await create("/transcriptions:submit", Self.transcription(name, url: url))
  }

  static func transcription(_ name: String = "sample", url: String = "https://contoso.com/a.wav") -> JSON {
    [
      "displayName": .string(name), "locale": "en-US", "contentUrls": [.string(url)],
      "properties": ["timeToLiveHours": 48],
    ]
  }

  /// Creates an entity and returns its URL.
  func create(_ path: String, _ body: JSON) async throws -> String {
    let response = await call("POST", path, body)
    guard response.status == 201, let url = response.json["self"]?.stringValue else {
      throw UnexpectedResponse(response: response)
    }
    return url
  }
}

/// A response that a test cannot go on with.
struct UnexpectedResponse: Error, CustomStringConvertible {
  let response: EmulatorResponse
  var description: String { "\(response.status): \(response.text)" }
}

extension EmulatorResponse {
  /// The body as a string.
  var text: String { String(decoding: body, as: UTF8.self) }
  /// The body as JSON; null if it is something else.
  var json: JSON { (try? JSON(json: body)) ?? .null }
  /// Status, general code and detailed code, such as `400 InvalidRequest/InvalidPayload`.
  var failure: String {
    let codes = [json["code"]?.stringValue, json["innerError"]?["code"]?.stringValue].compactMap(\.self)
    return "\(status) \(codes.joined(separator: "/"))"
  }
  /// The message of the error.
  var message: String? { json["message"]?.stringValue }
}
