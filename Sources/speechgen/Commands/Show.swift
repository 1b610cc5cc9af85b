import VersionedAPIDefinition
import ArgumentParser
import VersionedAPITooling

/// Prints what one version looks like.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print what one api-version looks like, as YAML.",
    discussion: """
      With a name, only the schema, enum, operation or group of that name. Every line is in the definition language, \
      with nothing in it that depends on a version.

      Without a name it is a text to read, and no file to load: what belongs into the service file comes first, and the \
      elements, which belong into files of their own, come behind it.
      """
  )

  @OptionGroup var options: DefinitionOptions

  @Option(help: ArgumentHelp("The api-version.", valueName: "version"))
  var apiVersion: String

  @Argument(help: "A schema, enum, operation or group.")
  var name: String?

  func run() throws {
    let definition = try Session.load(options)
    let api = try Session.api(apiVersion, of: definition)
    guard let text = api.yaml(only: name) else {
      let hint = api.suggestion(for: name ?? "").map { "; did you mean '\($0)'?" } ?? ""
      throw ValidationError("Version \(apiVersion) has no schema, enum, operation or group '\(name ?? "")'\(hint)")
    }
    print(text, terminator: "")
  }
}
