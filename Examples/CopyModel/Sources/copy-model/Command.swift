import Foundation

/// The api-versions that can copy models.
enum APIVersion: String, CaseIterable {
  case v2025_10_15 = "2025-10-15"
  case v2024_11_15 = "2024-11-15"
  case v3_2Preview2 = "v3.2-preview.2"
  case v3_0 = "v3.0"
}

/// A command line.
enum Command: Equatable {
  case help
  /// Shows the steps without Azure.
  case demo([APIVersion])
  case copy(model: UUID, APIVersion)

  /// Parses the arguments after the program's name.
  init(arguments: [String]) throws {
    let words = arguments.filter { !$0.hasPrefix("-") }
    for option in arguments where option.hasPrefix("-") && !["--demo", "--help", "-h"].contains(option) {
      throw UsageError("there is no option '\(option)'")
    }
    if arguments.contains("--help") || arguments.contains("-h") {
      self = .help
    } else if arguments.contains("--demo") {
      self = .demo(words.isEmpty ? APIVersion.allCases : try words.map(Self.version))
    } else {
      guard words.count == 2 else { throw UsageError("an api-version and a model are required") }
      self = .copy(model: try Self.model(words[1]), try Self.version(words[0]))
    }
  }

  /// Parses the identifier of a model.
  static func model(_ argument: String) throws -> UUID {
    guard let model = UUID(uuidString: argument) else {
      throw UsageError("'\(argument)' is not the identifier of a model, which is the last part of the model's URL")
    }
    return model
  }

  private static func version(_ name: String) throws -> APIVersion {
    guard let version = APIVersion(rawValue: name) else {
      throw UsageError("there is no api-version '\(name)'")
    }
    return version
  }

  static let usage = """
    usage: copy-model <api-version> <model>       copies a custom model, given by its identifier
           copy-model --demo [<api-version> ...]  shows the steps without Azure

    api-versions: \(APIVersion.allCases.map(\.rawValue).joined(separator: ", "))

    environment:
      SPEECH_SOURCE_ENDPOINT  the resource with the model, such as https://westus.api.cognitive.microsoft.com
      SPEECH_SOURCE_KEY       a key of it
      SPEECH_SOURCE_ID        its identifier in Azure: /subscriptions/.../accounts/...; not needed for v3.0
      SPEECH_TARGET_ENDPOINT  the resource for the copy
      SPEECH_TARGET_KEY       a key of it
    """
}

/// An invalid command line or environment.
struct UsageError: Error {
  let problem: String

  init(_ problem: String) {
    self.problem = problem
  }
}
