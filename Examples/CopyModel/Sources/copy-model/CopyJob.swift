import Foundation
import VersionedAPIClient

/// A Speech resource and a key of it.
struct Resource: Sendable {
  let endpoint: URL
  let key: String
}

/// A model to copy from one resource to another.
struct CopyJob: Sendable {
  let version: APIVersion
  let model: UUID
  let source: Resource
  let target: Resource
  /// The resource identifier of the source. The target authorizes a copy for this resource only; v3.0 does without.
  let sourceID: String
  let transport: any HTTPTransport
  let options: ClientOptions

  /// Creates a job from environment variables, but for the model.
  init(
    copying model: UUID,
    in version: APIVersion,
    environment: [String: String],
    transport: any HTTPTransport,
    options: ClientOptions = ClientOptions()
  ) throws {
    let missing = version.variables.filter { environment[$0, default: ""].isEmpty }
    guard missing.isEmpty else {
      throw UsageError("not in the environment: \(missing.joined(separator: ", "))")
    }
    func resource(_ place: String) throws -> Resource {
      let name = "SPEECH_\(place)_ENDPOINT"
      guard let endpoint = URL(string: environment[name, default: ""]) else { throw UsageError("\(name) is not a URL") }
      return Resource(endpoint: endpoint, key: environment["SPEECH_\(place)_KEY", default: ""])
    }
    self.version = version
    self.model = model
    source = try resource("SOURCE")
    target = try resource("TARGET")
    sourceID = environment["SPEECH_SOURCE_ID", default: ""]
    self.transport = transport
    self.options = options
  }

  /// Copies the model, and prints each step.
  func run() async throws {
    let copy =
      switch version {
      case .v2025_10_15: try await copyInV2025_10_15()
      case .v2024_11_15: try await copyInV2024_11_15()
      case .v3_2Preview2: try await copyInV3_2Preview2()
      case .v3_0: try await copyInV3_0()
      }
    print("The copy of the model: \(copy?.absoluteString ?? "the service does not send its URL")")
  }
}

extension APIVersion {
  /// The environment variables that a copy needs.
  fileprivate var variables: [String] {
    let always = ["SPEECH_SOURCE_ENDPOINT", "SPEECH_SOURCE_KEY", "SPEECH_TARGET_ENDPOINT", "SPEECH_TARGET_KEY"]
    return self == .v3_0 ? always : always + ["SPEECH_SOURCE_ID"]
  }
}
