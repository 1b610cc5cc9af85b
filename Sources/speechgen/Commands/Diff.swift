import VersionedAPIDefinition
import ArgumentParser
import VersionedAPITooling

/// Prints what changed between two versions.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print what changed between two api-versions, for someone who moves a program from one to the other.",
    discussion: "What was renamed is known from 'was' in the definitions. The JSON also has changed operationIds."
  )

  @OptionGroup var options: DefinitionOptions

  @Option(help: ArgumentHelp("The form of the output: text, markdown or json.", valueName: "form"))
  var format: DiffRenderer.Format = .text

  @Argument(help: "The older version.")
  var from: String

  @Argument(help: "The newer version.")
  var to: String

  func run() throws {
    let definition = try Session.load(options)
    for version in [from, to] { try Session.checkVersion(version, of: definition) }
    if from == to { throw ValidationError("There is nothing between \(from) and itself; name two versions.") }
    guard let diff = definition.diff(from: from, to: to) else {
      throw ValidationError("The first version is the older one; try: speechgen diff \(to) \(from)")
    }
    print(DiffRenderer.render(diff, as: format), terminator: "")
  }
}

extension DiffRenderer.Format: ExpressibleByArgument {}
