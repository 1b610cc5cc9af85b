import Foundation

/// A Speech resource and the key to it.
struct Resource: Sendable {
  let endpoint: URL
  let key: String
}

/// What to copy, from where and to where.
struct Order: Sendable {
  let version: APIVersion
  let model: UUID
  let source: Resource
  let target: Resource
  /// What Azure calls the source. The permission to copy is for that resource only; v3.0 knows no permission.
  let sourceID: String

  /// Takes everything but the model from environment variables.
  init(copying model: UUID, in version: APIVersion, environment: [String: String]) throws {
    let missing = version.variables.filter { environment[$0, default: ""].isEmpty }
    guard missing.isEmpty else {
      throw UsageError("not in the environment: \(missing.joined(separator: ", "))")
    }
    func resource(_ place: String) throws -> Resource {
      let name = "SPEECH_\(place)_ENDPOINT"
      guard let endpoint = URL(string: environment[name, default: ""]) else { throw UsageError("\(name) is no URL") }
      return Resource(endpoint: endpoint, key: environment["SPEECH_\(place)_KEY", default: ""])
    }
    self.version = version
    self.model = model
    source = try resource("SOURCE")
    target = try resource("TARGET")
    sourceID = environment["SPEECH_SOURCE_ID", default: ""]
  }

  /// Copies the model, and says what it does.
  func carryOut(with client: Client) async throws {
    let copy =
      switch version {
      case .v2024_11_15: try await copyInV2024_11_15(with: client)
      case .v3_2Preview2: try await copyInV3_2Preview2(with: client)
      case .v3_0: try await copyInV3_0(with: client)
      }
    print("The model is copied: \(copy?.absoluteString ?? "the service does not say where to")")
  }
}

extension APIVersion {
  /// The environment variables that a copy needs.
  fileprivate var variables: [String] {
    let always = ["SPEECH_SOURCE_ENDPOINT", "SPEECH_SOURCE_KEY", "SPEECH_TARGET_ENDPOINT", "SPEECH_TARGET_KEY"]
    return self == .v3_0 ? always : always + ["SPEECH_SOURCE_ID"]
  }
}

/// Why there is no copy.
enum CopyError: Error, CustomStringConvertible {
  /// The service started the work and did not say where to ask for it.
  case noAddressToAsk
  /// The service gave up.
  case failed(String?)
  /// The work has a status that the library does not know, or none.
  case unknownStatus(String?)

  var description: String {
    switch self {
    case .noAddressToAsk: "the service does not say where to ask how far the copy is"
    case .failed(let reason): "the service could not copy the model: \(reason ?? "it does not say why")"
    case .unknownStatus(let status): "how far the copy is cannot be told from the status '\(status ?? "")'"
    }
  }
}
