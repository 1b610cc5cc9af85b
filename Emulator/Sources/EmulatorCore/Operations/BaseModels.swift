import Foundation
import VersionedAPIRuntime

/// The base models of the emulator: one for each locale, always with the same identifiers.
enum BaseModels {
  /// Returns the base models.
  static func entities(now: Date) -> [Entity] {
    Locales.all.map { locale in
      var entity = Entity(
        kind: .baseModel,
        id: id(of: locale),
        version: "",
        status: .succeeded,
        created: Date(timeIntervalSince1970: 1_704_067_200),
        lastAction: Date(timeIntervalSince1970: 1_704_067_200)
      )
      entity.fields = [
        "displayName": .string("Base model for \(locale)"), "description": "Made up by the emulator.",
        "locale": .string(locale),
        "properties": [
          "deprecationDates": [
            "adaptationDateTime": "2040-01-15T00:00:00Z", "transcriptionDateTime": "2041-01-15T00:00:00Z",
          ],
          "features": ModelFeatures.all.setting(
            "supportsAdaptationsWith",
            ["Language", "Acoustic", "Pronunciation", "LanguageMarkdown", "OutputFormatting"]
          ),
          "chargeForAdaptation": true,
        ],
      ]
      return entity
    }
  }

  /// Returns the identifier of the model of a locale.
  static func id(of locale: String) -> String { StableHash("base model \(locale)").uuid }
}
