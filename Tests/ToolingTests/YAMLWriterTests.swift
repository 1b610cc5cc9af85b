import Testing
import VersionedAPISourceText
import VersionedAPITestSupport
import VersionedAPITooling
import VersionedAPIYAML

struct YAMLWriterTests {
  @Test func `small values are on one line, larger ones on several, and paragraphs are blocks`() {
    let property = YAMLValue.mapping([("type", .text("url")), ("doc", .text("Where it is: here."))])
    let value = YAMLValue.mapping([
      ("Model", .mapping([("doc", .text("One line.\nAnother.")), ("properties", .mapping([("self", property)]))])),
      ("include", .list([.text("A"), .text("string{}")])),
      ("long", .list((1...12).map { .text("element \($0)") })),
      ("next", .text("@nextLink")),
      ("number", .text("1")),
    ])
    #expect(
      YAMLWriter.text(value) == """
        Model:
          doc: |-
            One line.
            Another.
          properties:
            self: {type: url, doc: 'Where it is: here.'}
        include: [A, 'string{}']
        long:
        - element 1
        - element 2
        - element 3
        - element 4
        - element 5
        - element 6
        - element 7
        - element 8
        - element 9
        - element 10
        - element 11
        - element 12
        next: '@nextLink'
        number: 1

        """
    )
  }

  @Test(arguments: [
    "", " ", "\n", "\n\n", " leading", "trailing ", "two\nlines", "ends\n", "ends twice\n\n", "\nbegins",
    " indented\nfirst line", "a\n  b\n c", "a \nb", "a\n \nb", "tab\there", "\ttab", "a\n\tb", "cr\rhere", "crlf\r\n",
    "key: value", "# no comment", "a # b", "- item", "? key", "!tag", "&anchor", "*alias", "@at", "`tick`",
    "%percent",
    "|", ">", "[a]", "{b}", "a, b", "'single'", "\"double\"", "it's", "---", "...", "--- x", "true", "null", "~", "=",
    "<<", "2024-11-15", "http://example.com/a?b=c#d", "\\d+", "\u{0}", "\u{1B}[0m", "\u{7F}", "\u{85}", "\u{2028}",
    "\u{FEFF}", "a\u{FEFF}b", "\u{202E}", "é", "e\u{301}", "模型", "🎤", "👨‍👩‍👧", "\u{FFFE}", "\u{10FFFF}",
    String(repeating: "long ", count: 100), String(repeating: "x", count: 2000),
  ]
  )
  func `any string comes back as it was`(_ text: String) throws {
    let value = YAMLValue.mapping([
      ("block", .text(text)), ("list", .list([.text(text), .text("end")])),
      ("nested", .mapping([("inner", .mapping([("value", .text(text))]))])),
      (text.isEmpty ? "empty" : text, .text("as a key")),
    ])
    let written = YAMLWriter.text(value)
    let result = YAMLParser.parse(written, path: "written.yaml")
    #expect(result.diagnostics.isEmpty, "\(findings(result.diagnostics))\(written)")
    #expect(try YAMLValue(#require(result.root)) == value, "\(written)")
  }

  @Test func `empty lists and mappings come back`() throws {
    let value = YAMLValue.mapping([("list", .list([])), ("mapping", .mapping([])), ("both", .list([.mapping([])]))])
    let root = YAMLParser.parse(YAMLWriter.text(value), path: "written.yaml").root
    #expect(try YAMLValue(#require(root)) == value)
  }

  @Test(arguments: 0..<200)
  func `any tree comes back as it was`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let value = YAMLValue.mapping([("root", .random(depth: 4, &random))])
    let written = YAMLWriter.text(value)
    let result = YAMLParser.parse(written, path: "written.yaml")
    #expect(result.diagnostics.isEmpty)
    #expect(try YAMLValue(#require(result.root)) == value, "\(written)")
  }
}

extension YAMLValue {
  /// The value of a node.
  fileprivate init(_ node: Node) {
    switch node.content {
    case .scalar(let scalar): self = .text(scalar.text)
    case .sequence(let elements): self = .list(elements.map(YAMLValue.init))
    case .mapping(let entries): self = .mapping(entries.map { ($0.key, YAMLValue($0.value)) })
    }
  }

  fileprivate static func random(depth: Int, _ random: inout SeededGenerator) -> YAMLValue {
    switch Int.random(in: depth > 0 ? 0...3 : 0...0, using: &random) {
    case 1: return .list((0..<Int.random(in: 0...4, using: &random)).map { _ in .random(depth: depth - 1, &random) })
    case 2, 3:
      // The number keeps keys apart.
      return .mapping(
        (0..<Int.random(in: 0...4, using: &random)).map { index in
          (text(&random) + String(index), .random(depth: depth - 1, &random))
        }
      )
    default: return .text(text(&random))
    }
  }

  private static func text(_ random: inout SeededGenerator) -> String {
    let pieces = [
      "a", "word", " ", "\n", ": ", "- ", "#", "'", "\"", ",", "[", "}", "\t", "é", "🎤", "\\", "\u{85}", "%",
    ]
    return random.text(of: pieces, upTo: 8)
  }

  fileprivate static func == (left: YAMLValue, right: YAMLValue) -> Bool {
    switch (left, right) {
    // Character by character: Swift's == would find an accent and a combined one the same.
    case (.text(let a), .text(let b)): Array(a.unicodeScalars) == Array(b.unicodeScalars)
    case (.list(let a), .list(let b)): a.count == b.count && zip(a, b).allSatisfy(==)
    case (.mapping(let a), .mapping(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }
}
