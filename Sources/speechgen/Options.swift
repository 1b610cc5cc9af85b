import ArgumentParser
import VersionedAPISwiftGeneration
import VersionedAPITooling

/// The option for the folder with the definitions.
struct DefinitionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder with the definition files (*.yaml).", valueName: "folder"))
  var definitions = "Definitions"
}

/// The options of commands that generate files.
struct GenerationOptions: ParsableArguments {
  @OptionGroup var definition: DefinitionOptions

  @Option(help: ArgumentHelp("The folder for the Swift files.", valueName: "folder"))
  var output = "Generated"

  @Option(
    help: ArgumentHelp("A folder with templates (*.mustache) that replace the built-in ones.", valueName: "folder")
  )
  var templates: String?

  @Option(
    help: ArgumentHelp(
      "An api-version to generate; can be repeated. All versions by default.",
      valueName: "version"
    )
  )
  var apiVersion: [String] = []

  @Option(
    help: ArgumentHelp("The access level of the generated code: public, package or internal.", valueName: "level")
  )
  var access: AccessLevel = .public

  @Flag(help: "Print the names of all files that are not up to date.")
  var verbose = false

  /// Returns the generated files and the output folder, limited to the modules of the named versions.
  func filesAndFolder() throws -> (files: [GeneratedFile], folder: OutputFolder) {
    // A version that is named twice is one version.
    var versions: [String] = []
    for version in apiVersion where !versions.contains(version) { versions.append(version) }
    let files = try Session.generate(definition, templates: templates, versions: versions, access: access)
    let modules = Set(files.compactMap(\.module))
    return (files, OutputFolder(path: output, modules: versions.isEmpty ? nil : modules))
  }

  /// Prints a line for each module, after the names of the files if they are asked for.
  /// - Parameter words: The words for what happens to files.
  func summarize(_ summary: OutputSummary, words: (OutputSummary.Kind) -> String) {
    if verbose {
      for (path, kind) in summary.files where kind != .unchanged { print("\(words(kind)) \(output)/\(path)") }
    }
    for line in summary.lines(folder: output, words: words) { print(line) }
  }
}

/// An access level of generated code.
enum AccessLevel: String, ExpressibleByArgument, CaseIterable {
  case `public`, package, `internal`
}
