import Foundation

/// Measures how much work a program does.
struct Meter {
  /// What is counted.
  enum Unit: String {
    /// Instructions, which do not depend on what else the machine does.
    case instructions
    /// Milliseconds of the processor, in the program and in the system.
    case milliseconds
  }

  let unit: Unit
  /// The path of valgrind; nil if it is not installed.
  let valgrind: String?

  /// Counts instructions where valgrind is installed, unless time is asked for.
  init(countsTime: Bool = false) {
    valgrind = Self.path(of: "valgrind")
    unit = countsTime || valgrind == nil ? .milliseconds : .instructions
  }

  /// Returns how much work a program does.
  /// - Parameters:
  ///   - arguments: The path of the program, and its arguments.
  ///   - exitCode: The exit code that is right.
  /// - Throws: ``BenchError`` if the program cannot be run, or ends in another way.
  func measure(_ arguments: [String], exitCode: Int32 = 0) throws -> Double {
    switch unit {
    case .instructions: try instructions(arguments, exitCode)
    case .milliseconds: try milliseconds(arguments, exitCode)
    }
  }

  private func instructions(_ arguments: [String], _ exitCode: Int32) throws -> Double {
    let tool = ["--tool=callgrind", "--callgrind-out-file=/dev/null"]
    let output = try Self.run([valgrind ?? "valgrind"] + tool + arguments, exitCode: exitCode)
    // `==123== Collected : 4567`
    let lines = output.errors.split(separator: "\n")
    guard let line = lines.last(where: { $0.contains("Collected :") }), let word = line.split(separator: " ").last,
      let count = Double(word)
    else { throw BenchError("valgrind counted nothing for '\(arguments.joined(separator: " "))'") }
    return count
  }

  private func milliseconds(_ arguments: [String], _ exitCode: Int32) throws -> Double {
    let before = Self.timeOfChildren()
    try Self.run(arguments, exitCode: exitCode)
    return Self.timeOfChildren() - before
  }

  private static func timeOfChildren() -> Double {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    #else
      getrusage(RUSAGE_CHILDREN, &usage)
    #endif
    let times = [usage.ru_utime, usage.ru_stime]
    return times.reduce(0) { $0 + Double($1.tv_sec) * 1000 + Double($1.tv_usec) / 1000 }
  }

  /// Runs a program.
  /// - Throws: ``BenchError`` if it cannot be run, or ends with another exit code.
  @discardableResult
  static func run(_ arguments: [String], exitCode: Int32 = 0) throws -> (
    output: String, errors: String
  ) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Pipes would have to be emptied while the program runs.
    let streams = try ["output", "errors"].map { name in
      let file = folder.appendingPathComponent(name)
      try Data().write(to: file)
      return (file, try FileHandle(forWritingTo: file))
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: arguments.first ?? "")
    process.arguments = Array(arguments.dropFirst())
    // Otherwise, the order of dictionaries and the number of collisions differ from run to run.
    process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_DETERMINISTIC_HASHING": "1"]) { $1 }
    process.standardOutput = streams[0].1
    process.standardError = streams[1].1
    try process.run()
    process.waitUntilExit()
    let texts = try streams.map { String(decoding: try Data(contentsOf: $0.0), as: UTF8.self) }
    guard process.terminationReason == .exit, process.terminationStatus == exitCode else {
      throw BenchError("'\(arguments.joined(separator: " "))' failed:\n\(texts[1].suffix(2000))")
    }
    return (texts[0], texts[1])
  }

  /// Returns the path of a program; nil if it is not installed.
  static func path(of program: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(program)" }.first(where: FileManager.default.isExecutableFile)
  }
}
