import ArgumentParser
import VersionedAPIClient

/// The api-versions that the service still has.
enum APIVersion: String, CaseIterable {
  case v2025_10_15 = "2025-10-15"
  case v2024_11_15 = "2024-11-15"

  static let names = allCases.map(\.rawValue).joined(separator: " or ")

  init(argument: String) throws {
    if let version = Self(rawValue: argument) {
      self = version
    } else if argument.hasPrefix("v3") {
      throw ValidationError("The api-version \(argument) is retired; use \(Self.names).")
    } else {
      throw ValidationError("There is no api-version '\(argument)'; use \(Self.names).")
    }
  }

  func makeTranscriber(
    _ account: Account,
    _ settings: Settings,
    _ transport: some HTTPTransport,
    _ progress: ProgressLine,
    options: ClientOptions = ClientOptions()
  ) -> any Transcriber {
    switch self {
    case .v2025_10_15: TranscriberV2025_10_15(account, settings, transport, progress, options)
    case .v2024_11_15: TranscriberV2024_11_15(account, settings, transport, progress, options)
    }
  }
}
