import VersionedAPIRuntime
import SpeechToTextV2024_11_15
import SpeechToTextV3_0
import SpeechToTextV3_2Preview2
import Testing

/// An enum of the service's values, as an argument of a test.
struct AnyEnumeration: Sendable, CustomTestStringConvertible {
  let type: any OpenEnumeration.Type

  init(_ type: any OpenEnumeration.Type) {
    self.type = type
  }

  /// The module and the name, such as `SpeechToTextV3_0/Status`: where the generator writes the enum, but for the
  /// folder and the suffix.
  var testDescription: String {
    let parts = String(reflecting: type).split(separator: ".")
    return "\(parts.first ?? "")/\(parts.last ?? "")"
  }

  /// All enums of all api-versions. ``OpenEnumerationTests`` compares the list with the generated files.
  static var all: [AnyEnumeration] { Retired.enumerations + current }

  private static let current: [AnyEnumeration] = [
    .init(V2024_11_15.BlockKind.self),
    .init(V2024_11_15.DatasetKind.self),
    .init(V2024_11_15.DetailedErrorCode.self),
    .init(V2024_11_15.ErrorCode.self),
    .init(V2024_11_15.FileKind.self),
    .init(V2024_11_15.LanguageIdentificationMode.self),
    .init(V2024_11_15.OutputFormatType.self),
    .init(V2024_11_15.ProfanityFilterMode.self),
    .init(V2024_11_15.PunctuationMode.self),
    .init(V2024_11_15.RecognitionStatus.self),
    .init(V2024_11_15.Status.self),
    .init(V2024_11_15.TextNormalizationKind.self),
  ]
}

/// The enums of the retired api-versions, in a place where the compiler does not warn about each of them.
@available(*, deprecated, message: "The enums of retired api-versions are tested on purpose.")
private enum Retired {
  static let enumerations: [AnyEnumeration] = [
    .init(V3_0.DatasetKind.self),
    .init(V3_0.DetailedErrorCode.self),
    .init(V3_0.ErrorCode.self),
    .init(V3_0.FileKind.self),
    .init(V3_0.HealthStatus.self),
    .init(V3_0.ProfanityFilterMode.self),
    .init(V3_0.PunctuationMode.self),
    .init(V3_0.RecognitionStatus.self),
    .init(V3_0.Status.self),
    .init(V3_2Preview2.BlockKind.self),
    .init(V3_2Preview2.DatasetKind.self),
    .init(V3_2Preview2.DetailedErrorCode.self),
    .init(V3_2Preview2.ErrorCode.self),
    .init(V3_2Preview2.FileKind.self),
    .init(V3_2Preview2.HealthStatus.self),
    .init(V3_2Preview2.LanguageIdentificationMode.self),
    .init(V3_2Preview2.OutputFormatType.self),
    .init(V3_2Preview2.ProfanityFilterMode.self),
    .init(V3_2Preview2.PunctuationMode.self),
    .init(V3_2Preview2.RecognitionStatus.self),
    .init(V3_2Preview2.Status.self),
    .init(V3_2Preview2.TextNormalizationKind.self),
  ]
}
