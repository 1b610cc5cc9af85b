import Foundation
import VersionedAPIURLSession

/// Copies a custom model from one Speech resource to another, with the api-version of your choice.
@main
struct CopyModel {
  static func main() async {
    do {
      switch try Command(arguments: Array(CommandLine.arguments.dropFirst())) {
      case .help:
        print(Command.usage)
      case .demo(let versions):
        for version in versions { try await Demo.run(version) }
      case .copy(let model, let version):
        let environment = ProcessInfo.processInfo.environment
        let transport = URLSessionTransport.shared
        try await CopyJob(copying: model, in: version, environment: environment, transport: transport).run()
      }
    } catch let error as UsageError {
      printError("\(error.problem)\n\n\(Command.usage)")
      exit(64)
    } catch {
      printError("\(error)")
      exit(1)
    }
  }

  private static func printError(_ message: String) {
    FileHandle.standardError.write(Data("error: \(message)\n".utf8))
  }
}
