import VersionedAPIDefinition
import ArgumentParser
import VersionedAPISwiftGeneration
import VersionedAPIOpenAPI
import VersionedAPITooling
import VersionedAPISourceText
import VersionedAPIYAML

/// Adds an api-version.
struct NewVersion: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Add an api-version to the definitions.",
    discussion: """
      The new version is a copy of the entry of the version next to it. It inherits everything whose open range of \
      versions includes it; places that need a value for it are printed. With a published document, the differences \
      from it are printed too, or written into the definition files with --write, together with the module of the \
      version and the lists of modules in Package.swift and .spi.yml. Everything else in the files stays the same, and \
      what only a person can add is printed. Exits with 1 if there are places to complete or differences, and with 0 \
      if the version is complete.
      """
  )

  @OptionGroup var options: DefinitionOptions

  @Argument(help: ArgumentHelp("The new version, as the service names it.", valueName: "version"))
  var version: String

  @Option(help: ArgumentHelp("The version before it.", valueName: "version"))
  var after: String?

  @Option(help: ArgumentHelp("The version after it, in place of --after.", valueName: "version"))
  var before: String?

  @Option(help: ArgumentHelp("A published document of the new version, in JSON or YAML.", valueName: "file"))
  var against: String?

  @Flag(help: "Change the definitions so that the version is what the document describes.")
  var write = false

  @Flag(help: "With --write, take the documentation of new elements from the document, as a draft.")
  var doc = false

  func validate() throws {
    if write, against == nil { throw ValidationError("--write requires a document; use --against to name it.") }
    if doc, !write { throw ValidationError("--doc requires --write.") }
    if (after == nil) == (before == nil) {
      throw ValidationError("Use either --after or --before to name the version next to the new one.")
    }
  }

  private var position: ServiceFileEditor.Position {
    before.map { .before($0) } ?? .after(after ?? "")
  }

  func run() throws {
    // Existing errors have to be fixed first: afterwards they could not be told from new ones.
    let definition = try Session.load(options)
    let exists = definition.timeline.versions.contains(version)
    if exists, write, definition.timeline.versions.contains(position.neighbor) {
      try update(files: try parsedFiles(), service: nil)
      return
    }
    let path = definition.service.range.file.path
    let text = try edited(path)
    let files = try parsedFiles().filter { $0.file.path != path } + [YAMLParser.parse(text, path: path)]
    if write {
      try update(files: files, service: (path, text))
      return
    }
    let loaded = Definition.load(files)
    guard let definition = loaded.definition, let api = definition.api(version: version) else {
      Session.report(loaded.diagnostics)
      throw Session.findings
    }
    let document = try against.map { try Session.document(at: $0, for: api) }
    // Nothing is written before all arguments are checked.
    try Session.attempt { try OutputFile.write(text, to: path) }
    print("added \(version) \(placeText) in \(path)")
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

  private var placeText: String { before.map { "before \($0)" } ?? "after \(after ?? "")" }

  private func parsedFiles() throws -> [YAMLParser.Result] {
    try Session.attempt { try Definition.files(in: options.definitions) }
  }

  /// Returns the content of the service file with the new version.
  private func edited(_ path: String) throws -> String {
    let editor = ServiceFileEditor(text: String(decoding: try Session.bytes(of: path), as: UTF8.self), path: path)
    do throws(ServiceFileEditor.Failure) {
      return try editor.adding(version, position)
    } catch {
      switch error {
      case .argument(let message): throw ValidationError(message)
      case .layout(let diagnostic):
        Session.report([diagnostic])
        throw Session.findings
      }
    }
  }

  // MARK: Writing

  /// Changes the definitions so that the version is what the document describes, and prints what is left to do.
  /// - Parameters:
  ///   - files: The definition files, with the version.
  ///   - service: The new content of the service file; nil if it does not change.
  private func update(files: [YAMLParser.Result], service: (path: String, text: String)?) throws {
    guard let against, let api = Definition.load(files).definition?.api(version: version) else {
      throw Session.findings
    }
    let document = try Session.document(at: against, for: api)
    let folder = options.definitions
    let explanations = try explanations()
    let update: DefinitionUpdate
    do throws(DefinitionUpdate.Failure) {
      update = try DefinitionUpdate(
        of: version,
        in: files,
        folder: folder,
        against: document,
        explanations: explanations.all,
        takesDocumentation: doc
      )
    } catch {
      Session.printError("error: \(error)\n")
      throw Session.findings
    }
    guard let definition = update.loaded.definition, let api = definition.api(version: version) else {
      throw Session.findings
    }
    var changes = update.files
    if let service { changes[service.path] = changes[service.path] ?? service.text }
    if let inherited = explanations.inherited {
      let stale = Audit(of: api, against: document, explanations: explanations.all).stale
      let neighbor = position.neighbor
      changes[auditFile(of: version)] = VersionFiles.explanations(inherited, of: neighbor, for: version, without: stale)
    }
    try write(changes)
    Session.report(update.openPlaces(of: version, beside: position.neighbor))
    let names = SwiftNames.names(of: definition.timeline.versions.compactMap(definition.api)).diagnostics
    let errors = (update.loaded.diagnostics + (update.loaded.diagnostics.hasErrors ? [] : names)).inFileOrder()
    Session.report(errors)
    let path = auditFile(of: version)
    let own = InputFile.exists(path) ? try Session.explanations(at: path) : Explanations()
    let audit = Session.audit(api, of: definition, against: document, explanations: own)
    print("\(counted(audit.findings.count, "difference")) from \(against), \(audit.explained.count) explained")
    if errors.hasErrors {
      print("complete \(version) until 'speechgen lint' reports no errors; then run this command again")
      throw Session.findings
    }
    try addModule(definition)
    if !audit.findings.isEmpty { throw Session.findings }
  }

  private func auditFile(of version: String) -> String { "\(options.definitions)/Audit/\(version).yaml" }

  /// Returns the intended differences of the version, or those of the version next to it with their text.
  private func explanations() throws -> (all: Explanations, inherited: String?) {
    if InputFile.exists(auditFile(of: version)) {
      return (try Session.explanations(at: auditFile(of: version)), nil)
    }
    let path = auditFile(of: position.neighbor)
    guard InputFile.exists(path) else { return (Explanations(), nil) }
    return (try Session.explanations(at: path), String(decoding: try Session.bytes(of: path), as: UTF8.self))
  }

  private func write(_ files: [String: String]) throws {
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      let verb = InputFile.exists(path) ? "changed" : "wrote"
      // A byte order mark is not part of the text of a file.
      let hasMark = verb == "changed" ? try Session.bytes(of: path).starts(with: [0xEF, 0xBB, 0xBF]) : false
      let mark = hasMark && text.unicodeScalars.first != "\u{FEFF}" ? "\u{FEFF}" : ""
      try Session.attempt { try OutputFile.write(mark + text, to: path) }
      print("\(verb) \(path)")
    }
    if files.isEmpty { print("the definitions of \(version) are up to date") }
  }

  /// Generates the module of the version in a package that has modules of the others, and adds it to the lists of modules.
  private func addModule(_ definition: Definition) throws {
    func module(_ version: String) -> String {
      SwiftGenerator.module(service: definition.service.name, version: version)
    }
    let output = "Generated"
    guard InputFile.isFolder("\(output)/\(module(position.neighbor))") else { return }
    let files = try Session.generate(options, templates: nil, versions: [version], access: .public)
    let folder = OutputFolder(path: output, modules: [module(version)])
    let difference = try Session.attempt { try folder.update(to: files) }
    let count = difference.missing.count + difference.changed.count
    if count > 0 { print("generated \(counted(count, "file")) of \(module(version))") }
    let versions = definition.timeline.versions
    let index = versions.firstIndex(of: position.neighbor) ?? 0
    var changes: [String: String] = [:]
    for path in ["Package.swift", ".spi.yml"] where InputFile.exists(path) {
      changes[path] = VersionFiles.adding(
        module(version),
        beside: module(position.neighbor),
        isBefore: before != nil,
        older: versions.prefix(index).map(module),
        to: String(decoding: try Session.bytes(of: path), as: UTF8.self)
      )
    }
    if !changes.isEmpty { try write(changes) }
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
