import Testing
import VersionedAPIDefinition
import VersionedAPISourceText
import VersionedAPITestSupport
import VersionedAPITooling
import VersionedAPIYAML

/// A new version in service files of every layout: it is added completely, and everything else stays the same.
struct ServiceFileEditorTests {
  /// A service file with a mark `<+>` for the new version, and the expected lines.
  struct Layout: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var file: String
    var added: String
    var version = "v3"
    var older = "v2"
  }

  @Test(arguments: layouts, ["\n", "\r\n", "\r"])
  func `a version is added and the rest stays`(layout: Layout, lineBreak: String) throws {
    for byteOrderMark in ["", "\u{FEFF}"] {
      let file = (byteOrderMark + layout.file).replacing("\n", with: lineBreak)
      let editor = ServiceFileEditor(text: file.replacing("<+>", with: ""), path: "service.yaml")
      let text = try editor.adding(layout.version, .after(layout.older))
      let expected = file.replacing("<+>", with: layout.added.replacing("\n", with: lineBreak))
      #expect(Array(text.utf8) == Array(expected.utf8), "\(text)")
    }
  }

  private static let layouts = [
    Layout(
      testDescription: "flow style, one line each",
      file:
        "service: Shop\nversions:\n  v1: { path: /v1, retired: 2025-01-31 }\n  v2: { path: /v2 }\n<+>acronyms: [AB]\n",
      added: "  v3: { path: /v3 }\n"
    ),
    Layout(
      testDescription: "after the first version, whose day goes",
      file: "service: Shop\nversions:\n  v1: { path: /v1, retired: 2025-01-31 }\n<+>  v2: { path: /v2 }\n",
      added: "  v1b: { path: /v1b }\n",
      version: "v1b",
      older: "v1"
    ),
    Layout(
      testDescription: "blank lines and comments at or left of the key",
      file: """
        versions:
          v1: { path: /v1 }
          # The second one
          v2:

          # with a path,
            path: /v2

        # and a reference.
            reference: https://example.com/v2#top # see v2
        <+>
          # The end.
        service: Shop

        """,
      added: """
          v3:

          # with a path,
            path: /v3

        # and a reference.
            reference: https://example.com/v3#top # see v2

        """
    ),
    Layout(
      testDescription: "a comment directly below the key",
      file: "service: Shop\nversions:\n  v2:\n  # Second.\n    path: /v2\n<+>  v9: { path: /v9 }\n",
      added: "  v3:\n  # Second.\n    path: /v3\n"
    ),
    Layout(
      testDescription: "a comment below the value that stands further in",
      file:
        "service: Shop\nversions:\n  v2:\n    path: /v2\n\n    # retired: soon\n<+>\n  # Ninth.\n  v9: { path: /v9 }\n",
      added: "  v3:\n    path: /v3\n\n    # retired: soon\n"
    ),
    Layout(
      testDescription: "the name within other words, and in comments",
      file: """
        service: Shop
        versions:
          1: { path: /v1.1/books, query: {api-version: 1}, reference: "https://docs1.example.com/x?=10&v=1" } # since 1
        <+>
        """,
      added: """
          2.0: { path: /v1.1/books, query: {api-version: 2.0}, reference: "https://docs1.example.com/x?=10&v=2.0" } # since 1

        """,
      version: "2.0",
      older: "1"
    ),
    Layout(
      testDescription: "the name as a key of a query",
      file: "service: Shop\nversions:\n  v2: { path: /shop, query: { v2: v2, v: \"a v2-b\" } }\n<+>",
      added: "  v3: { path: /shop, query: { v2: v3, v: \"a v3-b\" } }\n"
    ),
    Layout(
      testDescription: "the word retired elsewhere",
      file: """
        service: Shop
        versions:
          v2:
            path: /v2/retired:1, retired
            query: {retired: yes, from: v2}
            reference: "https://example.com/?retired: 2, v2" # retired: 1
        <+>
        """,
      added: """
          v3:
            path: /v3/retired:1, retired
            query: {retired: yes, from: v3}
            reference: "https://example.com/?retired: 2, v3" # retired: 1

        """
    ),
    Layout(
      testDescription: "retired in a block of the query",
      file:
        "service: Shop\nversions:\n  v2:\n    path: /v2\n    query:\n      retired: yes\n    retired: 2025-01-31 # sad\n<+>",
      added: "  v3:\n    path: /v3\n    query:\n      retired: yes\n"
    ),
    Layout(
      testDescription: "quoted keys",
      file:
        "service: Shop\n\"versions\":\n  \"v2\":\n    \"retired\": '2025-01-31'\n    'path': '/v2'\n<+>  'v9': { path: /v9 }\n",
      added: "  \"v3\":\n    'path': '/v3'\n"
    ),
    Layout(
      testDescription: "quoted keys in flow style",
      file: "service: Shop\nversions:\n  'v2': { \"retired\" : \"2025-01-31\" , path: /v2 }\n<+>",
      added: "  'v3': { path: /v3 }\n"
    ),
    Layout(
      testDescription: "the day on a line of its own",
      file: "service: Shop\nversions:\n  v2:\n    retired:\n      2025-01-31\n    path: /v2\n<+>",
      added: "  v3:\n    path: /v3\n"
    ),
    Layout(
      testDescription: "the day as a block of text",
      file:
        "service: Shop\nversions:\n  v2:\n    path: /v2\n    retired: >-\n      2025-01-31\n\n<+>  v9: { path: /v9 }\n",
      added: "  v3:\n    path: /v3\n"
    ),
    Layout(
      testDescription: "braces over lines, the day last",
      file: "service: Shop\nversions:\n  v2: { path: /v2,\n        retired: 2025-01-31 }\n<+>  v9: { path: /v9 }\n",
      added: "  v3: { path: /v3 }\n"
    ),
    Layout(
      testDescription: "braces over lines, the day first, and a comma too many",
      file: """
        service: Shop
        versions:
          v2:
            {
              retired: 2025-01-31, # sad
              path: /v2, # short
            } # v2
        <+>
        """,
      added: """
          v3:
            {
              path: /v3, # short
            } # v2

        """
    ),
    Layout(
      testDescription: "braces over lines, the day after a comment",
      file: "service: Shop\nversions:\n  v2: {\n    path: /v2, # short\n    retired: 2025-01-31\n  }\n<+>",
      added: "  v3: {\n    path: /v3, # short\n    \n  }\n"
    ),
    Layout(
      testDescription: "texts over lines",
      file: """
        service: Shop
        versions:
          v2:
            path: /v2
            reference: >- # v2
              https://example.com/v2
        <+>  v9:
            path: "/v9"
        """,
      added: """
          v3:
            path: /v3
            reference: >- # v2
              https://example.com/v3

        """
    ),
    Layout(
      testDescription: "no line break at the end",
      file: "service: Shop\nversions:\n  v1: { path: /v1 }\n  v2: { path: /v2 }<+>",
      added: "\n  v3: { path: /v3 }"
    ),
    Layout(
      testDescription: "no line break at the end, and the day goes",
      file: "service: Shop\nversions:\n  v2:\n    path: /v2\n    retired: 2025-01-31<+>",
      added: "\n  v3:\n    path: /v3"
    ),
    Layout(
      testDescription: "other letters before it",
      file:
        "service: Shop\ndoc: Bücher 📚 für alle, é\nversions:\n  v2: { path: /v2, reference: https://example.com/📚/v2 } # é\n<+>",
      added: "  v3: { path: /v3, reference: https://example.com/📚/v3 } # é\n"
    ),
    Layout(
      testDescription: "a name without characters",
      file: "service: Shop\nversions:\n  '': { path: /v2 }\n<+>",
      added: "  'v3': { path: /v2 }\n",
      older: ""
    ),
    Layout(
      testDescription: "a key with a question mark",
      file: "service: Shop\nversions:\n  ? v2\n  : path: /v2\n<+>  ? v9\n  : path: /v9\n",
      added: "  ? v3\n  : path: /v3\n"
    ),
  ]

  @Test func `the real service file gets a version and nothing else`() throws {
    let file = try Repository.text("Definitions/service.yaml")
    let editor = ServiceFileEditor(text: file, path: "service.yaml")
    let newest = try #require(try definition().timeline.versions.last)

    let last = """
        2031-01-15:
          path: /speechtotext
          query: { api-version: 2031-01-15 }
          reference: https://learn.microsoft.com/rest/api/speechtotext/{group}/{operation}?view=rest-speechtotext-2031-01-15

      """
    #expect(
      try editor.adding("2031-01-15", .after(newest))
        == file.replacing("\ncredentials:\n", with: "\(last)\ncredentials:\n")
    )
    let first = """
        v3.1:
          path: /speechtotext/v3.1
          reference: https://westus.dev.cognitive.microsoft.com/docs/services/speech-to-text-api-v3-0/operations/{operationId}

      """
    #expect(
      try editor.adding("v3.1", .after("v3.0"))
        == file.replacing("  v3.2-preview.2:\n", with: "\(first)  v3.2-preview.2:\n")
    )
  }

  /// The result is either an error or the same file with one more version.
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `random files grow or are rejected`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "v2:", "v1:", "path: /v2", "retired: 2025-01-31", "\"retired\":", " ", "\n", "\n    ", "\n  ", "\r\n    ", "{ ",
      " }",
      ", ", "# v2", "query:", "reference: |\n", "'v2'", "? ", ": ", "v2", "\n\n", "- ", "é", "path: >+\n      /v2\n\n",
    ]
    var grown = 0
    for round in 0..<2000 {
      // Half of them begin as they should.
      let start = "service: Shop\nversions:\n  v2:" + (round % 2 == 0 ? "\n    path: /v2\n    " : " { path: /v2, ")
      let file = (round % 4 < 2 ? start : "versions:") + random.text(of: pieces, upTo: 12)
      guard let text = try? ServiceFileEditor(text: file, path: "service.yaml").adding("v3", .after("v2")) else {
        continue
      }
      grown += 1
      let (before, after) = (Array(file.utf8), Array(text.utf8))
      let prefix = zip(before, after).prefix { $0 == $1 }.count
      #expect(after.count > before.count && after.suffix(before.count - prefix) == before.suffix(before.count - prefix))
      #expect(YAMLParser.parse(text, path: "service.yaml").diagnostics.isEmpty)
    }
    #expect(grown > 100)
  }

  /// What cannot be copied is rejected with its place.
  @Test(arguments: [
    (
      "service: Shop\nversions: { v1: { path: /v1 }, v2: { path: /v2 } }\n",
      "service.yaml:2:11: error: the versions are in braces; write each version on its own lines, without braces"
    ),
    (
      "service: Shop\nversions: {\n  v1: { path: /v1 },\n  v2: { path: /v2 }\n}\n",
      "service.yaml:2:11: error: the versions are in braces; write each version on its own lines, without braces"
    ),
    (
      "{ service: Shop, versions:\n  { v2: { path: /v2 } } }",
      "service.yaml:2:3: error: the versions are in braces; write each version on its own lines, without braces"
    ),
    (
      "service: Shop\nversions:\n  v2: { path: \"/\\x762\" }\n",
      "service.yaml:3:3: error: version 'v2' cannot be copied as it is written here; add 'v3' by hand"
    ),
    (
      // The text of v2 would get a line break at its end.
      "service: Shop\nversions:\n  v2:\n    path: /v2\n    reference: |\n      https://example.com",
      "service.yaml:3:3: error: version 'v2' cannot be copied as it is written here; add 'v3' by hand"
    ),
  ])
  func `what cannot be copied is rejected`(file: String, message: String) throws {
    let failure = #expect(throws: ServiceFileEditor.Failure.self) {
      try ServiceFileEditor(text: file, path: "service.yaml").adding("v3", .after("v2"))
    }
    guard case .layout(let diagnostic) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(DiagnosticRenderer().render(diagnostic).hasPrefix(message + "\n"))
  }

  /// The editor and the reader of definitions agree on what can name a version.
  @Test(arguments: [
    "v3", "2031-01-15", "a_b", ".", "-", "---", "", "v 3", "v3:", "a...b", "a..<b", "ä", "é3", "#1", "3\n",
  ])
  func `a name is checked as the reader does`(name: String) throws {
    let path = "service.yaml"
    let value = YAMLWriter.text(.mapping([(name, .mapping([("path", .text("/v"))]))]))
    let indented = value.split(separator: "\n").map { "  \($0)\n" }.joined()
    let loaded = Definition.load([YAMLParser.parse("service: Shop\nversions:\n\(indented)", path: path)])
    let isName = loaded.diagnostics.isEmpty && loaded.definition?.timeline.versions == [name]

    let editor = ServiceFileEditor(text: "service: Shop\nversions:\n  v2: { path: /v2 }\n", path: path)
    if isName {
      #expect(try editor.adding(name, .after("v2")).hasSuffix("  \(name): { path: /\(name) }\n"))
      return
    }
    let failure = #expect(throws: ServiceFileEditor.Failure.self) { try editor.adding(name, .after("v2")) }
    guard case .argument(let message) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(message == "'\(name)' cannot name a version; a name has letters, digits, '.', '-' and '_'")
  }
}
