import Testing
import VersionedAPITestSupport
import VersionedAPIYAML

@Suite("Texts")
struct ScalarTests {
  @Test(
    "No text is anything but a text",
    arguments: ["no", "true", "null", "~", "1_000", "0x1F", "1e3", "2024-11-15", "12:30:45", ".inf", "="]
  )
  func plain(_ text: String) {
    #expect(value("key: \(text)") == text)
  }

  @Test("Quoted texts keep what is special elsewhere")
  func quoted() {
    #expect(value(#"key: 'it''s: #1 \n'"#) == #"it's: #1 \n"#)
    #expect(value(#"key: "tab\t, quote\", \u00e9, \U0001F3A4, \x41, \\""#) == "tab\t, quote\", é, 🎤, A, \\")
    #expect(value("key: \"one \\\n     two\"") == "one two")
  }

  @Test("An empty quoted text is a text; nothing is not")
  func emptyTexts() throws {
    let root = try #require(YAMLParser.parse("a: ''\nb:\nc: |\n", path: "a.yaml").root?.entries)
    #expect(root.map(\.value.isEmpty) == [false, true, false])
    #expect(root.map(\.value.kind) == ["a text", "nothing", "a text"])
    #expect(root.map(\.value.scalar) == ["", "", ""])
  }

  @Test("A literal block keeps its lines")
  func literal() {
    let text = """
      key: |
        one
          two

        three
      next: x
      """
    #expect(value(text) == "one\n  two\n\nthree\n")
  }

  @Test("A folded block makes paragraphs of its lines")
  func folded() {
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

  @Test(
    "The sign behind '|' and '>' says which line breaks at the end stay",
    arguments: [("|-", "one"), ("|", "one\n"), ("|+", "one\n\n"), (">-", "one"), (">", "one\n"), (">+", "one\n\n")]
  )
  func chomping(_ style: String, _ expected: String) {
    #expect(value("key: \(style)\n  one\n\nnext: x\n") == expected)
  }

  @Test("A block can say how far it is indented")
  func indentation() {
    #expect(value("key: |2\n    one\n  two\n") == "  one\ntwo\n")
  }

  @Test("Comments may stand anywhere between values")
  func comments() {
    let text = """
      # Before.
      a: one # behind a value
      # Between.
      b: # behind a key
        # Indented.
        c: [ # in a list
          two, # behind an element
          # alone
          three ]
        d: 'four' # behind a quoted text
      e: >- # behind the sign of a block
        five # and this is text
      # After.
      """
    #expect(
      outline(text) == """
        2:1-13:1 mapping
          2:1-2:2 key 'a'
            2:4-2:7 text 'one'
          4:1-4:2 key 'b'
            6:3-10:12 mapping
              6:3-6:4 key 'c'
                6:6-9:12 list
                  7:5-7:8 text 'two'
                  9:5-9:10 text 'three'
              10:3-10:4 key 'd'
                10:6-10:12 text quoted 'four'
          11:1-11:2 key 'e'
            11:4-13:1 text quoted 'five # and this is text'

        """
    )
  }

  @Test("A '#' begins a comment only behind a blank")
  func noComment() {
    #expect(value("key: a#b") == "a#b")
    #expect(value("key: a #b") == "a")
  }

  @Test(
    "A file without a value has neither a root nor findings",
    arguments: ["", "\n\n", "# Nothing yet.\n", "\u{FEFF}"]
  )
  func empty(_ text: String) {
    let result = YAMLParser.parse(text, path: "a.yaml")
    #expect(result.root == nil)
    #expect(result.diagnostics.isEmpty)
  }

  @Test("A document may begin with '---' and end with '...'")
  func documentMarkers() {
    #expect(value("---\nkey: one\n...\n") == "one")
  }
}
