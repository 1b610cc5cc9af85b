import VersionedAPIDefinition
import ArgumentParser
import Foundation
import VersionedAPIOpenAPI
import VersionedAPISwiftGeneration
import VersionedAPISourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What commands have in common: reading, reporting, and exit codes.
enum Session {
  /// The exit code for errors in the input and for differences.
  static let findings = ExitCode(1)
  /// The exit code if something cannot be read or written.
  static let inputOutput = ExitCode(2)

  /// Reads and checks the definitions, and prints diagnostics.
  /// - Throws: An exit code if there is an error.
  static func load(_ options: DefinitionOptions) throws -> Definition { try loaded(options).definition }

  /// Reads and checks the definitions, including their names in Swift.
  /// - Returns: The definition, and the API of each version.
  /// - Throws: An exit code if there is an error.
  static func check(_ options: DefinitionOptions) throws -> (definition: Definition, apis: [API]) {
    let loaded = try loaded(options)
    try rejectErrors(in: SwiftNames.names(of: loaded.apis).diagnostics)
    return loaded
  }

  private static func loaded(_ options: DefinitionOptions) throws -> (definition: Definition, apis: [API]) {
    let folder = options.definitions
    guard InputFile.isFolder(folder) else {
      printError("error: there is no folder '\(folder)'; use --definitions to name the folder with the definitions\n")
      throw inputOutput
    }
    let loaded = try attempt { try Definition.load(folder: folder) }
    try rejectErrors(in: loaded.diagnostics)
    guard let definition = loaded.definition else { throw findings }
    return (definition, loaded.apis)
  }

  /// Reads and checks the definitions, and generates files from them.
  /// - Throws: An exit code if there is an error.
  static func generate(
    _ options: DefinitionOptions,
    templates: String?,
    versions: [String],
    access: AccessLevel
  ) throws -> [GeneratedFile] {
    let definition = try load(options)
    for version in versions { try checkVersion(version, of: definition) }
    let output = try attempt {
      let library = try templates.map(TemplateLibrary.replacing) ?? .builtIn()
      let generator = SwiftGenerator(templates: library, access: access.rawValue)
      return try generator.generate(definition, versions: versions.isEmpty ? nil : versions)
    }
    try rejectErrors(in: output.diagnostics)
    return output.files
  }

  /// Prints diagnostics.
  /// - Throws: An exit code if one of them is an error.
  private static func rejectErrors(in diagnostics: [Diagnostic]) throws {
    report(diagnostics)
    guard diagnostics.hasErrors else { return }
    summarize(diagnostics)
    throw findings
  }

  /// Returns one version of the API.
  /// - Throws: An error if there is no such version.
  static func api(_ version: String, of definition: Definition) throws -> API {
    try checkVersion(version, of: definition)
    guard let api = definition.api(version: version) else { throw findings }
    return api
  }

  /// Reads the published document of a version, and prints diagnostics.
  /// - Throws: An exit code if there is an error.
  static func document(at path: String, for api: API) throws -> PublishedDocument {
    let bytes = try bytes(of: path)
    let document = PublishedDocument(bytes: bytes, path: path, versionQuery: api.version.query.map(\.name))
    report(document.diagnostics)
    if document.diagnostics.hasErrors { throw findings }
    return document
  }

  /// Compares a version with a published document, and prints the differences.
  static func audit(
    _ api: API,
    of definition: Definition,
    against document: PublishedDocument,
    explanations: Explanations = Explanations()
  ) -> Audit {
    let others = definition.timeline.versions.filter { $0 != api.version.id }.compactMap(definition.api)
    let audit = Audit(of: api, against: document, explanations: explanations, others: others)
    report(audit.findings)
    return audit
  }

  /// Reads a file with explained differences, and prints diagnostics.
  /// - Throws: An exit code if there is an error.
  static func explanations(at path: String) throws -> Explanations {
    let explanations = Explanations(bytes: try bytes(of: path), path: path)
    report(explanations.diagnostics)
    if explanations.diagnostics.hasErrors { throw findings }
    return explanations
  }

  /// Reads a file.
  /// - Throws: An exit code if it cannot be read.
  static func bytes(of path: String) throws -> [UInt8] {
    try attempt { try InputFile.bytes(of: path) }
  }

  /// Throws an error if the definition does not have a version.
  static func checkVersion(_ version: String, of definition: Definition) throws {
    let known = definition.timeline.versions
    guard !known.contains(version) else { return }
    throw ValidationError("There is no api-version '\(version)'; known versions are \(known.joinedForReading()).")
  }

  /// Prints diagnostics to standard error.
  static func report(_ diagnostics: [Diagnostic]) {
    let isTerminal = isatty(STDERR_FILENO) == 1 && getenv("NO_COLOR") == nil
    printError(DiagnosticRenderer(colored: isTerminal).render(diagnostics))
  }

  /// Prints a string to standard error.
  static func printError(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }

  /// Runs something that reads or writes, and prints its error as one line.
  /// - Throws: An exit code if there is an error.
  static func attempt<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as OutputError {
      printError("error: \(error)\n")
    } catch let error as TemplateError {
      printError("\(error)\n")
    } catch let error as InputError {
      printError("error: \(error)\n")
    }
    throw inputOutput
  }

  private static func summarize(_ diagnostics: [Diagnostic]) {
    let count = diagnostics.count { $0.severity == .error }
    printError("\(count) \(count == 1 ? "error" : "errors"); nothing was generated\n")
  }
}
