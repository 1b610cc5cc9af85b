import Mustache
import Templates

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
  /// - Throws: ``TemplateError`` where the folder cannot be read, holds no template, or one of them is broken.
  public static func replacing(from folder: String) throws -> TemplateLibrary {
    let suffix = ".mustache"
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw TemplateError("cannot read the folder of templates '\(folder)'")
    }
    var texts = BuiltInTemplates.all.mapValues { String(decoding: $0, as: UTF8.self) }
    let templates = names.filter { $0.hasSuffix(suffix) }
    guard !templates.isEmpty else { throw TemplateError("the folder '\(folder)' holds no '*\(suffix)'") }
    for name in templates {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)"),
        let text = String(bytes: data, encoding: .utf8)
      else { throw TemplateError("cannot read '\(folder)/\(name)' as UTF-8") }
      texts[String(name.dropLast(suffix.count))] = text
    }
    return try TemplateLibrary(texts: texts, folder: folder)
  }

  private init(texts: [String: String], folder: String) throws {
    var templates: [String: MustacheTemplate] = [:]
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      do {
        templates[name] = try MustacheTemplate(string: text)
      } catch let error as MustacheTemplate.ParserError {
        let place = "\(folder)/\(name).mustache:\(error.context.lineNumber):\(error.context.columnNumber)"
        throw TemplateError("\(place): error: \(error.error)")
      } catch {
        throw TemplateError("\(folder)/\(name).mustache: error: \(error)")
      }
    }
    library = MustacheLibrary(templates: templates)
  }

  /// The text that a template makes of a context; no line of it ends with a space, and it ends with one line break.
  func render(_ context: Any, template: String) throws -> String {
    guard let text = library.render(context, withTemplate: template) else {
      throw TemplateError("there is no template '\(template)'")
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
  /// The text for the person who runs the generator.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
