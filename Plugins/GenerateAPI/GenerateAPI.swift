import Foundation
import PackagePlugin

/// Generates Swift at build time for a target that has a `speechgen.yaml`.
///
/// Everything goes into one file, whose path the plugin gives to the program: what is declared as an output is what is
/// written.
@main
struct GenerateAPI: BuildToolPlugin {
  static let configuration = "speechgen.yaml"

  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else { return [] }
    let configuration = target.directoryURL.appending(path: Self.configuration)
    guard FileManager.default.fileExists(atPath: configuration.path(percentEncoded: false)) else {
      Diagnostics.error("the target '\(target.name)' uses GenerateAPI and has no \(Self.configuration) in its folder")
      return []
    }
    guard let definitions = definitions(named: configuration, context: context) else {
      Diagnostics.error("the definitions of the package that GenerateAPI comes from were not found")
      return []
    }
    let output = context.pluginWorkDirectoryURL.appending(path: "\(target.name)+API.swift")
    return [
      .buildCommand(
        displayName: "Generate the API of \(target.name)",
        executable: try context.tool(named: "speechgen").url,
        arguments: [
          "build", "--configuration", configuration.path(percentEncoded: false),
          "--definitions", definitions.path(percentEncoded: false), "--output-file", output.path(percentEncoded: false),
        ],
        inputFiles: [configuration] + files(in: definitions),
        outputFiles: [output]
      )
    ]
  }

  /// The folder that the configuration names, or the one of this plugin's own package.
  private func definitions(named configuration: URL, context: PluginContext) -> URL? {
    let text = (try? String(contentsOf: configuration, encoding: .utf8)) ?? ""
    // The program reads the file properly; the plugin needs to know only which files to watch.
    for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("definitions:") {
      let value = line.dropFirst("definitions:".count).prefix { $0 != "#" }
      let folder = value.trimmingCharacters(in: CharacterSet(charactersIn: " \t'\""))
      return configuration.deletingLastPathComponent().appending(path: folder)
    }
    return packages(from: context.package)
      .first { package in package.targets.contains { $0.name == "speechgen" } }
      .map { $0.directoryURL.appending(path: "Definitions") }
  }

  /// A package and all that it depends on, near or far.
  private func packages(from package: Package) -> [Package] {
    var seen: Set<Package.ID> = []
    var open = [package]
    var result: [Package] = []
    while let package = open.popLast() {
      guard seen.insert(package.id).inserted else { continue }
      result.append(package)
      open += package.dependencies.map(\.package)
    }
    return result
  }

  private func files(in folder: URL) -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
    return names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted().map { folder.appending(path: $0) }
  }
}
