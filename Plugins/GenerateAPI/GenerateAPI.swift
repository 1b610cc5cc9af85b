import Foundation
import PackagePlugin

/// Generates Swift at build time for a target that has a `speechgen.yaml`.
///
/// Everything goes into one file, whose path the plugin gives to the program: what is declared as an output is what is
/// written.
@main
struct GenerateAPI: BuildToolPlugin {
  static let configuration = "speechgen.yaml"
  /// What generated code is built on.
  static let runtime = "VersionedAPIRuntime"

  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else { return [] }
    let configuration = target.directoryURL.appending(path: Self.configuration)
    guard FileManager.default.fileExists(atPath: configuration.path(percentEncoded: false)) else {
      Diagnostics.error("the target '\(target.name)' uses GenerateAPI and has no \(Self.configuration) in its folder")
      return []
    }
    // Without it, only the linker would complain.
    guard target.recursiveTargetDependencies.contains(where: { $0.name == Self.runtime }) else {
      Diagnostics.error(
        "the target '\(target.name)' uses GenerateAPI and does not depend on the product \(Self.runtime)"
      )
      return []
    }
    guard let definitions = definitionsOfGenerator(context) else {
      Diagnostics.error("the definitions of the package that GenerateAPI comes from were not found")
      return []
    }
    // SwiftPM asks for the files to watch when the list of files of a target changes, not when speechgen.yaml does. So
    // everything in the target's folder that may be a definition is watched, whatever speechgen.yaml says now.
    var folders = [target.directoryURL, definitions]
    if let named = folder(namedIn: configuration) { folders.append(named) }
    let output = context.pluginWorkDirectoryURL.appending(path: "\(target.name)+API.swift")
    return [
      .buildCommand(
        displayName: "Generate the API of \(target.name)",
        executable: try context.tool(named: "speechgen-build").url,
        arguments: ([configuration, definitions, output] + folders).map { $0.path(percentEncoded: false) },
        inputFiles: Set(folders.flatMap(watchable)).sorted { $0.path < $1.path },
        outputFiles: [output]
      )
    ]
  }

  /// The folder that the configuration names; the program reads the file properly.
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

  /// The definitions of this plugin's own package.
  private func definitionsOfGenerator(_ context: PluginContext) -> URL? {
    packages(from: context.package)
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

  /// A folder and the files in it, at any depth, that may be definitions. The folder stands for files that come later.
  private func watchable(in folder: URL) -> [URL] {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
    return [folder] + (all?.compactMap { $0 as? URL } ?? []).filter { ["yaml", "yml"].contains($0.pathExtension) }
  }
}
