import Foundation
import VersionedAPIRuntime

/// What the service documents for entities beyond types and limits.
struct EntityRules: Sendable {
  let table: EntityTable
  let version: VersionModel

  private static let sourceLimit = 1000
  /// The hours of a time to live; versions with an ISO 8601 duration have no minimum.
  private static let timeToLive = (hours: 6...744, duration: 1...744)
  private static let customPropertyLimit = 10

  /// Checks a new entity, and completes it as the service does.
  /// - Throws: ``ServiceFailure`` if it breaks a rule.
  func prepare(_ entity: inout Entity) throws(ServiceFailure) {
    if let locale = entity.fields["locale"]?.stringValue {
      guard Locales.contains(locale) else {
        throw .invalid("The locale '\(locale)' is not supported.", at: "locale", .invalidLocale)
      }
      entity.fields.set("locale", to: .string(Locales.canonical(locale)))
    }
    if let properties = entity.fields["properties"] {
      entity.fields.set("properties", to: Twins.completed(properties))
    }
    if [.transcription, .dataset, .evaluation, .model, .endpoint].contains(entity.kind),
      entity.fields["properties"] == nil
    {
      entity.fields.set("properties", to: [:])
    }
    try check(entity)
    try checkTimeToLive(entity)
    switch entity.kind {
    case .transcription: try prepareTranscription(&entity)
    case .model: try prepareModel(&entity)
    case .evaluation: prepareEvaluation(&entity)
    case .endpoint: setDefaultModel(of: &entity, property: "model")
    case .webHook: entity.fields.set("properties", "apiVersion", to: .string(version.id))
    case .baseModel, .dataset, .project, .operation: break
    }
  }

  /// Checks what holds for new and for changed entities.
  /// - Throws: ``ServiceFailure`` if it breaks a rule.
  func check(_ entity: Entity) throws(ServiceFailure) {
    let custom = entity.fields["customProperties"]?.fields ?? [:]
    guard custom.count <= Self.customPropertyLimit else {
      throw .invalid(
        "There are more than \(Self.customPropertyLimit) custom properties.",
        at: "customProperties",
        .invalidPayload
      )
    }
    for (name, value) in custom.sorted(by: { $0.key < $1.key })
    where name.count > 64 || (value.stringValue?.count ?? 0) > 256 {
      throw .invalid(
        "The custom property '\(name)' is longer than 64 (key) or 256 characters (value).",
        at: "customProperties",
        .invalidPayload
      )
    }
    try checkLocales(entity)
    if entity.kind == .webHook { try checkWebHook(entity) }
  }

  private func checkTimeToLive(_ entity: Entity) throws(ServiceFailure) {
    guard let hours = entity.fields["properties"]?["timeToLiveHours"]?.integerValue else { return }
    let properties = version.schema("TranscriptionProperties")?.properties ?? []
    let hasHours = properties.contains { $0.element.key == "timeToLiveHours" }
    guard !(hasHours ? Self.timeToLive.hours : Self.timeToLive.duration).contains(hours) else { return }
    throw .invalid(
      hasHours ? "The time to live is not from 6 to 744 hours." : "The time to live is not from 0 to 31 days.",
      at: hasHours ? "properties.timeToLiveHours" : "properties.timeToLive",
      .invalidTimeToLive
    )
  }

  /// Models, datasets and projects have the locale of what refers to them.
  private func checkLocales(_ entity: Entity) throws(ServiceFailure) {
    guard let locale = entity.fields["locale"]?.stringValue else { return }
    for property in ["model", "model1", "model2", "baseModel"] {
      guard let key = entity.reference(property), let model = table[key] else { continue }
      guard model.fields["locale"]?.stringValue == locale else {
        throw .invalid("The locale of '\(property)' is not '\(locale)'.", at: property, .modelMismatch)
      }
      if model.status == .failed {
        let code: DetailedErrorCode = entity.kind == .endpoint ? .deployingFailedModel : .invalidModel
        throw .invalid("The training of '\(property)' had failed.", at: property, code)
      }
    }
    let datasets = (entity.fields["datasets"]?.elements ?? []) + [entity.fields["dataset"]].compactMap(\.self)
    for dataset in datasets {
      guard let key = dataset["self"]?.stringValue.flatMap(EntityID.init(reference:)), let found = table[key] else {
        continue
      }
      if found.status == .failed {
        throw .invalid("The import of the dataset '\(found.displayName)' had failed.", at: "datasets", .failedDataset)
      }
    }
  }

  private func prepareTranscription(_ entity: inout Entity) throws(ServiceFailure) {
    let sources = ["contentUrls", "contentContainerUrl", "dataset"].filter { entity.fields[$0] != nil }
    guard sources.count == 1 else {
      throw .invalid(
        "Exactly one of 'contentUrls', 'contentContainerUrl' and 'dataset' is required.",
        at: sources.first ?? "contentUrls",
        .onlyOneOfUrlsOrContainerOrDataset
      )
    }
    if let urls = entity.fields["contentUrls"]?.elements {
      guard !urls.isEmpty else { throw .invalid("'contentUrls' is empty.", at: "contentUrls", .invalidRecordingsUri) }
      guard urls.count <= Self.sourceLimit else {
        throw .invalid(
          "There are more than \(Self.sourceLimit) URLs.",
          at: "contentUrls",
          .exceededNumberOfRecordingsUris
        )
      }
    }
    let properties = entity.fields["properties"] ?? [:]
    for channel in properties["channels"]?.elements ?? [] where (channel.integerValue ?? 0) < 0 {
      throw .invalid("A channel is negative.", at: "properties.channels", .invalidChannels)
    }
    setDefaultModel(of: &entity, property: "model")
  }

  private func prepareModel(_ entity: inout Entity) throws(ServiceFailure) {
    setDefaultModel(of: &entity, property: "baseModel")
    entity.fields.set(
      "properties",
      "deprecationDates",
      to: ["adaptationDateTime": "2040-01-15T00:00:00Z", "transcriptionDateTime": "2041-01-15T00:00:00Z"]
    )
    entity.fields.set("properties", "features", to: ModelFeatures.all)
  }

  private func prepareEvaluation(_ entity: inout Entity) {
    entity.fields.set("properties", to: EvaluationFigures.unknown)
  }

  private func checkWebHook(_ entity: Entity) throws(ServiceFailure) {
    let url = entity.fields["webUrl"]?.stringValue ?? ""
    guard ["http", "https"].contains(URL(string: url)?.scheme ?? "") else {
      throw .invalid("'webUrl' is not a URL with the scheme http or https.", at: "webUrl", .invalidCallbackUri)
    }
    guard entity.fields["events"]?.fields.values.contains(true) ?? false else {
      throw .invalid("No event is selected.", at: "events", .invalidWebHookEventKind)
    }
  }

  private func setDefaultModel(of entity: inout Entity, property: String) {
    guard entity.fields[property] == nil, let locale = entity.fields["locale"]?.stringValue else { return }
    let key = EntityID(.baseModel, BaseModels.id(of: locale))
    entity.fields.set(property, to: ["self": .string(key.reference)])
  }
}
