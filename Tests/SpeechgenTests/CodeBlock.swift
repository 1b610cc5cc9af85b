import Foundation
import Testing
import VersionedAPITestSupport

/// A fenced block of code in a Markdown file.
struct CodeBlock: Sendable, CustomTestStringConvertible {
  /// The file, relative to the package.
  var file: String
  /// The line on which the code begins.
  var line: Int
  var text: String

  var testDescription: String { "\(file):\(line)" }

  /// The blocks of a language in a file.
  static func all(in file: String, language: String) throws -> [CodeBlock] {
    var blocks: [CodeBlock] = []
    var open: CodeBlock?
    var isOfLanguage = false
    let lines = try Repository.text(file).split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        if let block = open, isOfLanguage { blocks.append(block) }
        isOfLanguage = line == "```\(language)"
        open = open == nil ? CodeBlock(file: file, line: index + 2, text: "") : nil
      } else {
        open?.text += line + "\n"
      }
    }
    try #require(open == nil, "\(file) has a block without an end")
    return blocks
  }
}
