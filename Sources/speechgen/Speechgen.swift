import ArgumentParser

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
    subcommands: [
      Generate.self, Check.self, Lint.self, Show.self, OpenAPICommand.self, AuditCommand.self, Diff.self,
      NewVersion.self,
    ]
  )
}
