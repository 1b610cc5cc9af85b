import Foundation

/// Measures what the client and its transports cost. Prints one line for each figure.
@main
enum Measure {
  private static let usage = """
    usage: measure memory upload|download|slow-download urlSession|asyncHTTP
           measure overhead urlSession|asyncHTTP
    """

  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let transport = arguments.last.flatMap({ TransportKind(rawValue: $0) }) else { return print(usage) }
    switch Array(arguments.dropLast()) {
    case ["memory", "upload"]: try await Memory(transport).upload()
    case ["memory", "download"]: try await Memory(transport).download()
    case ["memory", "slow-download"]: try await Memory(transport).slowDownload()
    case ["overhead"]: try await Overhead(transport).run()
    default: print(usage)
    }
  }
}
