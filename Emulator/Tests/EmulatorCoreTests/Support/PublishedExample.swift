import Testing
import VersionedAPIRuntime

@testable import EmulatorCore

/// A request in the form of an example of the service's documents.
struct PublishedExample: Sendable, CustomTestStringConvertible {
  var version: String
  var method: String
  /// The path; `{model}` stands for the identifier of a model.
  var path: String
  /// The body; `{model}` stands for the URL of a model.
  var body: JSON
  var status: Int

  init(_ version: String, _ method: String, _ path: String, _ body: JSON, _ status: Int) {
    (self.version, self.method, self.path, self.body, self.status) = (version, method, path, body, status)
  }

  var testDescription: String { "\(method) \(path) (\(version))" }

  private static let settings: JSON = [
    "wordLevelTimestampsEnabled": false, "displayFormWordLevelTimestampsEnabled": false, "channels": [0, 1],
    "punctuationMode": "DictatedAndAutomatic", "profanityFilterMode": "Masked", "timeToLiveHours": 48,
  ]
  private static let olderSettings: JSON = [
    "diarizationEnabled": false, "wordLevelTimestampsEnabled": false, "punctuationMode": "DictatedAndAutomatic",
    "profanityFilterMode": "Masked",
  ]
  private static let events: JSON = [
    "evaluationCreation": true, "evaluationProcessing": true, "evaluationCompletion": true, "evaluationDeletion": true,
  ]
  private static let update: JSON = [
    "displayName": "Updated", "description": "An updated entity", "customProperties": ["key": "value"],
  ]

  static let all = newest + older + ["v3.0", "v3.2-preview.2", "2024-11-15", "2025-10-15"].flatMap(common)

  /// The examples that only the newest version has.
  private static let newest: [PublishedExample] = [
    .init("2025-10-15", "POST", "/transcriptions:submit", transcription("en-US", ["contentUrls": urls], settings), 201),
    .init(
      "2025-10-15",
      "POST",
      "/transcriptions:submit",
      transcription(
        "en-US",
        ["contentUrls": urls],
        settings.setting("diarization", ["enabled": true, "maxSpeakers": 5])
      ),
      201
    ),
    .init(
      "2025-10-15",
      "POST",
      "/transcriptions:submit",
      transcription("fr-FR", ["contentUrls": urls], settings.setting("languageIdentification", identification)),
      201
    ),
    .init(
      "2025-10-15",
      "POST",
      "/transcriptions:submit",
      transcription(
        "en-US",
        ["contentContainerUrl": "https://contoso.blob.core.windows.net/artifacts/audiofiles/"],
        settings
      ),
      201
    ),
    .init(
      "2025-10-15",
      "POST",
      "/projects",
      ["displayName": "With Foundry", "locale": "en-US", "foundryProjectName": "my-project"],
      201
    ),
    .init(
      "2025-10-15",
      "PATCH",
      "/projects/{project}",
      update.setting("foundryProjectName", "updated-project").setting("description", nil),
      200
    ),
    .init(
      "2025-10-15",
      "POST",
      "/models",
      model.setting("properties", ["customModelWeightPercent": 42]),
      201
    ),
    .init(
      "2025-10-15",
      "POST",
      "/models:authorizecopy",
      ["sourceResourceId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a"],
      200
    ),
  ]

  /// The examples that only v3.0 has.
  private static let older: [PublishedExample] = [
    .init("v3.0", "POST", "/transcriptions", transcription("en-US", ["contentUrls": urls], olderSettings), 201),
    .init(
      "v3.0",
      "POST",
      "/transcriptions",
      transcription("en-US", ["contentContainerUrl": "https://contoso.com/audio"], olderSettings),
      201
    ),
    .init("v3.0", "POST", "/models/{model}/copyto", ["targetSubscriptionKey": "key"], 201),
  ]

  /// The examples that all versions have.
  private static func common(_ version: String) -> [PublishedExample] {
    let kinds = ["transcription", "dataset", "model", "evaluation", "project"]
    return kinds.map { .init(version, "PATCH", "/\($0)s/{\($0)}", update, 200) } + [
      .init(
        version,
        "POST",
        "/datasets",
        [
          "displayName": "d", "description": "A dataset", "locale": "en-US", "kind": "Acoustic",
          "contentUrl": "https://contoso.com/location",
        ],
        201
      ),
      .init(version, "POST", "/models", model, 201),
      .init(
        version,
        "POST",
        "/endpoints",
        [
          "displayName": "e", "description": "An endpoint", "locale": "en-US", "model": ["self": "{model}"],
          "properties": ["loggingEnabled": true],
        ],
        201
      ),
      .init(
        version,
        "PATCH",
        "/endpoints/{endpoint}",
        update.setting("model", ["self": "{baseModel}"]).setting("properties", ["contentLoggingEnabled": true]),
        200
      ),
      .init(
        version,
        "POST",
        "/evaluations",
        [
          "displayName": "e", "description": "An evaluation", "locale": "en-US", "model1": ["self": "{baseModel}"],
          "model2": ["self": "{model}"], "dataset": ["self": "{dataset}"],
        ],
        201
      ),
      .init(version, "POST", "/projects", ["displayName": "p", "description": "A project", "locale": "en-US"], 201),
      .init(
        version,
        "POST",
        "/webhooks",
        [
          "displayName": "h", "description": "A web hook", "properties": ["secret": "s"],
          "webUrl": "https://contoso.com/call/me/back", "events": ["transcriptionCompletion": true],
        ],
        201
      ),
      .init(
        version,
        "PATCH",
        "/webhooks/{webHook}",
        update.merging([
          "webUrl": "https://contoso.com/call/me/back", "properties": ["secret": "s"], "events": events,
        ]),
        200
      ),
    ]
  }

  private static let urls: JSON = ["https://contoso.com/location", "https://contoso.com/other"]
  private static let identification: JSON = [
    "candidateLocales": ["fr-FR", "nl-NL", "el-GR"], "speechModelMapping": ["nl-NL": ["self": "{model}"]],
    "mode": "Single",
  ]
  private static let model: JSON = [
    "displayName": "m", "locale": "en-US", "baseModel": ["self": "{baseModel}"],
    "datasets": [["self": "{dataset}"], ["self": "{dataset}"]],
  ]

  private static func transcription(
    _ locale: String,
    _ source: JSON,
    _ settings: JSON
  ) -> JSON {
    source.merging(["displayName": "t", "locale": .string(locale), "properties": settings])
  }
}
