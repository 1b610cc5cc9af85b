import Foundation

/// The programs and the files that are measured.
struct Paths {
  /// The generator.
  let speechgen: String
  /// What the generator cannot do without.
  let baseline: String
  /// What decodes and encodes JSON.
  let decoding: String
  /// A page of models in JSON.
  let models: String
  /// The definitions of this package.
  let definitions: String
  /// A folder for inputs and outputs, which is removed at the end.
  let scratch: String

  /// - Parameters:
  ///   - products: The folder with the products of this package.
  ///   - generator: The folder with the generator.
  ///   - decoding: The folder with the program that decodes and encodes JSON.
  ///   - package: The folder of the package with the definitions.
  init(products: String, generator: String, decoding: String, package: String) throws {
    scratch = FileManager.default.temporaryDirectory.appendingPathComponent("bench-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    definitions = "\(package)/Definitions"
    baseline = "\(products)/baseline"
    speechgen = try Self.stripped("\(generator)/speechgen", in: scratch)
    self.decoding = try Self.stripped("\(decoding)/decoding", in: scratch)
    models = "\(scratch)/models.json"
    try Meter.run([self.decoding, "sample", "models", models])
  }

  /// Returns a path that does not exist yet.
  func newPath() -> String { "\(scratch)/\(UUID().uuidString)" }

  /// Returns the path of a copy without debug information, which valgrind cannot read.
  private static func stripped(_ program: String, in folder: String) throws -> String {
    let copy = "\(folder)/\(program.split(separator: "/").last ?? "program")"
    try FileManager.default.copyItem(atPath: program, toPath: copy)
    if let strip = Meter.path(of: "objcopy") { try Meter.run([strip, "--strip-debug", copy]) }
    return copy
  }
}
