import VersionedAPIDefinition
import ArgumentParser
import VersionedAPIOpenAPI
import VersionedAPISourceText

/// Prints a version as an OpenAPI document.
struct OpenAPICommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "openapi",
    abstract: "Print one api-version as an OpenAPI 3.0.3 document in JSON."
  )

  @OptionGroup var options: DefinitionOptions

  @Option(help: ArgumentHelp("The api-version.", valueName: "version"))
  var apiVersion: String

  func run() throws {
    let definition = try Session.load(options)
    let api = try Session.api(apiVersion, of: definition)
    let writer = OpenAPIWriter(api)
    Session.report(writer.diagnostics)
    if writer.diagnostics.hasErrors { throw Session.findings }
    print(writer.document(), terminator: "")
  }
}
