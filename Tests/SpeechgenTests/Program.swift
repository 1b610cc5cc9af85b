import Foundation

/// Runs the built programs as a user does.
struct Program {
  /// The result of a run.
  struct Result {
    var output: String
    var errors: String
    var status: Int32
  }

  /// The URL of the generator; programs are in the folder of the tests.
  static let url = Bundle.main.executableURL.map { executable -> URL in
    var folder = executable.resolvingSymlinksInPath().deletingLastPathComponent()
    while !FileManager.default.fileExists(atPath: folder.appendingPathComponent("speechgen").path), folder.path != "/" {
      folder.deleteLastPathComponent()
    }
    return folder.appendingPathComponent("speechgen")
  }

  static func run(_ arguments: [String], in folder: String, program: String = "speechgen") throws -> Result {
    let process = Process()
    process.executableURL = url?.deletingLastPathComponent().appendingPathComponent(program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // Both pipes are read at once, so that neither fills up.
    let errorData = Reader(errors.fileHandleForReading)
    let outputData = output.fileHandleForReading.readDataToEndOfFile()
    let errorText = String(decoding: errorData.wait(), as: UTF8.self)
    process.waitUntilExit()
    return Result(
      output: String(decoding: outputData, as: UTF8.self),
      errors: errorText,
      status: process.terminationStatus
    )
  }

  /// Reads a pipe to its end on a thread of its own.
  private final class Reader: @unchecked Sendable {
    private var data = Data()
    private let done = DispatchSemaphore(value: 0)

    init(_ handle: FileHandle) {
      Thread.detachNewThread { [self] in
        data = handle.readDataToEndOfFile()
        done.signal()
      }
    }

    func wait() -> Data {
      done.wait()
      return data
    }
  }
}
