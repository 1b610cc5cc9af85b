import APIDefinition
import ArgumentParser
import SwiftGeneration
import YAML

/// Writes what a target's `speechgen.yaml` asks for into one file; the build-tool plugin calls it.
struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write one Swift file with what a speechgen.yaml asks for; the build-tool plugin calls this."
  )

  @Option(help: ArgumentHelp("The speechgen.yaml.", valueName: "file"))
  var configuration: String

  @OptionGroup var options: DefinitionOptions

  @Option(help: ArgumentHelp("The Swift file to write.", valueName: "file"))
  var outputFile: String

  @Option(
    help: ArgumentHelp(
      "A folder that is watched for changes; there is a warning if the definitions are in none of them.",
      valueName: "folder"
    )
  )
  var watched: [String] = []

  func run() throws {
    let parsed = YAMLParser.parse(bytes: try Session.bytes(of: configuration), path: configuration)
    let wishes = BuildConfiguration(parsed)
    try fail(on: wishes.diagnostics)
    var options = options
    if let (folder, range) = wishes.definitions {
      let base = configuration.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      options.definitions = folder.hasPrefix("/") ? folder : (base + [folder[...]]).joined(separator: "/")
      guard Session.isFolder(options.definitions) else {
        return try fail(on: [Diagnostic("there is no folder '\(folder)' beside this file", at: range)])
      }
      if !watched.isEmpty, !watched.contains(where: { Session.isFolder(options.definitions, below: $0) }) {
        let message = "changes in '\(folder)' will not be noticed until Package.swift is saved again"
        try fail(on: [Diagnostic(message, at: range, severity: .warning)])
      }
    }
    let definition = try Session.load(options)
    try fail(on: wishes.check(against: definition))
    try Session.attempt {
      let generator = SwiftGenerator(templates: try .builtIn(), access: wishes.access)
      let (file, diagnostics) = try generator.generateFile(definition, for: wishes)
      try fail(on: diagnostics)
      try Session.write(file, to: outputFile)
    }
  }

  private func fail(on diagnostics: [Diagnostic]) throws {
    Session.report(diagnostics)
    if diagnostics.hasErrors { throw Session.findings }
  }
}
