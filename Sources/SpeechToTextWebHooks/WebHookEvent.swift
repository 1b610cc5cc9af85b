#if WebHooks
  public import VersionedAPIRuntime

  #if canImport(FoundationEssentials)
    public import FoundationEssentials
  #else
    public import Foundation
  #endif

  /// A call of the service that tells of a change.
  ///
  /// Descriptions hide the body.
  public struct WebHookEvent: Hashable, Sendable {
    /// What has changed.
    public enum Kind: Hashable, Sendable {
      /// A change of a dataset.
      case dataset(Change)
      /// A change of a custom model.
      case model(Change)
      /// A change of an evaluation.
      case evaluation(Change)
      /// A change of a transcription.
      case transcription(Change)
      /// A change of an endpoint.
      case endpoint(Change)
      /// A test on request. The body is the web hook.
      case ping
      /// A kind that this library does not know, with the service's name.
      case unknown(String)
    }

    /// How an entity has changed.
    public enum Change: String, Hashable, Sendable, CaseIterable {
      /// The entity was created.
      case creation = "Creation"
      /// The service has started to process it.
      case processing = "Processing"
      /// The service has ended processing it, successfully or not: its status tells.
      case completion = "Completion"
      /// It was deleted.
      case deletion = "Deletion"
    }

    /// What has changed.
    public let kind: Kind
    /// The identifier of the call: the same if the service repeats it. Nil where the service leaves it out.
    public let invocationID: String?
    /// The URL of the entity; nil where the service leaves it out.
    public let selfURL: URL?
    /// Whether a call with the same identifier was received before, by the same receiver.
    public let isRepeated: Bool
    /// The body of the call, which is JSON.
    public let body: Data

    /// Returns the link to the entity, for the operation that gets it:
    /// `speech.reply(following: event.link(to: V2025_10_15.Transcriptions.Get.self)!)`.
    ///
    /// Nil where the service leaves it out.
    public func link<Operation: APIOperation>(to operation: Operation.Type) -> Link<Operation>? {
      selfURL.map { Link($0) }
    }

    /// Decodes the body, such as that of a ping, which is a web hook.
    /// - Throws: `DecodingError` if the body is unreadable as the type.
    public func payload<Payload: WireValue>(as type: Payload.Type) throws -> Payload {
      try BodyDecoder().decode(type, from: body)
    }
  }

  extension WebHookEvent.Kind {
    /// The constructors of the kinds of entities by the service's names.
    private static let entities: [(name: String, kind: @Sendable (WebHookEvent.Change) -> Self)] = [
      ("dataset", { .dataset($0) }), ("model", { .model($0) }), ("evaluation", { .evaluation($0) }),
      ("transcription", { .transcription($0) }), ("endpoint", { .endpoint($0) }),
    ]

    /// Creates the kind with a name of the service, such as `TranscriptionCompletion`, in any case.
    init(_ name: String) {
      let lowercased = name.lowercased()
      for (entity, kind) in Self.entities {
        for change in WebHookEvent.Change.allCases where lowercased == entity + change.rawValue.lowercased() {
          self = kind(change)
          return
        }
      }
      self = lowercased == "ping" ? .ping : .unknown(name)
    }
  }

  extension WebHookEvent.Kind: CustomStringConvertible {
    /// The service's name, such as `TranscriptionCompletion`.
    public var description: String {
      switch self {
      case .dataset(let change): "Dataset\(change.rawValue)"
      case .model(let change): "Model\(change.rawValue)"
      case .evaluation(let change): "Evaluation\(change.rawValue)"
      case .transcription(let change): "Transcription\(change.rawValue)"
      case .endpoint(let change): "Endpoint\(change.rawValue)"
      case .ping: "Ping"
      case .unknown(let name): name
      }
    }
  }

  extension WebHookEvent: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The kind and the identifier of the call.
    public var description: String { "\(kind) (\(invocationID ?? "without an identifier"))" }
    /// The kind and the identifier of the call.
    public var debugDescription: String { description }
    /// A mirror of the description alone.
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
  }
#endif
