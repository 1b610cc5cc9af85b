import Foundation
import Testing
import VersionedAPITestSupport

extension [CodeBlock] {
  /// Type-checks blocks of Swift against the modules that were built with the tests.
  func typecheck() throws {
    let products = try Compiler.products()
    try #require(
      FileManager.default.fileExists(atPath: "\(products.path)/Modules/VersionedAPIRuntime.swiftmodule"),
      "the library is not built; run all tests, or 'swift build --build-tests'"
    )
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("documentation \(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }

    var options = ["-I", folder.path]
    for map in [Repository.path("Sources/CYAML"), "\(products.path)/VersionedAPICFileExchange.build"] {
      options += ["-Xcc", "-fmodule-map-file=\(map)/module.modulemap"]
    }
    if contains(where: { $0.text.contains("import HTTPTypesFoundation") }) {
      try emitHTTPTypesFoundation(into: folder, from: products)
    }
    let files = try map { block in
      let file = folder.appendingPathComponent("line\(block.line).swift")
      try block.swiftFile.write(to: file, atomically: false, encoding: .utf8)
      return file.path
    }
    // Retired versions are deprecated.
    options += ["-Wwarning", "DeprecatedDeclaration"]
    try Compiler.typecheck(files, module: "Documentation", options: options)
  }

  /// Compiles the module `HTTPTypesFoundation`, which the package does not build since only its users need it.
  private func emitHTTPTypesFoundation(into folder: URL, from products: URL) throws {
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
    let module = "\(folder.path)/HTTPTypesFoundation.swiftmodule"
    try Compiler.run(
      ["-emit-module", "-parse-as-library", "-module-name", "HTTPTypesFoundation", "-emit-module-path", module]
        + macros + sources
    )
  }
}

extension CodeBlock {
  /// A file with the imports of the block, and a function with the rest, since it may have statements and declarations.
  fileprivate var swiftFile: String {
    var imports = ""
    var body = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isImport = line.firstMatch(of: /^ *(import |#if canImport|#endif)/) != nil
      imports += isImport ? line + "\n" : ""
      // Every line keeps its place, which the compiler's messages name.
      body += (isImport ? "" : line) + "\n"
    }
    return """
      \(imports)
      func block\(line)() async throws {
      #sourceLocation(file: "\(file)", line: \(line))
      \(body)
      #sourceLocation()
      }

      """
  }
}
