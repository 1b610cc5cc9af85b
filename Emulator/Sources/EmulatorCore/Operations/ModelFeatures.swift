import VersionedAPIRuntime

/// The features of models.
enum ModelFeatures {
  /// The features of all versions.
  static let all: JSON = [
    "supportsTranscriptions": true, "supportsTranscriptionsSubmit": true, "supportsTranscriptionsTranscribe": true,
    "supportsEndpoints": true, "supportsTranscriptionsOnSpeechContainers": false,
    "supportedOutputFormats": ["Lexical", "Display"],
  ]
}
