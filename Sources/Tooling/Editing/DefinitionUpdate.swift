public import VersionedAPIDefinition
public import VersionedAPIOpenAPI
import VersionedAPISourceText
public import VersionedAPIYAML

/// Definition files in which one version is what a published document describes.
public struct DefinitionUpdate: Sendable {
  /// The reason why definitions cannot be changed.
  public struct Failure: Error, CustomStringConvertible {
    /// The message.
    public let description: String
  }

  /// The contents of the changed and new files, by path.
  public private(set) var files: [String: String] = [:]
  /// The definition afterwards, with the remaining errors.
  public private(set) var loaded: Definition.Loaded

  /// The number of rounds in which changes depend on those of the round before: more than any definition needs.
  private static let roundLimit = 40

  /// Changes definitions until one version is what a published document describes, as far as the definition language
  /// can express it.
  ///
  /// All other versions stay the same, and so does everything in the files that does not differ.
  /// - Parameters:
  ///   - version: The version, which the service file has.
  ///   - files: The definition files.
  ///   - folder: The path of the folder for new files.
  ///   - document: The published document.
  ///   - explanations: The intended differences.
  ///   - takesDocumentation: Whether new elements get the documentation of the document, as a draft.
  /// - Throws: ``Failure`` if there is no such version, or if another version would change.
  public init(
    of version: String,
    in files: [YAMLParser.Result],
    folder: String,
    against document: PublishedDocument,
    explanations: Explanations = Explanations(),
    takesDocumentation: Bool = false
  ) throws(Failure) {
    var parsed = files.sorted { $0.file.path < $1.file.path }
    var current = Definition.read(parsed)
    guard let before = current, let index = before.timeline.versions.firstIndex(of: version) else {
      throw Failure(description: "the definitions have no version '\(version)'")
    }
    let patterns = explanations.entries.map(\.pattern)
    for _ in 0..<Self.roundLimit {
      guard let definition = current, let api = definition.api(version: version) else { break }
      let facts = document.facts.without(query: api.version.query.map(\.name)).named(like: Facts(api))
      var writer = VersionWriter(
        files: parsed,
        definition: definition,
        api: api,
        index: index,
        theirs: facts,
        basePath: document.basePath,
        explained: patterns,
        takesDocumentation: takesDocumentation
      )
      writer.run()
      guard writer.changeCount > 0 else { break }
      let changed = writer.changedFiles(in: folder)
      guard !changed.isEmpty else { break }
      for (path, text) in changed {
        let result = YAMLParser.parse(text, path: path)
        if let error = result.diagnostics.first {
          throw Failure(
            description: "\(error.range.label): the file cannot be changed as it is written: \(error.message)"
          )
        }
        parsed.removeAll { $0.file.path == path }
        parsed.append(result)
        self.files[path] = text
      }
      parsed.sort { $0.file.path < $1.file.path }
      current = Definition.read(parsed)
    }
    for (path, text) in self.files {
      let old = files.first { $0.file.path == path }?.file.text ?? ""
      var edited = EditedFile(YAMLParser.parse(text, path: path))
      edited.wrapLongLines(except: Set(old.split(whereSeparator: \.isNewline).map(String.init)))
      self.files[path] = edited.text
      parsed.removeAll { $0.file.path == path }
      parsed.append(YAMLParser.parse(edited.text, path: path))
    }
    loaded = Definition.load(parsed)
    guard let after = loaded.definition else { throw Failure(description: "the definitions cannot be read any more") }
    let original = Self.definition(without: version, in: files) ?? before
    for other in before.timeline.versions where other != version {
      let (old, new) = (original.api(version: other)?.yaml() ?? "", after.api(version: other)?.yaml() ?? "")
      guard old == new else {
        let difference = UnifiedDiff.text(old: old, new: new, oldName: other, newName: "\(other) afterwards")
        throw Failure(description: "\(other) would change, so nothing was written:\n\(difference)")
      }
    }
    for (path, text) in self.files where files.first(where: { $0.file.path == path })?.file.text == text {
      self.files[path] = nil
    }
  }

  /// Returns the definition without a version, if nothing refers to that version. With it, an element that lacks a value
  /// for it would be missing in the other versions too.
  private static func definition(without version: String, in files: [YAMLParser.Result]) -> Definition? {
    let original = files.map { file -> YAMLParser.Result in
      guard file.root?.entry("service") != nil, let versions = file.root?.entry("versions")?.value else { return file }
      var edited = EditedFile(file)
      edited.apply(edited.removing(version, of: versions))
      return YAMLParser.parse(edited.text, path: file.file.path)
    }
    let loaded = Definition.load(original)
    return loaded.diagnostics.hasErrors ? nil : loaded.definition
  }
}

extension VersionWriter {
  /// The contents of the files with changes, and of the new ones.
  func changedFiles(in folder: String) -> [String: String] {
    var result: [String: String] = [:]
    for (index, file) in files.enumerated() where !file.edits.isEmpty || newSections[index] != nil {
      var text = file.text
      for section in Self.sections {
        guard let entries = newSections[index]?[section] else { continue }
        text = Self.adding(section, entries, to: text, of: file)
      }
      result[file.path] = text
    }
    for (name, sections) in newFiles {
      let comment =
        files.first { $0.scalars.starts(with: "# yaml-language-server".unicodeScalars) }
        .map { $0.text(0..<($0.scalars.firstIndex(where: \.isLineBreak) ?? 0)) + $0.lineBreak } ?? ""
      let text = Self.sections.compactMap { section in
        sections[section].map { Self.text(section, $0, lineBreak: "\n") }
      }
      result[folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"] = comment + text.joined(separator: "\n")
    }
    return result
  }

  private static func text(
    _ section: String,
    _ entries: [(key: String, value: YAMLContent)],
    lineBreak: String
  ) -> String {
    let elements = entries.map { YAMLContent.mapping([$0]).block(indentation: 2, lineBreak: lineBreak) }
    return "\(section):\(lineBreak)" + elements.joined(separator: lineBreak)
  }

  /// Returns a file with a new section, before the first section that usually comes after it.
  private static func adding(
    _ section: String,
    _ entries: [(key: String, value: YAMLContent)],
    to text: String,
    of file: EditedFile
  ) -> String {
    let new = self.text(section, entries, lineBreak: file.lineBreak)
    let source = EditedFile(YAMLParser.parse(text, path: file.path))
    let later = sections.drop { $0 != section }.dropFirst()
    guard let next = source.root?.entries?.first(where: { later.contains($0.key) }) else {
      return text.trimmingLineBreaks() + file.lineBreak + file.lineBreak + new
    }
    let offset = source.start(ofLine: next.keyRange.start.line)
    return source.text(0..<offset) + new + file.lineBreak + source.text(offset..<source.scalars.count)
  }
}
