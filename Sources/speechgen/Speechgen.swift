import ArgumentParser

/// The command line of the generator.
@main
struct Speechgen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speechgen",
    abstract: "Makes a Swift client library of the definitions of a REST API.",
    discussion: """
      Exit codes: 0 all is well; 1 there are errors or differences to mend; 2 something could not be \
      read or written; 64 the command line is wrong.
      """,
    subcommands: [
      Generate.self, Check.self, Lint.self, Show.self, OpenAPICommand.self, AuditCommand.self, Diff.self,
      NewVersion.self,
    ]
  )
}
