import Foundation
import VersionedAPIClient

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The emulator, as a user starts it.
struct EmulatorProgram {
  /// Why the emulator cannot be used.
  struct NotStarted: Error, CustomStringConvertible {
    let description: String
  }

  private let process: Process?
  let endpoint: URL
  let key: String

  /// The program, which `make network-tests` builds.
  private static let path = ".build/examples/debug/speech-emulator"

  /// Starts the emulator, unless the environment variable `EMULATOR_ENDPOINT` is the endpoint of one with the key
  /// `emulator`.
  init() throws {
    if let text = ProcessInfo.processInfo.environment["EMULATOR_ENDPOINT"] {
      guard let url = URL(string: text) else { throw NotStarted(description: "'\(text)' is not a URL") }
      (process, endpoint, key) = (nil, url, "emulator")
      return
    }
    let process = Process()
    process.executableURL = try Self.program()
    process.arguments = ["--pace", "instant"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    var text = ""
    while text.count(where: \.isNewline) < 3 {
      let data = output.fileHandleForReading.availableData
      guard !data.isEmpty else { throw NotStarted(description: "the emulator printed only '\(text)'") }
      text += String(decoding: data, as: UTF8.self)
    }
    let words = text.split(separator: "\n").map { $0.split(separator: " ").last.map(String.init) ?? "" }
    guard let url = URL(string: words[1]) else { throw NotStarted(description: "'\(words[1])' is not a URL") }
    (self.process, endpoint, key) = (process, url, words[2])
  }

  /// Deletes everything, in case that the emulator was there before.
  func reset() async throws {
    var request = URLRequest(url: endpoint.appendingPathComponent("emulator/reset"))
    request.httpMethod = "POST"
    _ = try await URLSession.shared.data(for: request)
  }

  /// Stops the emulator if it was started.
  func stop() {
    process?.terminate()
    process?.waitUntilExit()
  }

  private static func program() throws -> URL {
    var folder = URL(fileURLWithPath: #filePath)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let program = folder.appendingPathComponent(path)
      if FileManager.default.isExecutableFile(atPath: program.path) { return program }
    }
    throw NotStarted(description: "there is no \(path); 'make network-tests' builds it")
  }
}

extension EmulatorProgram: ServiceEndpoint {
  func url() throws -> URL { endpoint }
}
