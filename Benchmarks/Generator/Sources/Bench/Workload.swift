/// A command whose instructions are compared with a baseline.
struct Workload: Sendable {
  /// The name in the file with the baseline.
  let name: String
  /// Returns the path of the program, and its arguments.
  /// - Parameter folder: An empty folder for output.
  let arguments: @Sendable (_ paths: Paths, _ folder: String) -> [String]

  /// All commands.
  static let all = [
    Workload(name: "lint") { paths, _ in [paths.speechgen, "lint", "--definitions", paths.definitions] },
    Workload(name: "generate") { paths, folder in
      [paths.speechgen, "generate", "--definitions", paths.definitions, "--output", folder]
    },
    Workload(name: "decode") { paths, _ in [paths.decoding, "decode", "models", paths.models] },
    Workload(name: "encode") { paths, _ in [paths.decoding, "encode", "models", paths.models] },
  ]
}
