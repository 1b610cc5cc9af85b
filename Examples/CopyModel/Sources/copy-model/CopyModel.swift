import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Copies a custom model from one Speech resource to another, in the api-version of the caller's choice.
@main
struct CopyModel {
  static func main() async {
    do {
      switch try Command(arguments: Array(CommandLine.arguments.dropFirst())) {
      case .help:
        print(Command.usage)
      case .demo(let versions):
        for version in versions { try await Demo.play(version) }
      case .copy(let model, let version):
        let order = try Order(copying: model, in: version, environment: ProcessInfo.processInfo.environment)
        let client = Client(
          send: { try await URLRequest($0, body: $1).send() },
          sleep: { try await Task.sleep(for: $0) }
        )
        try await order.carryOut(with: client)
      }
    } catch let error as UsageError {
      complain("error: \(error.problem)\n\n\(Command.usage)")
      exit(64)
    } catch let error as URLError {
      complain("error: \(error.localizedDescription)")
      exit(1)
    } catch {
      complain("error: \(error)")
      exit(1)
    }
  }

  private static func complain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}
