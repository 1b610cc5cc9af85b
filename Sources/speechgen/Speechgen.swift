import ArgumentParser
import VersionedAPIDefinition
import VersionedAPISourceText

/// The command line of the generator.
@main
struct Speechgen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speechgen",
    abstract: "Generate a Swift client library from the definitions of a REST API.",
    discussion: """
      Exit codes: 0 success; 1 errors in the input, or differences; 2 something cannot be read or written; \
      64 invalid command line.
      """,
    // The newest version in CHANGELOG.md.
    version: "unreleased",
    subcommands: [
      Generate.self, Check.self, Lint.self, Show.self, OpenAPICommand.self, ProtocolTestsCommand.self,
      AuditCommand.self, Diff.self, NewVersion.self,
    ]
  )

  static func main() {
    do {
      try checkCommand(CommandLine.arguments.dropFirst())
      var command = try parseAsRoot()
      do {
        try command.run()
      } catch let error as ValidationError {
        // The usage in the message is that of the command, and not of the program.
        throw UsageError(error.message, of: type(of: command))
      }
    } catch let error as UsageError {
      Session.printError(error.description)
      exit(withError: ExitCode.validationFailure)
    } catch {
      exit(withError: error)
    }
  }

  /// Throws an error that lists the commands if the first argument, or the one after `help`, is none.
  private static func checkCommand(_ arguments: ArraySlice<String>) throws {
    let words = arguments.first == "help" ? arguments.dropFirst() : arguments
    let names = configuration.subcommands.map { $0._commandName }
    guard let word = words.first, !word.hasPrefix("-"), word != "help", !names.contains(word) else { return }
    let hint = Suggestion.hint(for: word, among: names) ?? "."
    throw UsageError(
      "There is no command '\(word)'\(hint)\nThe commands are \(names.joinedForReading()).",
      of: Self.self
    )
  }
}

/// An invalid command line, with the usage of a command.
private struct UsageError: Error, CustomStringConvertible {
  let description: String

  init(_ message: String, of command: any ParsableCommand.Type) {
    let isProgram = command == Speechgen.self
    let usage = isProgram ? Speechgen.usageString() : Speechgen.usageString(for: command)
    let name = isProgram ? "speechgen" : "speechgen \(command._commandName)"
    description = "Error: \(message)\nUsage: \(usage)\n  See '\(name) --help' for more information.\n"
  }
}
