import VersionedAPISourceText
import Mustache
import VersionedAPITemplates

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The Mustache templates that say what Swift looks like.
public struct TemplateLibrary: Sendable {
  private let library: MustacheLibrary

  /// The templates that this package was built with.
  /// - Throws: ``TemplateError`` where one of them is broken.
  public static func builtIn() throws -> TemplateLibrary {
    try TemplateLibrary(
      texts: BuiltInTemplates.all.mapValues { String(decoding: $0, as: UTF8.self) },
      folder: "Templates"
    )
  }

  /// The built-in templates, some of them replaced by those of a folder: `schema.mustache` replaces `schema`. Files with
  /// other names are partials for the folder's own use.
  /// - Throws: ``TemplateError`` where the folder cannot be read, holds no template, or one of them is broken, uses a
  ///   name that no built-in template uses, or is used by none.
  public static func replacing(from folder: String) throws -> TemplateLibrary {
    let suffix = ".mustache"
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw TemplateError("error: cannot read the folder of templates '\(folder)'")
    }
    var texts = BuiltInTemplates.all.mapValues { String(decoding: $0, as: UTF8.self) }
    let known = texts.values.flatMap(tags)
    let templates = names.filter { $0.hasSuffix(suffix) }.sorted()
    guard !templates.isEmpty else { throw TemplateError("error: the folder '\(folder)' holds no '*\(suffix)'") }
    for name in templates {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)"),
        let text = String(bytes: data, encoding: .utf8)
      else { throw TemplateError("error: cannot read '\(folder)/\(name)' as UTF-8") }
      texts[String(name.dropLast(suffix.count))] = text
    }
    let library = try TemplateLibrary(texts: texts, folder: folder)
    let partials = Set(texts.values.flatMap(tags).filter(\.isPartial).map(\.name))
    for name in templates {
      let template = String(name.dropLast(suffix.count))
      try check(tags(texts[template] ?? ""), of: "\(folder)/\(name)", known: known, templates: texts.keys.sorted())
      guard BuiltInTemplates.all[template] != nil || partials.contains(template) else {
        let hint = Suggestion.hint(for: template, among: Array(BuiltInTemplates.all.keys)) ?? ""
        throw TemplateError("\(folder)/\(name): error: no template uses '\(template)'\(hint)")
      }
    }
    return library
  }

  /// What stands in double braces.
  private struct Tag {
    var name: String
    var isPartial: Bool
    var line: Int
    var column: Int
  }

  private static func tags(_ text: String) -> [Tag] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { number, line in
      line.matches(of: /\{\{([#^>]?) *([A-Za-z][A-Za-z0-9.]*)(?:\(\))? *\}\}/).map { match in
        Tag(
          name: String(match.2),
          isPartial: match.1 == ">",
          line: number + 1,
          column: line.unicodeScalars.distance(from: line.startIndex, to: match.2.startIndex) + 1
        )
      }
    }
  }

  /// Mustache puts nothing in the place of a name that it does not know; here that is an error.
  private static func check(_ tags: [Tag], of file: String, known: [Tag], templates: [String]) throws {
    let values = Set(known.filter { !$0.isPartial }.map(\.name)).sorted()
    let findings = tags.compactMap { tag -> String? in
      let names = tag.isPartial ? templates : values
      guard !names.contains(tag.name) else { return nil }
      let hint = Suggestion.hint(for: tag.name, among: names) ?? ""
      let what = tag.isPartial ? "no template" : "nothing for templates"
      return "\(file):\(tag.line):\(tag.column): error: there is \(what) called '\(tag.name)'\(hint)"
    }
    if !findings.isEmpty { throw TemplateError(findings.joined(separator: "\n")) }
  }

  private init(texts: [String: String], folder: String) throws {
    var templates: [String: MustacheTemplate] = [:]
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      do {
        templates[name] = try MustacheTemplate(string: text)
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
  }

  /// The text that a template makes of a context; no line of it ends with a space, and it ends with one line break.
  func render(_ context: Any, template: String) throws -> String {
    guard let text = library.render(context, withTemplate: template) else {
      throw TemplateError("error: there is no template '\(template)'")
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

/// What is wrong with a template.
public struct TemplateError: Error, CustomStringConvertible {
  /// The text for the person who runs the generator: lines such as compilers print.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
