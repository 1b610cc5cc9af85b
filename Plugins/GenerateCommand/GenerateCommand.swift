import Foundation
import PackagePlugin

/// `swift package generate`: runs `speechgen generate` for the package, with the options that follow.
@main
struct GenerateCommand: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    let process = Process()
    process.executableURL = try context.tool(named: "speechgen").url
    process.arguments = ["generate"] + arguments
    process.currentDirectoryURL = context.package.directoryURL
    try process.run()
    process.waitUntilExit()
    // The program has printed what is wrong.
    if process.terminationStatus != 0 { exit(process.terminationStatus) }
  }
}
