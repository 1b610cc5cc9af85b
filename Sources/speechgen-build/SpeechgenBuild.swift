import VersionedAPIDefinition
import Foundation
import VersionedAPISwiftGeneration
import VersionedAPISourceText
import VersionedAPIYAML

/// Writes what a target's `speechgen.yaml` asks for into one file; the build-tool plugin calls it.
///
/// It is a program of its own, without a library for command lines, since every package that uses the plugin compiles
/// it: that takes two thirds of the time that `speechgen` would.
@main
struct SpeechgenBuild {
  /// The `speechgen.yaml`.
  let configuration: String
  /// The definitions that count where the configuration names none.
  let definitions: String
  /// The file to write.
  let output: String
  /// Folders in which the plugin watches all definitions.
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

  /// - Returns: Whether there are no errors in what was read.
  private func run() throws -> Bool {
    let parsed = YAMLParser.parse(bytes: try InputFile.bytes(of: configuration), path: configuration)
    let wishes = BuildConfiguration(parsed)
    guard report(wishes.diagnostics) else { return false }

    var definitions = definitions
    if let (folder, range) = wishes.definitions {
      // SwiftPM does not ask the plugin at every build, so the file may name another folder than the plugin saw.
      definitions = path(of: folder)
      guard InputFile.isFolder(definitions) else {
        return report([Diagnostic("there is no folder '\(folder)' beside this file", at: range)])
      }
      if !watched.contains(where: { isFolder(definitions, below: $0) }) {
        let message = "changes in '\(folder)' will not be noticed until Package.swift is saved again"
        _ = report([Diagnostic(message, at: range, severity: .warning)])
      }
    }
    let loaded = try Definition.load(folder: definitions)
    guard report(loaded.diagnostics), let definition = loaded.definition else { return false }
    guard report(wishes.check(against: definition)) else { return false }

    let generator = SwiftGenerator(templates: try .builtIn(), access: wishes.access)
    let (text, diagnostics) = try generator.generateFile(definition, for: wishes)
    guard report(diagnostics) else { return false }
    try OutputFile.write(text, to: output)
    return true
  }

  /// Paths in the configuration are relative to it.
  private func path(of relative: String) -> String {
    if relative.hasPrefix("/") { return relative }
    let parts = configuration.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return (parts + [relative[...]]).joined(separator: "/")
  }

  /// Whether a path is that of a folder, or of something in it.
  private func isFolder(_ path: String, below folder: String) -> Bool {
    let inner = URL(fileURLWithPath: path).standardizedFileURL.pathComponents
    return inner.starts(with: URL(fileURLWithPath: folder).standardizedFileURL.pathComponents)
  }

  /// Prints findings; tells whether none is an error.
  private func report(_ diagnostics: [Diagnostic]) -> Bool {
    Self.printError(DiagnosticRenderer().render(diagnostics))
    return !diagnostics.hasErrors
  }

  private static func printError(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
