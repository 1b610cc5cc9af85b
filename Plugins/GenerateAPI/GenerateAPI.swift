import Foundation
import PackagePlugin

/// Generates Swift at build time for a target that has a `speechgen.yaml`.
///
/// All of it goes into one file, since a plugin has to declare its outputs before the definitions are read.
@main
struct GenerateAPI: BuildToolPlugin {
  private static let configuration = "speechgen.yaml"
  /// The program that the plugin runs; its package has the definitions for targets without their own.
  private static let tool = "VersionedAPIBuildTool"
  /// The module that generated code imports.
  private static let runtime = "VersionedAPIClient"

  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else { return [] }
    let configuration = target.directoryURL.appending(path: Self.configuration)
    guard FileManager.default.fileExists(atPath: configuration.path(percentEncoded: false)) else {
      Diagnostics.error("the target '\(target.name)' uses GenerateAPI and has no \(Self.configuration) in its folder")
      return []
    }
    // Without the module, only the linker would report an error.
    guard target.recursiveTargetDependencies.contains(where: { $0.name == Self.runtime }) else {
      Diagnostics.error(
        "the target '\(target.name)' uses GenerateAPI and does not depend on the product \(Self.runtime)"
      )
      return []
    }
    guard let definitions = definitionsOfGenerator(context) else {
      Diagnostics.error("the definitions of the package that has GenerateAPI were not found")
      return []
    }
    // SwiftPM runs the plugin when the list of a target's files changes, and not when speechgen.yaml does. So all files
    // in the target's folder that may be definitions are inputs, whatever speechgen.yaml names now.
    var folders = [target.directoryURL, definitions]
    if let named = folder(namedIn: configuration) { folders.append(named) }
    let output = context.pluginWorkDirectoryURL.appending(path: "\(target.name)+API.swift")
    return [
      .buildCommand(
        displayName: "Generate the API of \(target.name)",
        executable: try context.tool(named: Self.tool).url,
        arguments: ([configuration, definitions, output] + folders).map { $0.path(percentEncoded: false) },
        inputFiles: Set(folders.flatMap(inputs)).sorted { $0.path < $1.path },
        outputFiles: [output]
      )
    ]
  }

  /// Returns the folder that the configuration names, by a rough reading; the program parses the file.
  private func folder(namedIn configuration: URL) -> URL? {
    let text = (try? String(contentsOf: configuration, encoding: .utf8)) ?? ""
    for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("definitions:") {
      let value = line.dropFirst("definitions:".count).prefix { $0 != "#" }
      let folder = value.trimmingCharacters(in: CharacterSet(charactersIn: " \t'\""))
      let url = URL(filePath: folder, relativeTo: configuration.deletingLastPathComponent()).standardizedFileURL
      return FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) ? url : nil
    }
    return nil
  }

  /// Returns the definitions of this plugin's own package.
  private func definitionsOfGenerator(_ context: PluginContext) -> URL? {
    packages(from: context.package)
      .first { package in package.targets.contains { $0.name == Self.tool } }
      .map { $0.directoryURL.appending(path: "Definitions") }
  }

  /// Returns a package and all its direct and indirect dependencies.
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

  /// Returns a folder, which changes when a file is added, and all files in it that may be definitions.
  private func inputs(in folder: URL) -> [URL] {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
    return [folder] + (all?.compactMap { $0 as? URL } ?? []).filter { ["yaml", "yml"].contains($0.pathExtension) }
  }
}
