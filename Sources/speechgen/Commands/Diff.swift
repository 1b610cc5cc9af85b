import VersionedAPIDefinition
import ArgumentParser
import VersionedAPITooling

/// Prints the changes between two versions.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the changes between two api-versions, to help with moving a program from one to the other.",
    discussion: "Renames are known from 'was' in the definitions. The JSON output also has changed operationIds."
  )

  @OptionGroup var options: DefinitionOptions

  @Option(help: ArgumentHelp("The format of the output: text, markdown or json.", valueName: "format"))
  var format: DiffRenderer.Format = .text

  @Argument(help: "The older version.")
  var from: String

  @Argument(help: "The newer version.")
  var to: String

  func run() throws {
    let definition = try Session.load(options)
    for version in [from, to] { try Session.checkVersion(version, of: definition) }
    if from == to { throw ValidationError("The two versions must differ; both are \(from).") }
    guard let diff = definition.diff(from: from, to: to) else {
      throw ValidationError("The older version comes first; use: speechgen diff \(to) \(from)")
    }
    print(DiffRenderer.render(diff, as: format), terminator: "")
  }
}

extension DiffRenderer.Format: ExpressibleByArgument {}
