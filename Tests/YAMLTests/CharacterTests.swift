import Testing
import VersionedAPITestSupport
import VersionedAPISourceText
import VersionedAPIYAML

struct CharacterTests {
  @Test func `a byte order mark is not part of the text`() {
    #expect(
      outline("\u{FEFF}a: one\n") == """
        1:1-1:7 mapping
          1:1-1:2 key 'a'
            1:4-1:7 string 'one'

        """
    )
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `lines end with LF, CRLF or CR, and count the same`(_ lineBreak: String) {
    let lines = ["a: one", "", "b:", "  c: |", "    two", "    three", "  d: four", ""]
    #expect(
      outline(lines.joined(separator: lineBreak)) == """
        1:1-7:10 mapping
          1:1-1:2 key 'a'
            1:4-1:7 string 'one'
          3:1-3:2 key 'b'
            4:3-7:10 mapping
              4:3-4:4 key 'c'
                4:6-7:1 string quoted 'two\\nthree\\n'
              7:3-7:4 key 'd'
                7:6-7:10 string 'four'

        """
    )
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `a diagnostic shows its line, whatever the line breaks are`(_ lineBreak: String) {
    #expect(
      findings(["a: 1", "b: &x 2", "c: 3"].joined(separator: lineBreak)) == """
        a.yaml:2:4: error: the anchor '&x' is not allowed; a value that is used twice belongs in a fragment
            2 | b: &x 2
              |    ^~~~

        """
    )
  }

  /// NEL and U+2028 break lines for libyaml, but not in editors. The others make names that match nothing.
  static let invisible: [(character: Character, label: String)] = [
    ("\u{85}", "U+0085 (NEXT LINE)"), ("\u{2028}", "U+2028 (LINE SEPARATOR)"),
    ("\u{2029}", "U+2029 (PARAGRAPH SEPARATOR)"), ("\u{A0}", "U+00A0 (NO-BREAK SPACE)"),
    ("\u{AD}", "U+00AD (SOFT HYPHEN)"), ("\u{200B}", "U+200B (ZERO WIDTH SPACE)"),
    ("\u{200F}", "U+200F (RIGHT-TO-LEFT MARK)"), ("\u{202E}", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
    ("\u{2060}", "U+2060 (WORD JOINER)"), ("\u{3000}", "U+3000 (IDEOGRAPHIC SPACE)"),
    ("\u{3164}", "U+3164 (HANGUL FILLER)"), ("\u{E0041}", "U+E0041 (TAG LATIN CAPITAL LETTER A)"),
  ]

  @Test(arguments: invisible)
  func `an invisible character is an error at any place`(character: Character, label: String) {
    let message =
      "error: the invisible character \(label) is not allowed in a definition; remove it, or write a space\n"
    for (text, place) in [
      ("a: 1 # x\(character)y\n", "1:9"), ("a\(character): 1\n", "1:2"), ("a:\(character)1\n", "1:3"),
      ("a: 'x\(character)'\n", "1:6"), ("a:\n-\(character)b\n", "2:2"), ("\(character)\na: 1\n", "1:1"),
    ] {
      #expect(findings(text).hasPrefix("a.yaml:\(place): \(message)"))
    }
  }

  @Test func `all invisible characters of a file are reported`() {
    #expect(findings("a: x\u{A0}y\nb: \u{200B}z\n").matches(of: /error: the invisible character/).count == 2)
  }

  @Test(arguments: invisible)
  func `published documents may have invisible characters`(character: Character, label: String) {
    var limits = Limits()
    limits.acceptsInvisibleCharacters = true
    let result = YAMLParser.parse("a: 'one\(character)two'\nb: &x 3\n", path: "a.yaml", limits: limits)
    #expect(result.diagnostics.map(\.range.label) == ["a.yaml:2:4"])
  }

  @Test func `a file that is not UTF-8 is rejected at the first wrong byte`() {
    #expect(
      findings(bytes: Array("a: 1\nb: m".utf8) + [0xFC] + Array("de\n".utf8)) == """
        a.yaml:2:5: error: the file is not valid UTF-8 here; save it as UTF-8
            2 | b: m\u{FFFD}de
              |     ^

        """
    )
    // Cut off, overlong, a surrogate, beyond Unicode.
    for bytes: [UInt8] in [[0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]] {
      let result = YAMLParser.parse(bytes: Array("a: ".utf8) + bytes, path: "a.yaml")
      #expect(result.root == nil)
      #expect(result.diagnostics.map(\.range.label) == ["a.yaml:1:4"])
    }
  }

  @Test func `UTF-16 is recognized`() {
    let bytes: [UInt8] = [0xFF, 0xFE] + "a: 1".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(
      findings(bytes: bytes).hasPrefix(
        "a.yaml:1:1: error: the file is not valid UTF-8 here; save it as UTF-8 (this looks like UTF-16)\n"
      )
    )
  }

  @Test func `a control character is rejected, and not sent to the terminal`() {
    let message = "is not allowed in YAML; write it as an escape in double quotes"
    #expect(
      findings("a: 1\nb: \u{1B}[31mred\n") == """
        a.yaml:2:4: error: the control character U+001B \(message)
            2 | b: \u{FFFD}[31mred
              |    ^

        """
    )
    for (scalar, name) in [("\0", "U+0000"), ("\u{7F}", "U+007F"), ("\u{9F}", "U+009F"), ("\u{FFFE}", "U+FFFE")] {
      #expect(findings("a: \(scalar)").hasPrefix("a.yaml:1:4: error: the control character \(name) \(message)\n"))
    }
  }

  @Test func `a byte order mark in the middle of a file is rejected`() {
    #expect(
      findings("\u{FEFF}\u{FEFF}a: 1").hasPrefix(
        "a.yaml:1:1: error: the control character U+FEFF (ZERO WIDTH NO-BREAK SPACE) is not allowed"
      )
    )
  }

  @Test func `an escape can name any character; whether it is allowed is not up to YAML`() {
    #expect(value(#"a: "\0\e\x7F\u202E\N\L""#) == "\0\u{1B}\u{7F}\u{202E}\u{85}\u{2028}")
  }
}
