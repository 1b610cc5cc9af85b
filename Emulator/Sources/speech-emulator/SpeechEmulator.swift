import ArgumentParser
import EmulatorCore
import Foundation

/// The command line of the emulator.
@main
struct SpeechEmulator: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speech-emulator",
    abstract: "Serve the Speech to Text REST API on this machine, in all of its versions.",
    discussion: """
      A fault is a kind and what it applies to, such as '429,route=Transcriptions_Get,count=2,retry-after=5'. Kinds: \
      \(FaultKind.allCases.map(\.rawValue).joined(separator: ", ")). The README has the rest.
      """
  )

  @Option(help: ArgumentHelp("The port on 127.0.0.1; 0 for any free one.", valueName: "number"))
  var port = 0

  @Option(help: ArgumentHelp("The folder that keeps the state. Without it, the state is lost.", valueName: "folder"))
  var data: String?

  @Option(help: ArgumentHelp("The folder with the definition files (*.yaml).", valueName: "folder"))
  var definitions: String?

  @Option(help: "How fast jobs are processed: instant, real (seconds), or manual (by admin requests).")
  var pace: Pace = .real

  @Option(help: ArgumentHelp("The key that requests must have.", valueName: "key"))
  var key = "emulator"

  @Option(help: ArgumentHelp("Something that goes wrong; can be repeated.", valueName: "fault"))
  var fault: [String] = []

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("'\(port)' is not a port; ports are 0 to 65535") }
    guard !key.isEmpty, key.allSatisfy({ $0.isASCII && !$0.isWhitespace }) else {
      throw ValidationError("a key has at least one character, all of them ASCII and none of them a space")
    }
  }

  func run() async throws {
    var options = EmulatorOptions(key: key)
    options.pace = pace
    options.dataFolder = data
    options.faults = try fault.map { text throws(StartError) in try Fault(text) }
    options.send = WebHookSender().send
    let folder = try DefinitionsFolder.find(definitions)
    try await Server(model: ServiceModel(folder: folder), options: options, port: port).run()
  }

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let error as StartError {
      fail("\(error)", code: 1)
    } catch  where exitCode(for: error) == .success {
      // Help.
      exit(withError: error)
    } catch {
      fail(message(for: error), code: exitCode(for: error).rawValue)
    }
  }

  /// Prints an error as one line, and ends the program.
  private static func fail(_ message: String, code: Int32) -> Never {
    let line = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    FileHandle.standardError.write(Data("error: \(line)\n".utf8))
    Foundation.exit(code)
  }
}

extension Pace: ExpressibleByArgument {}
