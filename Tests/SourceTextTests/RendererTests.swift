import Testing
import VersionedAPISourceText
import VersionedAPITestSupport

struct RendererTests {
  private func range(_ text: String, _ line: Int, _ columns: Range<Int>, path: String = "a.yaml") -> SourceRange {
    SourceRange(
      file: SourceFile(path: path, text: text),
      start: SourcePosition(line: line, column: columns.lowerBound),
      end: SourcePosition(line: line, column: columns.upperBound)
    )
  }

  @Test(.timeLimit(.minutes(1)))
  func `many diagnostics in one file take no longer than one in each of many`() {
    let count = 50_000
    let file = SourceFile(path: "a.yaml", text: String(repeating: "ä: b\r\n", count: count))
    let diagnostics = (1...count).map { line in
      let position = SourcePosition(line: line, column: 1)
      return Diagnostic("no", at: SourceRange(file: file, start: position, end: position))
    }
    let text = DiagnosticRenderer().render(diagnostics)
    #expect(text.hasSuffix("a.yaml:50000:1: error: no\n50000 | ä: b\n      | ^\n"))
  }

  @Test func `time does not depend on the length of the line`() {
    /// The time for as many findings as there are words in one line.
    func time(_ count: Int) -> Duration {
      let file = SourceFile(path: "a.json", text: String(repeating: "wörd ", count: count))
      let diagnostics = (0..<count).map { Diagnostic("no", at: file.range($0 * 5, $0 * 5 + 4)) }
      return processorTime { _ = DiagnosticRenderer().render(diagnostics) }
    }
    // Four times as much takes four times as long; it would be sixteen times if every finding read the line.
    #expect(time(4000) < time(1000) * 10)
  }

  @Test func `of a long line, the part around any character is found`() throws {
    let text = "\n" + String(repeating: "aé🎤€\u{301}", count: 60) + "\r\nlast"
    let file = SourceFile(path: "a.yaml", text: text)
    let scalars = Array(text.unicodeScalars.dropFirst().prefix(300))
    #expect(file.line(2) == String(String.UnicodeScalarView(scalars)) && file.line(3) == "last" && file.line(1) == "")
    for column in 0..<300 {
      let lines = DiagnosticRenderer().render(Diagnostic("here", at: file.range(column + 1, column + 2)))
        .split(separator: "\n").map { Array($0.unicodeScalars.dropFirst(8)) }
      let caret = try #require(lines[2].firstIndex(of: "^"))
      #expect(lines[1][caret] == scalars[column], "column \(column)")
    }
  }

