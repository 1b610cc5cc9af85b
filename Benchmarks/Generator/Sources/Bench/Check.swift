import Foundation

/// Compares the instructions of fixed commands with those of a baseline.
struct Check {
  let paths: Paths
  private let meter = Meter()

  init(paths: Paths) { self.paths = paths }

  /// Prints which commands take more instructions, and ends the program with 1 if there is one.
  func run(against path: String) throws {
    guard meter.unit == .instructions else {
      return print("skipped: valgrind, which counts instructions, is not installed")
    }
    let (baseline, machine) = (try Baseline(path: path), try Baseline.presentMachine())
    guard baseline.machine == machine else {
      return print("skipped: the baseline is that of \(baseline.machine), and this is \(machine)")
    }
    var slower = 0
    for (name, count) in try counts() {
      guard let expected = baseline.counts[name] else {
        print("\(name): not in the baseline; run: make bench-record")
        continue
      }
      let change = count / expected - 1
      let percent = String(format: "%+.1f %%", change * 100)
      let isSlower = change > Baseline.margin
      if isSlower { slower += 1 }
      let verdict = isSlower ? "slower" : change < -Baseline.margin ? "faster; run: make bench-record" : "as before"
      print("\(name): \(Table.number(count)) instructions, \(percent): \(verdict)")
    }
    if slower > 0 { throw BenchError("\(slower == 1 ? "1 command is" : "\(slower) commands are") slower than before") }
  }

  /// Writes a baseline.
  func record(to path: String) throws {
    guard meter.unit == .instructions else { throw BenchError("valgrind is not installed") }
    let counts = Dictionary(uniqueKeysWithValues: try counts())
    try Baseline(machine: try Baseline.presentMachine(), counts: counts).write(to: path)
  }

  private func counts() throws -> [(String, Double)] {
    try Workload.all.map { ($0.name, try meter.measure($0.arguments(paths, paths.newPath()))) }
  }
}
