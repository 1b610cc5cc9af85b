import Foundation

/// What one would write by hand, with as little as possible.
enum ByHand {
  struct Reference: Codable {
    var `self`: URL
  }

  struct Model: Codable {
    struct Links: Codable {
      var manifest: URL?
      var copy: URL?
      var copyTo: URL?
      var files: URL?
    }

    struct Properties: Codable {
      struct Dates: Codable {
        var transcriptionDateTime: Date?
      }

      struct Features: Codable {
        var supportsTranscriptions: Bool?
        var supportsEndpoints: Bool?
        var supportsTranscriptionsOnSpeechContainers: Bool?
        var supportedOutputFormats: [String]?
      }

      var email: String?
      var customModelWeightPercent: Int?
      var deprecationDates: Dates?
      var features: Features?
    }

    var `self`: URL?
    var displayName: String
    var description: String?
    var locale: String
    var createdDateTime: Date?
    var lastActionDateTime: Date?
    var status: String?
    var baseModel: Reference?
    var datasets: [Reference]?
    var text: String?
    var project: Reference?
    var customProperties: [String: String]?
    var properties: Properties?
    var links: Links?
  }

  struct Page: Codable {
    var values: [Model]
    var nextLink: URL?
  }

  struct Result: Codable {
    struct Combined: Codable {
      var lexical: String?
      var itn: String?
      var maskedITN: String?
      var display: String?
      var channel: Int?
    }

    struct Phrase: Codable {
      var offset: String?
      var offsetInTicks: Int64?
      var duration: String?
      var durationInTicks: Int64?
      var recognitionStatus: String?
      var channel: Int?
      var speaker: Int?
      var locale: String?
      var nBest: [Candidate]?
    }

    struct Candidate: Codable {
      var confidence: Double?
      var lexical: String?
      var itn: String?
      var maskedITN: String?
      var display: String?
      var words: [Word]?
    }

    struct Word: Codable {
      var word: String
      var offset: String?
      var duration: String?
      var offsetInTicks: Int64?
      var durationInTicks: Int64?
      var confidence: Double?
    }

    var duration: String?
    var durationInTicks: Int64?
    var source: String?
    var timestamp: Date?
    var combinedRecognizedPhrases: [Combined]?
    var recognizedPhrases: [Phrase]?
  }
}
