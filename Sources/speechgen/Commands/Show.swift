import VersionedAPIDefinition
import ArgumentParser
import VersionedAPITooling

/// Prints one version of the definitions.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the definitions of one api-version as YAML.",
    discussion: """
      With a name, prints only the schema, enum, operation or group of that name. The output is in the definition \
      language, and nothing in it depends on a version.

      Without a name, the output is for reading and cannot be loaded as one file: it contains the service file, followed \
      by the elements, which belong in resource files.
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
      let name = name ?? ""
      let hint = definition.hint(for: name, in: [apiVersion])
      throw ValidationError("Version \(apiVersion) has no schema, enum, operation or group '\(name)'\(hint)")
    }
    print(text, terminator: "")
  }
}
