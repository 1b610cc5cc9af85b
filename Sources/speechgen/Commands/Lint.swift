import ArgumentParser

/// Checks the definitions.
struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the definitions, without generating anything.",
    discussion: "Prints all errors and warnings with their places, and exits with 1 if there are errors."
  )

  @OptionGroup var options: DefinitionOptions

  func run() throws {
    let definition = try Session.check(options)
    for version in definition.timeline.versions {
      guard let api = definition.api(version: version) else { continue }
      let types = api.schemas.count + api.enums.count
      print("\(version): \(api.operations.count) operations, \(types) schemas and enums")
    }
  }
}
