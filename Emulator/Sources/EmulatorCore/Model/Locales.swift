/// The locales of the emulator, which are some of the service's.
enum Locales {
  /// All locales, in alphabetical order.
  static let all = [
    "ar-AE", "ar-EG", "ar-SA", "bg-BG", "ca-ES", "cs-CZ", "da-DK", "de-AT", "de-CH", "de-DE", "el-GR", "en-AU",
    "en-CA", "en-GB", "en-IE", "en-IN", "en-NZ", "en-US", "en-ZA", "es-AR", "es-ES", "es-MX", "et-EE", "fi-FI",
    "fr-BE", "fr-CA", "fr-CH", "fr-FR", "he-IL", "hi-IN", "hr-HR", "hu-HU", "id-ID", "it-CH", "it-IT", "ja-JP",
    "ko-KR", "lt-LT", "lv-LV", "nb-NO", "nl-BE", "nl-NL", "pl-PL", "pt-BR", "pt-PT", "ro-RO", "ru-RU", "sk-SK",
    "sl-SI", "sv-SE", "th-TH", "tr-TR", "uk-UA", "vi-VN", "zh-CN", "zh-HK", "zh-TW",
  ]

  /// Whether the emulator has a locale, in any case.
  static func contains(_ locale: String) -> Bool {
    all.contains { $0.lowercased() == locale.lowercased() }
  }

  /// The locale in the usual case.
  static func canonical(_ locale: String) -> String {
    all.first { $0.lowercased() == locale.lowercased() } ?? locale
  }

  /// The locale of a language such as `en`, or of a locale in any case; nil if the emulator has none.
  static func locale(of language: String) -> String? {
    guard !contains(language) else { return canonical(language) }
    let regions = language.lowercased() == "en" ? ["us"] : [language.lowercased(), ""]
    return regions.lazy.compactMap { region in
      all.first { $0.lowercased().hasPrefix("\(language.lowercased())-\(region)") }
    }.first
  }
}
