/// A kind of entity of the service.
enum EntityKind: String, CaseIterable, Codable, Sendable {
  case transcription, model, baseModel, dataset, endpoint, evaluation, webHook, project
  /// The long-running copy of a model.
  case operation

  /// The group of its operations.
  var group: String {
    switch self {
    case .transcription: "Transcriptions"
    case .model, .baseModel: "Models"
    case .dataset: "Datasets"
    case .endpoint: "Endpoints"
    case .evaluation: "Evaluations"
    case .webHook: "WebHooks"
    case .project: "Projects"
    case .operation: "Operations"
    }
  }

  /// The key of the operation that gets an entity, whose URL is that of the entity.
  var getOperation: String {
    switch self {
    case .model: "Models_GetCustomModel"
    case .baseModel: "Models_GetBaseModel"
    case .operation: "Operations_GetModelCopy"
    default: "\(group)_Get"
    }
  }

  /// The words for an entity, for messages.
  var words: String {
    switch self {
    case .baseModel: "base model"
    case .webHook: "web hook"
    default: rawValue
    }
  }

  /// The kind in the names of web hook events; nil if there are none.
  var eventPrefix: String? {
    switch self {
    case .transcription, .model, .dataset, .endpoint, .evaluation: rawValue
    case .baseModel, .webHook, .project, .operation: nil
    }
  }
}
