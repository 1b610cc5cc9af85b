import Foundation
import Testing
import VersionedAPIDefinition
import VersionedAPITestSupport

/// Everything except the definitions and the generated code is independent of the service.
struct NeutralityTests {
  /// Modules, templates and plugins, with their messages and their documentation.
  private static let folders = ["Sources", "Templates", "Plugins", "Examples/Templates"]
  /// What is about the service by its purpose.
  private static let exceptions = ["Sources/SpeechToTextWebHooks/"]
  /// The names of the program and of the package.
  private static let ownNames = ["speechgen", "speech-to-text-swift"]

  private static func files() throws -> [String] {
    try [".swift", ".mustache", ".md", ".c", ".h"].flatMap { ending in
      try folders.flatMap { try Repository.files(in: $0, ending: ending) }
    }.filter { file in !exceptions.contains { file.hasPrefix($0) } }
  }

  /// Words that only this service uses: its name, its owner's name, and the names of its types that are not common words.
  private static let words = Result {
    let definition = try definition()
    let types = definition.schemas.map(\.element.key) + definition.enums.map(\.element.key)
    let longNames = types.filter { $0.count > 12 && $0.dropFirst().contains(where: \.isUppercase) }
    return ["speech", "transcri", "cognitive", "azure", "microsoft", "westus", "custom model"]
      + longNames.map { $0.lowercased() } + definition.timeline.versions.filter { $0.count > 4 }
  }

  @Test(arguments: try files())
  func `no word of the service is used outside of its definitions`(file: String) throws {
    var text = try Repository.text(file).lowercased()
    for name in Self.ownNames { text = text.replacing(name, with: "") }
    let words = try Self.words.get()
    #expect(words.filter(text.contains) == [])
  }

  /// A misspelled word would never be found.
  @Test func `the words are used in the definitions`() throws {
    let files = try Repository.files(in: "Definitions", ending: ".yaml")
    let definitions = try files.map(Repository.text).joined().lowercased()
    let words = try Self.words.get()
    #expect(words.count > 50)
    #expect(words.filter { !definitions.contains($0) } == [])
  }
}
