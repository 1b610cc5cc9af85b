import Testing
import VersionedAPITestSupport
import VersionedAPIYAML

struct ScalarTests {
  @Test(arguments: ["no", "true", "null", "~", "1_000", "0x1F", "1e3", "2024-11-15", "12:30:45", ".inf", "="])
  func `every plain scalar is a string`(_ text: String) {
    #expect(value("key: \(text)") == text)
  }

  @Test func `quoted scalars keep what is special elsewhere`() {
    #expect(value(#"key: 'it''s: #1 \n'"#) == #"it's: #1 \n"#)
    #expect(value(#"key: "tab\t, quote\", \u00e9, \U0001F3A4, \x41, \\""#) == "tab\t, quote\", é, 🎤, A, \\")
    #expect(value("key: \"one \\\n     two\"") == "one two")
  }

  @Test func `an empty quoted scalar is a string; nothing is not`() throws {
    let root = try #require(YAMLParser.parse("a: ''\nb:\nc: |\n", path: "a.yaml").root?.entries)
    #expect(root.map(\.value.isEmpty) == [false, true, false])
    #expect(root.map(\.value.kind) == ["a string", "nothing", "a string"])
    #expect(root.map(\.value.scalar) == ["", "", ""])
  }

  @Test func `a literal block keeps its lines`() {
    let text = """
      key: |
        one
          two

        three
      next: x
      """
    #expect(value(text) == "one\n  two\n\nthree\n")
  }

  @Test func `a folded block makes paragraphs of its lines`() {
    let text = """
      key: >
        one
        two

        three
          kept
        four
      next: x
      """
    #expect(value(text) == "one two\nthree\n  kept\nfour\n")
  }

  @Test(arguments: [("|-", "one"), ("|", "one\n"), ("|+", "one\n\n"), (">-", "one"), (">", "one\n"), (">+", "one\n\n")])
  func `the indicator after '|' and '>' says which line breaks at the end stay`(_ style: String, _ expected: String) {
    #expect(value("key: \(style)\n  one\n\nnext: x\n") == expected)
  }

  @Test func `a block can say how far it is indented`() {
    #expect(value("key: |2\n    one\n  two\n") == "  one\ntwo\n")
  }

  @Test func `comments may stand anywhere between values`() {
    let text = """
      # Before.
      a: one # after a value
      # Between.
      b: # after a key
        # Indented.
        c: [ # in a list
          two, # after an element
          # alone
          three ]
        d: 'four' # after a quoted string
      e: >- # after the indicator of a block
        five # and this is text
      # After.
      """
    #expect(
      outline(text) == """
        2:1-13:1 mapping
          2:1-2:2 key 'a'
            2:4-2:7 string 'one'
          4:1-4:2 key 'b'
            6:3-10:12 mapping
              6:3-6:4 key 'c'
                6:6-9:12 list
                  7:5-7:8 string 'two'
                  9:5-9:10 string 'three'
              10:3-10:4 key 'd'
                10:6-10:12 string quoted 'four'
          11:1-11:2 key 'e'
            11:4-13:1 string quoted 'five # and this is text'

        """
    )
  }

  @Test func `a '#' begins a comment only after a space`() {
    #expect(value("key: a#b") == "a#b")
    #expect(value("key: a #b") == "a")
  }

  @Test(arguments: ["", "\n\n", "# Nothing yet.\n", "\u{FEFF}"])
  func `a file without a value has neither a root nor diagnostics`(_ text: String) {
    let result = YAMLParser.parse(text, path: "a.yaml")
    #expect(result.root == nil)
    #expect(result.diagnostics.isEmpty)
  }

  @Test func `a document may begin with '---' and end with '...'`() {
    #expect(value("---\nkey: one\n...\n") == "one")
  }
}
