public import VersionedAPIYAML

/// The file `<name>.yaml` in a folder of `Tests/Fixtures`, with the golden `<name>.txt` of the diagnostics about it.
public struct Fixture: Sendable, CustomStringConvertible {
  private let folder: String
  /// The name without the ending.
  public let name: String

  /// Returns all fixtures in a folder, sorted by name.
  public static func all(in folder: String) throws -> [Fixture] {
    try names(in: folder, ending: ".yaml").map { Fixture(folder: folder, name: $0) }
  }

  /// Returns the names of the goldens in a folder, sorted.
  public static func goldens(in folder: String) throws -> [String] {
    try names(in: folder, ending: ".txt")
  }

  private static func names(in folder: String, ending: String) throws -> [String] {
    try Repository.names(in: "Tests/Fixtures/\(folder)").filter { $0.hasSuffix(ending) }
      .map { String($0.dropLast(ending.count)) }
  }

  /// The name of the golden, as ``Golden/difference(of:from:)`` takes it.
  public var golden: String { "\(folder)/\(name).txt" }

  /// The content of the file.
  public var text: String {
    get throws { try Repository.text("Tests/Fixtures/\(folder)/\(name).yaml") }
  }

  /// The files of a definition: a service file by itself, called `service.yaml`, or a resource file of
  /// ``exampleService``.
  public var files: [YAMLParser.Result] {
    get throws {
      let text = try text
      return exampleFiles(text, path: text.hasPrefix("service:") ? "service.yaml" : "\(name).yaml")
    }
  }

  /// The name.
  public var description: String { name }
}
