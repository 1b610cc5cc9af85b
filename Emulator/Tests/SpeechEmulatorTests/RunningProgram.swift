import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The program, as a user starts it.
struct RunningProgram {
  /// A response.
  struct Response {
    var status: Int
    var text: String
  }

  private let process = Process()
  /// Scheme, host and port that the program has printed.
  let endpoint: String
  /// The key that the program has printed.
  let key: String

  /// The program is in the folder of the tests.
  private static let url = Bundle.main.executableURL.map { executable -> URL in
    var folder = executable.resolvingSymlinksInPath().deletingLastPathComponent()
    while !FileManager.default.fileExists(atPath: folder.appending(path: "speech-emulator").path), folder.path != "/" {
      folder.deleteLastPathComponent()
    }
    return folder.appending(path: "speech-emulator")
  }

  /// Starts the program, and waits until it serves.
  init(_ arguments: String...) throws {
    let output = Pipe()
    process.executableURL = Self.url
    process.arguments = arguments
    process.standardOutput = output
    try process.run()
    var text = ""
    while text.count(where: \.isNewline) < 3 {
      let data = output.fileHandleForReading.availableData
      guard !data.isEmpty else { throw NoOutput() }
      text += String(decoding: data, as: UTF8.self)
    }
    let lines = text.split(separator: "\n").map { $0.split(separator: " ").last.map(String.init) ?? "" }
    (endpoint, key) = (lines[1], lines[2])
  }

  /// Sends a request with the key.
  func send(_ method: String, _ path: String, body: String? = nil) async throws -> Response {
    guard let url = URL(string: path.hasPrefix("http") ? path : endpoint + path) else { throw NoOutput() }
    var request = URLRequest(url: url)
    request.httpMethod = method
    request.httpBody = body.map { Data($0.utf8) }
    request.setValue(key, forHTTPHeaderField: "Ocp-Apim-Subscription-Key")
    if body != nil { request.setValue("application/json", forHTTPHeaderField: "Content-Type") }
    let (data, response) = try await URLSession(configuration: .ephemeral).data(for: request)
    return Response(
      status: (response as? HTTPURLResponse)?.statusCode ?? 0,
      text: String(decoding: data, as: UTF8.self)
    )
  }

  /// Stops the program with SIGTERM, or SIGINT, and returns its exit code.
  func stop(interrupt: Bool = false) -> Int32 {
    if interrupt { process.interrupt() } else { process.terminate() }
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Runs the program to its end, and returns its exit code and what it prints as errors.
  static func run(_ arguments: [String]) throws -> (status: Int32, errors: String) {
    let process = Process()
    let errors = Pipe()
    process.executableURL = url
    process.arguments = arguments
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let data = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  /// The program has ended, or was asked for something that is no URL.
  struct NoOutput: Error {}
}
