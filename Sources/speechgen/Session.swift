import APIDefinition
import ArgumentParser
import OpenAPI
import SwiftGeneration
import YAML

import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What commands have in common: reading, reporting, failing.
enum Session {
  /// The definitions have errors, or there are differences.
  static let findings = ExitCode(1)
  /// Something could not be read or written.
  static let inputOutput = ExitCode(2)

  /// Reads and checks the definitions, and prints what is wrong with them.
  /// - Throws: An exit code where there is an error.
  static func load(_ options: DefinitionOptions) throws -> Definition {
    let loaded = Definition.load(try files(in: options.definitions))
    report(loaded.diagnostics)
    guard let definition = loaded.definition, !loaded.diagnostics.hasErrors else {
      summarize(loaded.diagnostics)
      throw findings
    }
    return definition
  }

  /// Reads and checks the definitions and makes Swift of them; the names of Swift are checked too.
  static func generate(
    _ options: DefinitionOptions,
    templates: String? = nil,
    versions: [String] = [],
    access: AccessLevel = .public
  ) throws -> (definition: Definition, files: [GeneratedFile]) {
    let definition = try load(options)
    for version in versions { try checkVersion(version, of: definition) }
    return try attempt {
      let library = try templates.map(TemplateLibrary.replacing) ?? .builtIn()
      let generator = SwiftGenerator(templates: library, access: access.rawValue)
      let output = try generator.generate(definition, versions: versions.isEmpty ? nil : versions)
      report(output.diagnostics)
      guard !output.diagnostics.hasErrors else {
        summarize(output.diagnostics)
        throw findings
      }
      return (definition, output.files)
    }
  }

  /// What the service is in a version; complains where there is none.
  static func api(_ version: String, of definition: Definition) throws -> API {
    try checkVersion(version, of: definition)
    guard let api = definition.api(version: version) else { throw findings }
    return api
  }

  /// Holds a version against a published document, and prints what differs.
  static func audit(
    _ version: String,
    of definition: Definition,
    against file: String,
    explanations: Explanations = Explanations()
  ) throws -> Audit {
    let api = try api(version, of: definition)
    let document = PublishedDocument(
      bytes: try bytes(of: file),
      path: file,
      versionQuery: api.version.query.map(\.name)
    )
    let broken = document.diagnostics + explanations.diagnostics
    report(broken)
    if broken.hasErrors { throw findings }
    let others = definition.timeline.versions.filter { $0 != version }.compactMap(definition.api)
    let audit = Audit(of: api, against: document, explanations: explanations, others: others)
    report(audit.findings)
    return audit
  }

  /// Whether there is a file.
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Whether there is a folder.
  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// Whether a path is that of a folder, or of something in it.
  static func isFolder(_ path: String, below folder: String) -> Bool {
    let inner = URL(fileURLWithPath: path).standardizedFileURL.pathComponents
    return inner.starts(with: URL(fileURLWithPath: folder).standardizedFileURL.pathComponents)
  }

  /// The bytes of a file; complains where it cannot be read.
  static func bytes(of path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      printError("error: cannot read '\(path)'\n")
      throw inputOutput
    }
    return Array(data)
  }

  /// Writes a file in one step, unless it has the text already.
  static func write(_ text: String, to path: String) throws {
    let data = Data(text.utf8)
    guard FileManager.default.contents(atPath: path) != data else { return }
    do {
      try data.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      printError("error: cannot write '\(path)'\n")
      throw inputOutput
    }
  }

  /// Complains where a version is none of the definition's.
  static func checkVersion(_ version: String, of definition: Definition) throws {
    let known = definition.timeline.versions
    guard !known.contains(version) else { return }
    throw ValidationError("There is no api-version '\(version)'; there are \(known.joinedForReading()).")
  }

  /// Prints findings to standard error.
  static func report(_ diagnostics: [Diagnostic]) {
    let isTerminal = isatty(STDERR_FILENO) == 1 && getenv("NO_COLOR") == nil
    printError(DiagnosticRenderer(colored: isTerminal).render(diagnostics))
  }

  /// Prints a text to standard error.
  static func printError(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }

  /// Does what reads and writes; a failure becomes one line and the exit code for it.
  static func attempt<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as OutputError {
      printError("error: \(error)\n")
    } catch let error as TemplateError {
      printError("error: \(error)\n")
    }
    throw inputOutput
  }

  private static func summarize(_ diagnostics: [Diagnostic]) {
    let count = diagnostics.count { $0.severity == .error }
    printError("\(count) \(count == 1 ? "error" : "errors"); nothing was generated\n")
  }

  /// The definition files of a folder, parsed.
  static func files(in folder: String) throws -> [YAMLParser.Result] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      printError("error: cannot read the folder '\(folder)'; name the folder of the definitions with --definitions\n")
      throw inputOutput
    }
    let definitions = names.filter { ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) && !$0.hasPrefix(".") }.sorted()
    guard !definitions.isEmpty else {
      printError("error: the folder '\(folder)' holds no definition (*.yaml)\n")
      throw inputOutput
    }
    return try definitions.map { name in
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      return YAMLParser.parse(bytes: try bytes(of: path), path: path)
    }
  }
}
