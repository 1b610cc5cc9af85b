import VersionedAPISourceText
import Mustache

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The Mustache templates that determine which files are generated and what they contain.
///
/// A file template is named `kind.extension`, such as `resource.swift` or `version.md`, and generates files with that
/// extension; see ``Kind``. A template without an extension is a partial.
public struct TemplateLibrary: Sendable {
  /// The elements that a file is generated for.
  public enum Kind: String, CaseIterable, Sendable {
    /// All api-versions: `Service.swift`, next to the folders of the modules. Not generated for selected versions.
    case service
    /// An api-version: `Module/V1_0.swift`.
    case version
    /// A definition file: `Module/V1_0+Things.swift`.
    case resource
    /// An enum: `Module/Enums/Kind.swift`.
    case `enum`
    /// A schema: `Module/Schemas/Thing.swift`.
    case schema
    /// An operation: `Module/Operations/Things+Get.swift`.
    case operation
  }

  /// A template that generates files.
  struct FileTemplate {
    var kind: Kind
    var fileExtension: String
    /// The name of the template.
    var name: String { "\(kind.rawValue).\(fileExtension)" }

    /// Creates the file template with a name, or nil for partials and unknown kinds.
    init?(_ name: String) {
      let parts = name.split(separator: ".", maxSplits: 1)
      guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])) else { return nil }
      self.kind = kind
      fileExtension = String(parts[1])
    }
  }

  private let library: MustacheLibrary
  /// The templates that generate files.
  let files: [FileTemplate]
  /// The folder of the templates, for messages.
  private let folder: String

  /// Returns the templates that this package was built with.
  /// - Throws: ``TemplateError`` if one of them is invalid.
  public static func builtIn() throws -> TemplateLibrary {
    let sources = BuiltInTemplates.texts
    return try TemplateLibrary(
      sources: sources,
      files: sources.keys.sorted().compactMap(FileTemplate.init),
      folder: "Templates"
    )
  }

  /// Returns the built-in templates, in which those of a folder replace the ones with the same name: `struct.mustache`
  /// replaces `struct`. If the folder has file templates, the built-in ones generate no files.
  /// - Throws: ``TemplateError`` if the folder cannot be read or has no templates, or if a template is invalid, refers to
  ///   a name that does not exist, or is not used.
  public static func replacing(from folder: String) throws -> TemplateLibrary {
    let suffix = ".mustache"
    guard let entries = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw TemplateError("error: cannot read the folder of templates '\(folder)'")
    }
    var sources = BuiltInTemplates.texts
    let names = entries.filter { $0.hasSuffix(suffix) }.sorted().map { String($0.dropLast(suffix.count)) }
    guard !names.isEmpty else { throw TemplateError("error: the folder '\(folder)' has no '*\(suffix)' files") }
    for name in names {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)\(suffix)"),
        let source = String(bytes: data, encoding: .utf8)
      else { throw TemplateError("error: cannot read '\(folder)/\(name)\(suffix)' as UTF-8") }
      sources[name] = source
    }
    let own = names.compactMap(FileTemplate.init)
    let library = try TemplateLibrary(
      sources: sources,
      files: own.isEmpty ? sources.keys.sorted().compactMap(FileTemplate.init) : own,
      folder: folder
    )
    let partials = Set(sources.values.flatMap(tags).filter(\.isPartial).map(\.name))
    for name in names {
      let file = "\(folder)/\(name)\(suffix)"
      try check(tags(sources[name] ?? ""), of: file, templates: sources.keys.sorted())
      guard FileTemplate(name) == nil, !partials.contains(name) else { continue }
      if name.contains(".") {
        let kinds = Kind.allCases.map { "'\($0.rawValue)'" }.joinedForReading("or")
        throw TemplateError("\(file): error: the name of a file template must begin with \(kinds)")
      }
      let hint = Suggestion.hint(for: name, among: Array(BuiltInTemplates.texts.keys)) ?? ""
      throw TemplateError("\(file): error: no template uses '\(name)'\(hint)")
    }
    return library
  }

  /// Returns the file that a template generates from a context.
  /// - Throws: ``TemplateError`` if the file could not be distinguished from a hand-written one.
  func file(
    _ template: FileTemplate,
    named name: String,
    of module: String?,
    _ context: TemplateContext
  ) throws -> GeneratedFile {
    let text = try render(context, template: template.name)
    guard GeneratedFile.isGenerated(text) else {
      let marker = GeneratedFile.marker
      throw TemplateError(
        "\(folder)/\(template.name).mustache: error: the first line of a generated file must contain '\(marker)'"
      )
    }
    return GeneratedFile(module: module, name: "\(name).\(template.fileExtension)", text: text)
  }

  /// A tag in double braces.
  private struct Tag {
    var name: String
    var isPartial: Bool
    var line: Int
    var column: Int
  }

  private static func tags(_ source: String) -> [Tag] {
    let tag = /\{\{([#^\/>]?) *([A-Za-z][A-Za-z0-9.-]*)(?:\(\))? *\}\}/
    return source.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { number, line in
      line.matches(of: tag).filter { !["first", "last"].contains($0.2) || !$0.0.contains("()") }.map { match in
        Tag(
          name: String(match.2),
          isPartial: match.1 == ">",
          line: number + 1,
          column: line.unicodeScalars.distance(from: line.startIndex, to: match.2.startIndex) + 1
        )
      }
    }
  }

  /// Throws an error if a tag refers to a name that does not exist, which Mustache renders as nothing.
  private static func check(_ tags: [Tag], of file: String, templates: [String]) throws {
    let values = TemplateName.named.keys.sorted()
    let findings = tags.compactMap { tag -> String? in
      let names = tag.isPartial ? templates : values
      let parts = tag.isPartial ? [tag.name] : tag.name.split(separator: ".").map(String.init)
      guard let unknown = parts.first(where: { !names.contains($0) }) else { return nil }
      let hint = Suggestion.hint(for: unknown, among: names) ?? ""
      let what = tag.isPartial ? "template" : "value"
      return "\(file):\(tag.line):\(tag.column): error: \(what) '\(unknown)' does not exist\(hint)"
    }
    if !findings.isEmpty { throw TemplateError(findings.joined(separator: "\n")) }
  }

  private init(sources: [String: String], files: [FileTemplate], folder: String) throws {
    var templates: [String: MustacheTemplate] = [:]
    for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
      do {
        // A checkout of git may have other line endings than the files that are generated.
        templates[name] = try MustacheTemplate(string: source.replacing("\r\n", with: "\n"))
      } catch let error as MustacheTemplate.ParserError {
        let place = "\(folder)/\(name).mustache:\(error.context.lineNumber):\(error.context.columnNumber)"
        // The names of the cases say what is wrong: `unfinishedName`.
        let reason = "\(error.error)".replacing(/[A-Z]/) { " " + $0.output.lowercased() }
        throw TemplateError("\(place): error: \(reason)")
      } catch {
        throw TemplateError("\(folder)/\(name).mustache: error: \(error)")
      }
    }
    library = MustacheLibrary(templates: templates)
    self.files = files
    self.folder = folder
  }

  /// Returns what a template renders from a context, without spaces at the ends of lines, and with one line break at the
  /// end.
  func render(_ context: TemplateContext, template: String) throws -> String {
    guard let text = library.render(context, withTemplate: template) else {
      throw TemplateError("error: template '\(template)' does not exist")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\n") {
        while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
      }
      bytes.append(byte)
    }
    while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: " ") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }
}

/// An error in a template.
public struct TemplateError: Error, CustomStringConvertible {
  /// The message: one or more lines such as compilers print.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
