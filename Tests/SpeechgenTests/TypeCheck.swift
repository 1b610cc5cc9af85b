import Foundation
import TestSupport
import Testing

/// Checks blocks of Swift against the modules that were built together with the tests.
struct TypeCheck {
  /// What the compiler says against some blocks; empty where they compile.
  static func findings(in blocks: [CodeBlock]) throws -> String {
    let products = try #require(Program.url).deletingLastPathComponent()
    let modules = products.appendingPathComponent("Modules")
    try #require(
      FileManager.default.fileExists(atPath: "\(modules.path)/SpeechToTextV2024_11_15.swiftmodule"),
      "the library is not built; run all tests, or 'swift build --build-tests'"
    )
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("documentation \(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }

    var arguments = ["-I", modules.path, "-I", folder.path]
    let maps = [Repository.path("Sources/CYAML"), "\(products.path)/CFileExchange.build"]
    for map in maps { arguments += ["-Xcc", "-fmodule-map-file=\(map)/module.modulemap"] }
    if blocks.contains(where: { $0.text.contains("import HTTPTypesFoundation") }) {
      try emitHTTPTypesFoundation(into: folder, from: products, arguments)
    }
    for block in blocks {
      let file = folder.appendingPathComponent("line\(block.line).swift")
      try source(of: block).write(to: file, atomically: false, encoding: .utf8)
    }
    return try compile(
      ["-typecheck", "-module-name", "Documentation", "-warnings-as-errors", "-Wwarning", "DeprecatedDeclaration"]
        + arguments + blocks.map { "\(folder.path)/line\($0.line).swift" }
    )
  }

  /// A file with the imports of a block, and a function with the rest: statements and declarations both may stand there.
  private static func source(of block: CodeBlock) -> String {
    var imports = ""
    var body = ""
    for line in block.text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isImport = line.firstMatch(of: /^ *(import |#if canImport|#endif)/) != nil
      imports += isImport ? line + "\n" : ""
      // Every line keeps its place, which the compiler's messages name.
      body += (isImport ? "" : line) + "\n"
    }
    return """
      \(imports)
      func block\(block.line)() async throws {
      #sourceLocation(file: "\(block.file)", line: \(block.line))
      \(body)
      #sourceLocation()
      }

      """
  }

  /// The library builds nothing with `HTTPTypesFoundation`, whose users choose it: its module is made of its sources.
  private static func emitHTTPTypesFoundation(into folder: URL, from products: URL, _ arguments: [String]) throws {
    let relative = "checkouts/swift-http-types/Sources/HTTPTypesFoundation"
    var root = products
    while !FileManager.default.fileExists(atPath: "\(root.path)/\(relative)"), root.path != "/" {
      root.deleteLastPathComponent()
    }
    let sources = try FileManager.default.contentsOfDirectory(atPath: "\(root.path)/\(relative)")
      .filter { $0.hasSuffix(".swift") }.map { "\(root.path)/\(relative)/\($0)" }
    var platforms: Set<String> = []
    for source in sources {
      let text = try String(contentsOfFile: source, encoding: .utf8)
      platforms.formUnion(text.matches(of: /@available\((HTTPTypes [0-9.]+)/).map { String($0.1) })
    }
    let macros = platforms.sorted().flatMap { ["-enable-experimental-feature", "AvailabilityMacro=\($0): macOS 10.0"] }
    let findings = try compile(
      ["-emit-module", "-parse-as-library", "-module-name", "HTTPTypesFoundation"]
        + ["-emit-module-path", "\(folder.path)/HTTPTypesFoundation.swiftmodule"] + macros + arguments + sources
    )
    try #require(findings.isEmpty, "\(findings)")
  }

  /// Runs the compiler; gives what it says where it fails.
  private static func compile(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["swiftc", "-swift-version", "6"] + arguments
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return process.terminationStatus == 0 ? "" : "swiftc ended with \(process.terminationStatus)\n\(text)"
  }
}
