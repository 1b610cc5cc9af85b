import Testing
import VersionedAPITestSupport
import VersionedAPISourceText
import VersionedAPIYAML

@Suite("What YAML allows and definitions do not")
struct RefusalTests {
  @Test("A duplicate key names both places")
  func duplicateKeys() {
    #expect(
      findings("Model:\n  doc: one\n  type: x\n  'doc': two\n") == """
        a.yaml:4:3: error: the key 'doc' stands twice in this mapping
            4 |   'doc': two
              |   ^~~~~
        a.yaml:2:3: note: the first 'doc' is here
            2 |   doc: one
              |   ^~~

        """
    )
    #expect(findings("a: { x: 1 }\nb: { x: 1 }\n").isEmpty, "the same key in two mappings is fine")
  }

  @Test("The first of two values counts, so that reading can go on")
  func firstValueCounts() {
    #expect(value("a: one\na: two\n") == "one")
  }

  @Test("Anchors and aliases are refused, each where it stands")
  func anchors() {
    #expect(
      findings("a: &shared { x: 1 }\nb: *shared\n") == """
        a.yaml:1:4: error: the anchor '&shared' is not allowed; a value that is used twice belongs in a fragment
            1 | a: &shared { x: 1 }
              |    ^~~~~~~~~
        a.yaml:2:4: error: the alias '*shared' is not allowed; write the value out, or use a fragment
            2 | b: *shared
              |    ^~~~~~~

        """
    )
  }

  @Test("Aliases of aliases take no memory: nothing is ever expanded")
  func billionLaughs() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...20 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(YAMLParser.parse(text, path: "a.yaml").diagnostics.count == 21 + 20 * 9)
  }

  @Test("Merge keys are refused; a quoted '<<' is a key like any other")
  func mergeKeys() {
    #expect(
      findings("a: 1\n<<: { b: 2 }\n") == """
        a.yaml:2:1: error: the merge key '<<' is not allowed; use a fragment with 'include'
            2 | <<: { b: 2 }
              | ^~

        """
    )
    #expect(findings("'<<': 1\n").isEmpty)
  }

  @Test("Tags are refused", arguments: [("!!int", "tag:yaml.org,2002:int"), ("!local", "!local"), ("!", "!")])
  func tags(_ tag: String, _ name: String) {
    let message = "the tag '\(name)' is not allowed; the definition language gives every value its type"
    #expect(findings("a: \(tag) 1\n").hasPrefix("a.yaml:1:4: error: \(message)\n    1 | a: \(tag) 1\n"))
  }

  @Test("A second document is refused")
  func secondDocument() {
    #expect(
      findings("a: 1\n---\nb: 2\n") == """
        a.yaml:2:1: error: a second document begins here; a definition file holds one
            2 | ---
              | ^~~

        """
    )
  }

  @Test("A key is a text")
  func keysAreTexts() {
    #expect(
      findings("{ a: 1 }: 2\n? [b]\n: 3\n") == """
        a.yaml:1:1: error: a key must be a text, not a mapping
            1 | { a: 1 }: 2
              | ^~~~~~~~
        a.yaml:2:3: error: a key must be a text, not a list
            2 | ? [b]
              |   ^~~

        """
    )
  }

  @Test("Nesting has a limit")
  func tooDeep() {
    var limits = Limits()
    limits.depth = 4
    #expect(findings("a: { b: { c: 1 } }\n", limits: limits).isEmpty)
    #expect(
      findings("a: { b: { c: { d: 1 } } }\n", limits: limits) == """
        a.yaml:1:16: error: mappings and lists nest deeper than 4 levels
            1 | a: { b: { c: { d: 1 } } }
              |                ^

        """
    )
  }

  @Test("A hundred thousand brackets are refused like sixty-five", arguments: ["[", "{ a: ", "- ", "? "])
  func bombs(_ opening: String) {
    let text = String(repeating: opening, count: 100_000)
    #expect(findings(text).contains("error: mappings and lists nest deeper than 64 levels\n"))
  }

  @Test("A file has a largest size")
  func tooLarge() {
    var limits = Limits()
    limits.fileSize = 10
    #expect(findings("a: 1234567", limits: limits).isEmpty)
    #expect(
      findings("a: 12345678", limits: limits) == "a.yaml:1:1: error: the file has 11 bytes; at most 10 are read\n"
    )
  }

  @Test("One reading finds all of these, in the order of the file")
  func everythingInOneGo() {
    let result = YAMLParser.parse("a: &x 1\na: !t 2\nb: *x\n<<: 3\n[c]: 4\n", path: "a.yaml")
    #expect(result.diagnostics.inFileOrder().map(\.range.start.line) == [1, 2, 2, 3, 4, 5])
    #expect(result.root != nil)
  }
}
