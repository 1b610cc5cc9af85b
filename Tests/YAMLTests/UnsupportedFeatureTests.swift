import Testing
import VersionedAPISourceText
import VersionedAPITestSupport
import VersionedAPIYAML

struct UnsupportedFeatureTests {
  @Test func `a duplicate key names both places`() {
    #expect(
      findings("Model:\n  doc: one\n  type: x\n  'doc': two\n") == """
        a.yaml:4:3: error: the key 'doc' is used twice in this mapping
            4 |   'doc': two
              |   ^~~~~
        a.yaml:2:3: note: the first 'doc' is here
            2 |   doc: one
              |   ^~~

        """
    )
    #expect(findings("a: { x: 1 }\nb: { x: 1 }\n").isEmpty, "the same key in two mappings is fine")
  }

  @Test func `the first of two values counts, so that reading can go on`() {
    #expect(value("a: one\na: two\n") == "one")
  }

  @Test func `anchors and aliases are rejected, each at its place`() {
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

  @Test func `aliases of aliases take no memory, since nothing is expanded`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...20 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(YAMLParser.parse(text, path: "a.yaml").diagnostics.count == 21 + 20 * 9)
  }

  @Test func `merge keys are rejected; a quoted '<<' is a key like any other`() {
    #expect(
      findings("a: 1\n<<: { b: 2 }\n") == """
        a.yaml:2:1: error: the merge key '<<' is not allowed; use a fragment with 'include'
            2 | <<: { b: 2 }
              | ^~

        """
    )
    #expect(findings("'<<': 1\n").isEmpty)
  }

  @Test(arguments: [("!!int", "tag:yaml.org,2002:int"), ("!local", "!local"), ("!", "!")])
  func `tags are rejected`(_ tag: String, _ name: String) {
    let message = "the tag '\(name)' is not allowed; the definition language gives every value its type"
    #expect(findings("a: \(tag) 1\n").hasPrefix("a.yaml:1:4: error: \(message)\n    1 | a: \(tag) 1\n"))
  }

  @Test func `a second document is rejected`() {
    #expect(
      findings("a: 1\n---\nb: 2\n") == """
        a.yaml:2:1: error: a second document begins here; a definition file contains one
            2 | ---
              | ^~~

        """
    )
  }

  @Test func `a key is a scalar`() {
    #expect(
      findings("{ a: 1 }: 2\n? [b]\n: 3\n") == """
        a.yaml:1:1: error: a key must be a string, not a mapping
            1 | { a: 1 }: 2
              | ^~~~~~~~
        a.yaml:2:3: error: a key must be a string, not a list
            2 | ? [b]
              |   ^~~

        """
    )
  }

  @Test func `nesting has a limit`() {
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

  @Test(arguments: ["[", "{ a: ", "- ", "? "])
  func `a hundred thousand brackets are rejected like sixty-five`(_ opening: String) {
    let text = String(repeating: opening, count: 100_000)
    #expect(findings(text).contains("error: mappings and lists nest deeper than 64 levels\n"))
  }

  @Test func `a file has a maximum size`() {
    var limits = Limits()
    limits.fileSize = 10
    #expect(findings("a: 1234567", limits: limits).isEmpty)
    #expect(
      findings("a: 12345678", limits: limits) == "a.yaml:1:1: error: the file has 11 bytes; the maximum is 10\n"
    )
  }

  @Test func `all of these are found in one run`() {
    let result = YAMLParser.parse("a: &x 1\na: !t 2\nb: *x\n<<: 3\n[c]: 4\n", path: "a.yaml")
    #expect(result.diagnostics.inFileOrder().map(\.range.start.line) == [1, 2, 2, 3, 4, 5])
    #expect(result.root != nil)
  }
}
