import Foundation

/// The instructions that fixed commands took when the file was recorded.
struct Baseline {
  /// How many more instructions are accepted, as a part of those that were recorded.
  static let margin = 0.03

  /// What the counts depend on besides the program.
  var machine: String
  /// The instructions by the names of the commands.
  var counts: [String: Double]

  /// The present machine and version of Swift.
  static func presentMachine() throws -> String {
    let swift = try Meter.run([Meter.path(of: "swift") ?? "swift", "--version"])
    let version = (swift.output + swift.errors).split(separator: "\n").first { $0.contains("Swift version") } ?? ""
    return "\(try Meter.run(["/bin/uname", "-sm"]).output.split(separator: "\n").first ?? ""), \(version)"
  }

  init(machine: String, counts: [String: Double]) {
    self.machine = machine
    self.counts = counts
  }

  /// Reads a file.
  init(path: String) throws {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
    machine = lines.first ?? ""
    counts = [:]
    for line in lines.dropFirst() {
      let words = line.split(separator: " ")
      if let count = words.last.flatMap({ Double($0) }) { counts[words.dropLast().joined(separator: " ")] = count }
    }
  }

  /// Writes a file.
  func write(to path: String) throws {
    let lines = counts.sorted { $0.key < $1.key }.map { "\($0.key) \(Int($0.value))" }
    try ([machine] + lines).map { $0 + "\n" }.joined().write(toFile: path, atomically: false, encoding: .utf8)
  }
}
