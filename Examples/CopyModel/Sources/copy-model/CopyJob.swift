import Foundation
import VersionedAPIRuntime

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

  /// Creates a job from environment variables, but for the model.
  init(copying model: UUID, in version: APIVersion, environment: [String: String]) throws {
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
  }

  /// Copies the model, and prints each step.
  func run(over transport: Transport) async throws {
    let copy =
      switch version {
      case .v2025_10_15: try await copyInV2025_10_15(over: transport)
      case .v2024_11_15: try await copyInV2024_11_15(over: transport)
      case .v3_2Preview2: try await copyInV3_2Preview2(over: transport)
      case .v3_0: try await copyInV3_0(over: transport)
      }
    print("The copy of the model: \(copy?.absoluteString ?? "the service does not send its URL")")
  }

  /// Returns a client of a resource.
  /// - Parameters:
  ///   - resource: The resource.
  ///   - credential: Creates the credential of an api-version from a key.
  ///   - transport: What sends the requests.
  func client(
    of resource: Resource,
    _ credential: (String) -> some RequestCredential,
    _ transport: Transport
  ) -> Client {
    Client(endpoint: resource.endpoint, credential: credential(resource.key), transport: transport)
  }
}

extension APIVersion {
  /// The environment variables that a copy needs.
  fileprivate var variables: [String] {
    let always = ["SPEECH_SOURCE_ENDPOINT", "SPEECH_SOURCE_KEY", "SPEECH_TARGET_ENDPOINT", "SPEECH_TARGET_KEY"]
    return self == .v3_0 ? always : always + ["SPEECH_SOURCE_ID"]
  }
}

/// The reason why there is no copy.
enum CopyError: Error, CustomStringConvertible {
  /// The service started the copy without a URL of its status.
  case noStatusURL
  /// The service could not copy the model.
  case failed(String?)

  var description: String {
    switch self {
    case .noStatusURL: "the service does not send the URL of the copy's status"
    case .failed(let message): "the service could not copy the model: \(message ?? "it gives no reason")"
    }
  }
}
