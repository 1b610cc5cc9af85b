import Foundation

/// Type-checks Swift files against the modules that were built with the tests.
enum Compiler {
  /// The output of the compiler after an error.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Returns the folder with the built products.
  static func products() throws -> URL {
    try require(Program.url).deletingLastPathComponent()
  }

  /// Type-checks files as one module; warnings are errors.
  static func typecheck(_ files: [String], module: String, options: [String] = []) throws {
    try run(["-typecheck", "-warnings-as-errors", "-parse-as-library", "-module-name", module] + options + files)
  }

  /// Runs the compiler.
  static func run(_ arguments: [String]) throws {
    let log = FileManager.default.temporaryDirectory.appendingPathComponent("typecheck \(UUID().uuidString).log")
    _ = FileManager.default.createFile(atPath: log.path, contents: nil)
    defer { try? FileManager.default.removeItem(at: log) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let modules = try products().appendingPathComponent("Modules").path
    process.arguments = ["swiftc", "-swift-version", "6", "-package-name", "test", "-I", modules] + arguments
    let handle = try FileHandle(forWritingTo: log)
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: try String(contentsOf: log, encoding: .utf8))
    }
  }

  private static func require<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Failure(description: "the built products were not found") }
    return value
  }
}
