import Foundation

/// How the work of a command grows with its input.
struct Growth: Sendable {
  /// What the input has many of.
  let name: String
  /// The command of the generator.
  let command: String
  /// The smallest of the sizes, which are multiplied by 1, 2 and 4.
  var size = 1000
  /// The exit code of the command.
  var exitCode: Int32 = 0
  /// Creates the definitions of a size.
  let files: @Sendable (Int) -> Samples.Files

  /// All cases.
  static let all = [
    Growth(name: "unknown aliases on one line", command: "lint", exitCode: 1, files: Samples.aliases),
    Growth(name: "unknown types", command: "lint", exitCode: 1, files: Samples.unknownTypes),
    Growth(name: "unknown types in one schema", command: "lint", exitCode: 1, files: Samples.unknownTypesInOneSchema),
    Growth(name: "chain of schemas", command: "lint", files: Samples.chain),
    Growth(name: "chain of schemas", command: "generate", files: Samples.chain),
    Growth(name: "operations in as many groups", command: "lint", files: Samples.groups),
    Growth(name: "operations in as many groups", command: "generate", files: Samples.groups),
    Growth(name: "path parameters in one route", command: "lint", files: Samples.pathParameters),
    Growth(name: "path parameters in one route", command: "generate", files: Samples.pathParameters),
    Growth(name: "operations that lead to as many schemas", command: "lint", files: Samples.operationsOfAChain),
    Growth(name: "operations that lead to as many schemas", command: "generate", files: Samples.operationsOfAChain),
  ]

  /// Writes the definitions of a size to a folder.
  func write(_ size: Int, to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, text) in files(size) {
      try text.write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
    }
  }

  /// Returns the exponent e of a growth: work ~ size ^ e.
  static func exponent(_ small: Double, _ large: Double, factor: Double) -> Double { log(large / small) / log(factor) }
}
