import VersionedAPIDefinition
import Foundation
import VersionedAPISwiftGeneration
import VersionedAPISourceText
import VersionedAPIYAML

/// Generates one file from a target's `speechgen.yaml`; the build-tool plugin runs it.
///
/// It is a separate program without a library for command lines, since every package that uses the plugin compiles it:
/// that takes two thirds of the time that `speechgen` would take.
@main
struct SpeechgenBuild {
  /// The path of the `speechgen.yaml`.
  let configuration: String
  /// The folder with the definitions to use if the configuration names none.
  let definitions: String
  /// The path of the file to write.
  let output: String
  /// The folders in which the plugin watches all definitions.
  let watched: [String]

  static func main() {
    let arguments = CommandLine.arguments.dropFirst().map { $0 }
    guard arguments.count >= 3 else {
      printError("usage: speechgen-build <speechgen.yaml> <definitions> <output-file> [<watched-folder> ...]\n")
      exit(EX_USAGE)
    }
    let build = Self(
      configuration: arguments[0],
      definitions: arguments[1],
      output: arguments[2],
      watched: Array(arguments[3...])
    )
    do {
      exit(try build.run() ? 0 : 1)
    } catch {
      printError("error: \(error)\n")
      exit(2)
    }
  }

  /// Generates the file.
  /// - Returns: Whether the input has no errors.
  private func run() throws -> Bool {
    let parsed = YAMLParser.parse(bytes: try InputFile.bytes(of: configuration), path: configuration)
    let request = BuildConfiguration(parsed)
    guard report(request.diagnostics) else { return false }

    var definitions = definitions
    if let (folder, range) = request.definitions {
      // SwiftPM does not run the plugin at every build, so the file may name another folder than the plugin knows.
      definitions = path(of: folder)
      guard InputFile.isFolder(definitions) else {
        return report([Diagnostic("there is no folder '\(folder)' relative to this file", at: range)])
      }
      if !watched.contains(where: { isFolder(definitions, below: $0) }) {
        let message = "changes in '\(folder)' are not noticed until Package.swift is saved again"
        _ = report([Diagnostic(message, at: range, severity: .warning)])
      }
    }
    let loaded = try Definition.load(folder: definitions)
    guard report(loaded.diagnostics), let definition = loaded.definition else { return false }
    guard report(request.check(against: definition)) else { return false }

    let generator = SwiftGenerator(templates: try .builtIn(), access: request.access)
    let (text, diagnostics) = try generator.generateFile(definition, for: request)
    guard report(diagnostics) else { return false }
    try OutputFile.write(text, to: output)
    return true
  }

  /// Resolves a path that is relative to the configuration.
  private func path(of relative: String) -> String {
    if relative.hasPrefix("/") { return relative }
    let parts = configuration.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return (parts + [relative[...]]).joined(separator: "/")
  }

  /// Returns whether a path is a folder or something in it.
  private func isFolder(_ path: String, below folder: String) -> Bool {
    let inner = URL(fileURLWithPath: path).standardizedFileURL.pathComponents
    return inner.starts(with: URL(fileURLWithPath: folder).standardizedFileURL.pathComponents)
  }

  /// Prints diagnostics.
  /// - Returns: Whether none of them is an error.
  private func report(_ diagnostics: [Diagnostic]) -> Bool {
    Self.printError(DiagnosticRenderer().render(diagnostics))
    return !diagnostics.hasErrors
  }

  private static func printError(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
