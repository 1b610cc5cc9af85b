import ArgumentParser

/// Checks the definitions.
struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the definitions, without a look at the Swift files.",
    discussion: "Prints everything that is wrong, with its place, and exits with 1 where there is any."
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
