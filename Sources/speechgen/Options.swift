import ArgumentParser
import VersionedAPISwiftGeneration
import VersionedAPITooling

/// Where the definitions are.
struct DefinitionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder with the definition files (*.yaml).", valueName: "folder"))
  var definitions = "Definitions"
}

/// What is generated, and where.
struct GenerationOptions: ParsableArguments {
  @OptionGroup var definition: DefinitionOptions

  @Option(help: ArgumentHelp("The folder that the Swift files go to.", valueName: "folder"))
  var output = "Generated"

  @Option(
    help: ArgumentHelp("A folder with templates (*.mustache) that replace the built-in ones.", valueName: "folder")
  )
  var templates: String?

  @Option(
    help: ArgumentHelp(
      "An api-version to generate; may be given several times. All, if left out.",
      valueName: "version"
    )
  )
  var apiVersion: [String] = []

  @Option(help: ArgumentHelp("The access level of what is generated: public, package or internal.", valueName: "level"))
  var access: AccessLevel = .public

  /// The files that the definitions call for, and their folder, in which only the modules of named versions count.
  func filesAndFolder() throws -> (files: [GeneratedFile], folder: OutputFolder) {
    // A version that is named twice is one version.
    var versions: [String] = []
    for version in apiVersion where !versions.contains(version) { versions.append(version) }
    let files = try Session.generate(definition, templates: templates, versions: versions, access: access)
    let modules = Set(files.compactMap(\.module))
    return (files, OutputFolder(path: output, modules: versions.isEmpty ? nil : modules))
  }
}

/// An access level of Swift that generated code can have.
enum AccessLevel: String, ExpressibleByArgument, CaseIterable {
  case `public`, package, `internal`
}
