/// What the user wants of a transcription.
struct Settings: Sendable {
  /// The number of hours after which the service deletes a batch transcription that the program could not delete.
  static let batchLifetimeHours = 48

  /// The locales of the speech; one of several is identified.
  var locales: [String] = []
  /// The number of speakers at most; nil if they need not be distinguished.
  var speakers: Int?
  /// Whether a batch transcription is kept in the service.
  var keepsBatch = false

  /// The locale of a batch.
  var mainLocale: String {
    get throws {
      guard let locale = locales.first else { throw Failure("a batch needs a locale, such as --locale en-US") }
      return locale
    }
  }

  /// The locales of which a batch identifies one; nil without a choice.
  var candidateLocales: [String]? { locales.count > 1 ? locales : nil }
}