  @Test func `a finding has its place, its line and a caret; a note has the same`() {
    let range = range("a: one\nb: two\n", 2, 4..<7)
    var first = range
    first.start = SourcePosition(line: 1, column: 1)
    first.end = SourcePosition(line: 1, column: 2)
    let diagnostic = Diagnostic("this is wrong", at: range, notes: [.init("because of this", at: first)])
    #expect(
      DiagnosticRenderer().render(diagnostic) == """
        a.yaml:2:4: error: this is wrong
            2 | b: two
              |    ^~~
        a.yaml:1:1: note: because of this
            1 | a: one
              | ^

        """
    )
  }

  @Test func `a warning says that it is one`() {
    let diagnostic = Diagnostic("this is odd", at: range("a: 1", 1, 1..<2), severity: .warning)
    #expect(
      DiagnosticRenderer().render(diagnostic) == """
        a.yaml:1:1: warning: this is odd
            1 | a: 1
              | ^

        """
    )
    #expect(![diagnostic].hasErrors)
  }

  @Test func `where the line is blank, or there is none, the place is enough`() {
    let text = "a: 1\n  \n"
    #expect(DiagnosticRenderer().render(Diagnostic("here", at: range(text, 2, 1..<2))) == "a.yaml:2:1: error: here\n")
    #expect(DiagnosticRenderer().render(Diagnostic("here", at: range(text, 9, 1..<2))) == "a.yaml:9:1: error: here\n")
  }

  @Test func `a caret may stand after the end of a line`() {
    #expect(
      DiagnosticRenderer().render(Diagnostic("here", at: range("a: [1", 1, 6..<7))) == """
        a.yaml:1:6: error: here
            1 | a: [1
              |      ^

        """
    )
  }

  @Test func `of a range over several lines, the first line is shown`() {
    var range = range("a: one\n  two\n", 1, 4..<5)
    range.end = SourcePosition(line: 2, column: 6)
    #expect(
      DiagnosticRenderer().render(Diagnostic("here", at: range)) == """
        a.yaml:1:4: error: here
            1 | a: one
              |    ^~~

        """
    )
  }

  @Test func `tabs before the caret are repeated, so that it stands right at any tab width`() {
    #expect(
      DiagnosticRenderer().render(Diagnostic("here", at: range("a:\tone\ttwo", 1, 8..<11)))
        == "a.yaml:1:8: error: here\n    1 | a:\tone\ttwo\n      |   \t   \t^~~\n"
    )
  }

  @Test func `line numbers are aligned`() {
    let text = String(repeating: "\n", count: 12344) + "a: 1"
    #expect(
      DiagnosticRenderer().render(Diagnostic("here", at: range(text, 12345, 1..<2))) == """
        a.yaml:12345:1: error: here
        12345 | a: 1
              | ^

        """
    )
  }

  @Test(arguments: [1, 100, 500, 1000, 1003])
  func `a long line is cut around the caret`(column: Int) throws {
    let text = "a: " + String(repeating: "0123456789", count: 100)
    let lines = DiagnosticRenderer().render(Diagnostic("here", at: range(text, 1, column..<column + 3)))
      .split(separator: "\n")
    try #require(lines.count == 3)
    let source = Array(lines[1].dropFirst(8))
    let caret = try #require(Array(lines[2].dropFirst(8)).firstIndex(of: "^"))
    #expect(source.count <= 162)
    // The caret stands below the character that it means.
    #expect(source[caret] == Array(text)[column - 1])
    #expect(source.first == "…" || column <= 80)
    #expect(source.last == "…" || column >= 900)
  }

  @Test func `the shown part of a long line, as it looks`() {
    let text = "doc: " + String(repeating: "word ", count: 60) + "wrong " + String(repeating: "word ", count: 60)
    #expect(
      DiagnosticRenderer().render(Diagnostic("here", at: range(text, 1, 306..<311))) == """
        a.yaml:1:306: error: here
            1 | …word word word word word word word word word word word word word word word word wrong word word word \
        word word word word word word word word word word word word…
              |                                                                                  ^~~~~

        """
    )
  }

  @Test func `what a terminal would obey instead of show is replaced, in the line and in the message`() {
    let diagnostic = Diagnostic("no \u{1B}[31m\u{202E}'x'\n", at: range("a: \u{1B}[31m\u{202E}x\u{2028}y", 1, 1..<2))
    #expect(
      DiagnosticRenderer().render(diagnostic) == """
        a.yaml:1:1: error: no \u{FFFD}[31m\u{FFFD}'x'\u{FFFD}
            1 | a: \u{FFFD}[31m\u{FFFD}x\u{FFFD}y
              | ^

        """
    )
  }

  @Test func `on a terminal, place and message are bold, severity and caret have colors`() {
    let range = range("a: 1", 1, 4..<5)
    let diagnostic = Diagnostic("wrong", at: range, notes: [.init("see", at: range)])
    let text = DiagnosticRenderer(colored: true).render(diagnostic).replacing("\u{1B}", with: "ESC")
    #expect(
      text == """
        ESC[1ma.yaml:1:4:ESC[0m ESC[1;31merror:ESC[0m ESC[1mwrongESC[0m
            1 | a: 1
              |    ESC[1;32m^ESC[0m
        ESC[1ma.yaml:1:4:ESC[0m ESC[1;36mnote:ESC[0m ESC[1mseeESC[0m
            1 | a: 1
              |    ESC[1;32m^ESC[0m

        """
    )
    let warning = Diagnostic("odd", at: range, severity: .warning)
    #expect(DiagnosticRenderer(colored: true).render(warning).contains("\u{1B}[1;35mwarning:\u{1B}[0m"))
  }

  @Test func `diagnostics are sorted by file, line and column, without duplicates`() {
    let a = SourceFile(path: "a.yaml", text: "1\n2\n")
    let b = SourceFile(path: "b.yaml", text: "1\n2\n")
    func diagnostic(_ message: String, _ file: SourceFile, _ line: Int, _ column: Int) -> Diagnostic {
      let position = SourcePosition(line: line, column: column)
      return Diagnostic(message, at: SourceRange(file: file, start: position, end: position))
    }
    let diagnostics = [
      diagnostic("6", b, 1, 1), diagnostic("5", a, 2, 3), diagnostic("2", a, 1, 2), diagnostic("3", a, 1, 2),
      diagnostic("1", a, 1, 1), diagnostic("4", a, 2, 1), diagnostic("3", a, 1, 2),
    ]
    #expect(diagnostics.inFileOrder().map(\.message) == ["1", "2", "3", "4", "5", "6"])
  }
}
