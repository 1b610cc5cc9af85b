import ArgumentParser
import VersionedAPIDefinition
import VersionedAPITooling

/// Prints the protocol tests of a version.
struct ProtocolTestsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "protocol-tests",
    abstract: "Print requests and responses of one api-version in JSON, to test clients with."
  )

  @OptionGroup var options: DefinitionOptions

  @Option(help: ArgumentHelp("The api-version.", valueName: "version"))
  var apiVersion: String

  func run() throws {
    let api = try Session.api(apiVersion, of: Session.load(options))
    print(ProtocolTestWriter(api).document(), terminator: "")
  }
}
