import Foundation

/// Measures the generator, and compares it and the coding of JSON with a baseline.
@main
struct Bench {
  static let usage =
    "usage: Bench run [--time] [definitions] [copies] [growth] | check | record | copies <count> <folder>\n"

  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("error: \(error)\n".utf8))
      exit(2)
    }
  }

  private static func run(_ arguments: [String]) throws {
    let environment = ProcessInfo.processInfo.environment
    guard let command = arguments.first, let generator = environment["BENCH_GENERATOR"],
      let decoding = environment["BENCH_DECODING"], let package = environment["BENCH_PACKAGE"]
    else {
      FileHandle.standardError.write(Data(usage.utf8))
      exit(64)
    }
    let products = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
    let paths = try Paths(products: products, generator: generator, decoding: decoding, package: package)
    defer { try? FileManager.default.removeItem(atPath: paths.scratch) }
    let baseline = "\(package)/Benchmarks/Generator/baseline.txt"
    switch command {
    case "run":
      let report = Report(paths: paths, meter: Meter(countsTime: arguments.contains("--time")))
      try report.print(arguments.dropFirst().filter { $0 != "--time" })
    case "check": try Check(paths: paths).run(against: baseline)
    case "record": try Check(paths: paths).record(to: baseline)
    case "copies":
      guard arguments.count == 3, let count = Int(arguments[1]) else { throw BenchError(usage) }
      try DefinitionCopies(of: paths.definitions).write(count, to: arguments[2])
    default: throw BenchError("there is no command '\(command)'")
    }
  }
}
