import Testing
import VersionedAPISwiftGeneration
import VersionedAPITestSupport

/// The `doc` of a definition as a documentation comment.
struct DocCommentTests {
  private static let long = String(repeating: "word ", count: 21)

  @Test(arguments: [
    ("Paragraphs.\n\nStay.\n", "Paragraphs.\n\nStay."),
    ("Lines\nstay lines, with  one   space.", "Lines\nstay lines, with one space."),
    ("\n \nNo empty lines around.\n\n\n", "No empty lines around."),
    // Lists
    ("- item\n  - nested\n    - deeper\n- last", "- item\n  - nested\n    - deeper\n- last"),
    ("- \(long)end\n  - \(long)end", "- \(long.dropLast())\n  end\n  - \(long.dropLast())\n    end"),
    ("10. \(long)end", "10. \(long.dropLast())\n    end"),
    ("- item\n\n  \(long)end", "- item\n\n  \(long.dropLast())\n  end"),
    // Code
    ("```json\n{\n  \"a\":  1\n\n}\n```\n\nText  here.", "```json\n{\n  \"a\":  1\n\n}\n```\n\nText here."),
    ("```\n\(long)\(long)end\n```", "```\n\(long)\(long)end\n```"),
    ("~~~\n```\n  x\n~~~\na  b", "~~~\n```\n  x\n~~~\na b"),
    ("- item\n\n  ```\n    x\n  ```\n  a  b", "- item\n\n  ```\n    x\n  ```\n  a b"),
    ("```\nnot ended", "```\nnot ended\n```"),
    ("``` in ``` a  paragraph", "``` in ``` a paragraph"),
    (
      "Text:\n\n    let a  = 1\n\n    let b  = 2\n\nText  here.",
      "Text:\n\n    let a  = 1\n\n    let b  = 2\n\nText here."
    ),
    ("- item\n\n      let a  = 1", "- item\n\n      let a  = 1"),
    // What a line break must not create
    ("\(long)abc - end", "\(long)abc -\nend"),
    ("\(long)abc 1. end", "\(long)abc 1.\nend"),
    ("\(long)abc # end", "\(long)abc #\nend"),
    ("\(long)abc ```` end", "\(long)abc ````\nend"),
    ("\(long)abc -5 end", "\(long)abc\n-5 end"),
    // What a line break would end
    ("# \(long)\(long)end", "# \(long)\(long)end"),
    ("| a | b |\n|---|---|\n| \(long)\(long)end | c |", "| a | b |\n|---|---|\n| \(long)\(long)end | c |"),
    ("> \(long)end", "> \(long.dropLast())\n> end"),
  ])
  func `the structure of Markdown stays`(doc: String, expected: String) throws {
    #expect(try comment(of: "{ doc: \(quoted(doc)), properties: { name: { type: string } } }") == expected)
  }

  @Test func `texts that are folded are one paragraph`() throws {
    let schema = """

          doc: >-
            One
            paragraph.
          properties: { name: { type: string } }
      """
    #expect(try comment(of: schema) == "One paragraph.")
  }

  @Test func `a longer reason stays within its list item`() throws {
    let doc = "A thing.\n\n- item\n"
    let reason = "Use:\n\n```\nother\n```\n"
    #expect(
      try comment(of: "{ doc: \(quoted(doc)), deprecated: \(quoted(reason)), properties: { name: { type: string } } }")
        == "A thing.\n\n- item\n\n- Warning: Deprecated. Use:\n\n  ```\n  other\n  ```"
    )
    #expect(
      try comment(of: "{ doc: A., deprecated: \(quoted("- one\n- two")), properties: { name: { type: string } } }")
        == "A.\n\n- Warning: Deprecated.\n\n  - one\n  - two"
    )
  }

  /// Returns a YAML string with escapes.
  private func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n")
    return "\"\(escaped)\""
  }

  /// Returns the lines above the struct of a schema, without the slashes.
  private func comment(of schema: String) throws -> String {
    let text = """
      schemas:
        Thing: \(schema)
      operations: { Things_Get: { http: GET /things, responses: { 200: { body: Thing } } } }
      """
    let files = try SwiftGenerator(templates: .builtIn()).generate(try definition(exampleService, text)).files
    let lines = try #require(files.first { $0.text.contains("struct Thing") }).text
      .split(separator: "\n", omittingEmptySubsequences: false)
    let end = try #require(lines.firstIndex { $0.contains("struct Thing") })
    let comment = lines[..<end].reversed().prefix { $0.contains("///") }.reversed()
    return comment.map { line in String(line.replacing(/^ *\/\/\/ ?/, with: "")) }.joined(separator: "\n")
  }
}
