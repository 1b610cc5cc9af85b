import VersionedAPIDefinition
import ArgumentParser
import VersionedAPISwiftGeneration
import VersionedAPITooling
import VersionedAPISourceText
import VersionedAPIYAML

/// Adds an api-version.
struct NewVersion: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Add an api-version to the service file, and list what it inherits.",
    discussion: """
      The new version is a copy of the entry of the version before it. It inherits everything whose open range of \
      versions includes it; places that need a value for it are printed. With a published document, the differences \
      from it are printed too. Exits with 1 if there are such places or differences, and with 0 if the version is \
      complete.
      """
  )

  @OptionGroup var options: DefinitionOptions

  @Argument(help: ArgumentHelp("The new version, as the service names it.", valueName: "version"))
  var version: String

  @Option(help: ArgumentHelp("The version before it.", valueName: "version"))
  var after: String

  @Option(help: ArgumentHelp("A published document of the new version, in JSON or YAML.", valueName: "file"))
  var against: String?

  @Flag var write = false

  func run() throws {
    // Existing errors have to be fixed first: afterwards they could not be told from new ones.
    let before = try Session.load(options)
    let path = before.service.range.file.path
    let text = try edited(path)
    let files = try Session.attempt { try Definition.files(in: options.definitions) }.filter { $0.file.path != path }
    let loaded = Definition.load(files + [YAMLParser.parse(text, path: path)])
    guard let definition = loaded.definition, let api = definition.api(version: version) else {
      Session.report(loaded.diagnostics)
      throw Session.findings
    }
    let document = try against.map { try Session.document(at: $0, for: api) }
    if write, let document {
      let update = try DefinitionUpdate(of: version, in: files + [YAMLParser.parse(text, path: path)], folder: options.definitions, against: document)
      try Session.attempt { try OutputFile.write(text, to: path) }
      for (p, t) in update.files { try Session.attempt { try OutputFile.write(t, to: p) } }
      Session.report(update.loaded.diagnostics)
      let a = Session.audit(update.loaded.definition!.api(version: version)!, of: update.loaded.definition!, against: document)
      print(a.findings.count)
      return
    }
    // Nothing is written before all arguments are checked.
    try Session.attempt { try OutputFile.write(text, to: path) }
    print("added \(version) after \(after) in \(path)")
    describe(api)
    Session.report(loaded.diagnostics)
    if !loaded.diagnostics.isEmpty {
      let places = counted(loaded.diagnostics.count, "place")
      print("\(places) must be completed for \(version); then run 'speechgen lint'")
    }
    let module = SwiftGenerator.module(service: definition.service.name, version: version)
    print("its module is \(module); run 'speechgen generate', then add it to Package.swift")
    var findings = loaded.diagnostics
    if let document, let against {
      let audit = Session.audit(api, of: definition, against: document)
      print("\(counted(audit.findings.count, "difference")) from \(against)")
      findings += audit.findings
    }
    if !findings.isEmpty { throw Session.findings }
  }

  /// Returns the content of the service file with the new version.
  private func edited(_ path: String) throws -> String {
    let editor = ServiceFileEditor(text: String(decoding: try Session.bytes(of: path), as: UTF8.self), path: path)
    do {
      return try editor.adding(version, after: after)
    } catch .argument(let message) {
      throw ValidationError(message)
    } catch .layout(let diagnostic) {
      Session.report([diagnostic])
      throw Session.findings
    }
  }

  private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// Prints what the version inherits through open ranges.
  private func describe(_ api: API) {
    let types = api.enums.map(\.element.key) + api.schemas.map(\.element.key)
    print("\(version) inherits \(api.operations.count) operations and \(types.count) schemas and enums:")
    for group in api.groups {
      let names = api.operations.filter { $0.group == group.element.key }.map(\.method)
      print("  \(group.element.key): \(names.joined(separator: ", "))")
    }
    print("  schemas and enums: \(types.joined(separator: ", "))")
  }
}
