import Foundation

/// Measures everything, and prints tables.
struct Report {
  let paths: Paths
  let meter: Meter

  /// The number of copies of the definitions.
  private static let copyCount = 100

  /// Prints the tables with some names; all of them if there is no name.
  func print(_ names: [String]) throws {
    Table.write("In \(meter.unit.rawValue).\n\n")
    for (name, printTable) in [("definitions", definitions), ("copies", copies), ("growth", growth)]
    where names.isEmpty || names.contains(name) {
      try printTable()
      Table.write("\n")
    }
  }

  /// The definitions of this package, against what no generator can do without.
  private func definitions() throws {
    let sources = try Self.files(of: paths.definitions, ending: ".yaml")
    let output = paths.newPath()
    try Meter.run([paths.speechgen, "generate", "--definitions", paths.definitions, "--output", output])
    let copies = paths.newPath()
    try FileManager.default.createDirectory(atPath: copies, withIntermediateDirectories: true)
    let generated = try Self.files(of: output, ending: ".swift")
    let events = try meter.measure([paths.baseline, "events"] + sources)
    let bytes = try meter.measure([paths.baseline, "write", copies] + generated)
    let table = Table(["the definitions", meter.unit.rawValue, "against the baseline"])
    table.add(["libyaml's events of the definitions", Table.number(events), ""])
    table.add(["writing the generated files", Table.number(bytes), ""])
    let lint = try meter.measure(command("lint", paths.definitions))
    table.add(["lint", Table.number(lint), Self.ratio(lint, events)])
    let all = try meter.measure(command("generate", paths.definitions))
    table.add(["generate into an empty folder", Table.number(all), Self.ratio(all, events + bytes)])
  }

  private func copies() throws {
    let copies = try DefinitionCopies(of: paths.definitions)
    let folder = paths.newPath()
    try copies.write(Self.copyCount, to: folder)
    let table = Table(["\(Self.copyCount) x the definitions", "1 x", "\(Self.copyCount) x", "ratio"])
    for name in ["lint", "generate"] {
      let one = try meter.measure(command(name, paths.definitions))
      let many = try meter.measure(command(name, folder))
      table.add([name, Table.number(one), Table.number(many), Self.ratio(many, one)])
    }
  }

  private func growth() throws {
    let table = Table(["input", "command", "n", "at n", "at 2 n", "at 4 n", "exponent"])
    for growth in Growth.all {
      let work = try [1, 2, 4].map { factor in
        let folder = paths.newPath()
        try growth.write(growth.size * factor, to: folder)
        return try meter.measure(command(growth.command, folder), exitCode: growth.exitCode)
      }
      table.add([growth.name, growth.command, "\(growth.size)"] + Self.row(work))
    }
    let work = try [1, 2, 4].map { try meter.measure(try audit(ofCopies: $0), exitCode: 1) }
    table.add(["published document on one line, in copies", "audit", "1"] + Self.row(work))
  }

  private static func row(_ work: [Double]) -> [String] {
    work.map(Table.number) + [String(format: "%.2f", Growth.exponent(work[1], work[2], factor: 2))]
  }

  // MARK: Commands

  /// A command of the generator that reads definitions, and may write to an empty folder.
  private func command(_ name: String, _ definitions: String) -> [String] {
    let output = name == "generate" ? ["--output", paths.newPath()] : []
    return [paths.speechgen, name, "--definitions", definitions] + output
  }

  /// The audit of the definitions against a document that has them and some copies, all on one line.
  private func audit(ofCopies count: Int) throws -> [String] {
    let (folder, document) = (paths.newPath(), paths.newPath() + ".json")
    try DefinitionCopies(of: paths.definitions).write(count, to: folder)
    let version = "2025-10-15"
    let output = try Meter.run([paths.speechgen, "openapi", "--definitions", folder, "--api-version", version]).output
    let lines = output.split(separator: "\n").map { $0.drop { $0 == " " } }
    try lines.joined().write(toFile: document, atomically: false, encoding: .utf8)
    return [
      paths.speechgen, "audit", "--definitions", paths.definitions, "--api-version", version, "--against", document,
    ]
  }

  // MARK: Helpers

  private static func ratio(_ value: Double, _ base: Double) -> String { String(format: "%.2f", value / base) }

  private static func files(of folder: String, ending suffix: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(suffix) }.sorted().map {
      "\(folder)/\($0)"
    }
  }
}
