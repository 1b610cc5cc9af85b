import Testing
import VersionedAPISourceText
import VersionedAPITestSupport
import VersionedAPIYAML

/// What documents of others may have, and definitions may not.
struct FullYAMLTests {
  private func read(_ text: String, limits: Limits = Limits()) -> YAMLParser.Result {
    YAMLParser.parse(text, path: "a.yaml", dialect: .full, limits: limits)
  }

  /// The tree as JSON, without places.
  private func json(_ text: String) -> String {
    let result = read(text)
    return result.diagnostics.isEmpty ? result.root.map(json) ?? "nothing" : findings(result.diagnostics)
  }

  private func json(_ node: Node) -> String {
    switch node.content {
    case .scalar(let scalar): scalar.isQuoted ? "\"\(scalar.text)\"" : scalar.text
    case .sequence(let elements): "[\(elements.map(json).joined(separator: ", "))]"
    case .mapping(let entries): "{\(entries.map { "\($0.key): \(json($0.value))" }.joined(separator: ", "))}"
    }
  }

  private func messages(_ text: String, limits: Limits = Limits()) -> [String] {
    read(text, limits: limits).diagnostics.map { "\($0.range.start.line):\($0.range.start.column) \($0.message)" }
  }

  @Test(arguments: [
    ("a: &x one\nb: *x\n", "{a: one, b: one}"),
    ("a: &x [1, { c: 2 }]\nb: *x\n", "{a: [1, {c: 2}], b: [1, {c: 2}]}"),
    ("a: &x { c: 2 }\nb: [*x, *x]\n", "{a: {c: 2}, b: [{c: 2}, {c: 2}]}"),
    ("a: &x [&y one, *y]\nb: [*x, *y]\n", "{a: [one, one], b: [[one, one], one]}"),
    ("&k a: 1\nb: *k\n", "{a: 1, b: a}"),
    ("a: &k c\n*k : 1\n", "{a: c, c: 1}"),
    // The nearest anchor of a name counts.
    ("a: &x 1\nb: *x\nc: &x 2\nd: *x\n", "{a: 1, b: 1, c: 2, d: 2}"),
    ("a: &x\nb: *x\n", "{a: , b: }"),
    ("a: &x 'q'\nb: *x\n", "{a: \"q\", b: \"q\"}"),
  ])
  func `an alias is the value that it names`(text: String, expected: String) {
    #expect(json(text) == expected)
  }

  @Test func `an alias stands where it is written, and its parts where they are written`() throws {
    let root = try #require(read("a: &x [one]\nb: *x\n").root)
    let alias = try #require(root.entries?.last?.value)
    #expect(alias.range.label == "a.yaml:2:4")
    #expect(alias.elements?.map(\.range.label) == ["a.yaml:1:8"])
  }

  @Test(arguments: [
    ("a: &x { c: 1, d: 2 }\nb: { <<: *x }\n", "{a: {c: 1, d: 2}, b: {c: 1, d: 2}}"),
    // A mapping's own entries count before merged ones, wherever they stand.
    ("a: &x { c: 1 }\nb: { c: 2, <<: *x }\n", "{a: {c: 1}, b: {c: 2}}"),
    ("a: &x { c: 1 }\nb: { <<: *x, c: 2 }\n", "{a: {c: 1}, b: {c: 2}}"),
    // Of several mappings the first that has a key counts.
    (
      "a: &x { c: 1 }\nb: &y { c: 2, d: 3 }\nz: { <<: [*x, *y] }\n",
      "{a: {c: 1}, b: {c: 2, d: 3}, z: {c: 1, d: 3}}"
    ),
    ("a: &x { c: 1 }\nb: &y { <<: *x, d: 2 }\nz: { <<: *y }\n", "{a: {c: 1}, b: {d: 2, c: 1}, z: {d: 2, c: 1}}"),
    ("<<: { a: 1 }\n", "{a: 1}"),
    ("'<<': 1\n", "{<<: 1}"),
  ])
  func `a merge key brings the entries of other mappings`(text: String, expected: String) {
    #expect(json(text) == expected)
  }

  @Test(arguments: [
    ("a: *x\n", "1:4 no anchor '&x' precedes this alias"),
    ("a: *x\nb: &x 1\n", "1:4 no anchor '&x' precedes this alias"),
    ("a: &x [*x]\n", "1:8 the value of '&x' contains itself"),
    ("a: &x { b: { c: *x } }\n", "1:17 the value of '&x' contains itself"),
    ("<<: 1\n", "1:5 '<<' takes a mapping or a list of mappings, not a string"),
    ("a: &x 1\n<<: [*x]\n", "2:5 '<<' takes a mapping or a list of mappings, not a list"),
    ("a: !local 1\n", "1:4 the tag '!local' is none of YAML's own; its meaning is unknown"),
    ("a: 1\n---\nb: 2\n", "2:1 a second document begins here; only one is read"),
  ])
  func `what means nothing is an error at its place`(text: String, expected: String) {
    #expect(messages(text) == [expected])
  }

  @Test func `YAML's own tags are allowed, and one of them makes a string`() {
    #expect(json("a: !!int 1\nb: !!str 1\nc: ! 1\nd: !!map {}\n") == "{a: 1, b: \"1\", c: \"1\", d: {}}")
  }

  @Test func `aliases to aliases have a limit`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...20 {
      text += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]\n"
    }
    #expect(messages(text) == ["7:10 the aliases up to here stand for more than 1000000 values"])
  }

  @Test(arguments: [(15, 0), (14, 1)])
  func `values count as often as aliases reach them`(limit: Int, errors: Int) {
    var limits = Limits()
    limits.aliasedNodes = limit
    // Three values; then two aliases to three, which are seven with their list; then one alias to these: 3 + 3 + 7 + 1 + 1.
    let text = "a: &a [1, 2]\nb: &b [*a, *a]\nc: *b\nd: &d 1\ne: [*d, *d]\n"
    #expect(messages(text, limits: limits).count == errors)
  }

  @Test func `what an alias stands for counts for the depth`() {
    var limits = Limits()
    limits.depth = 5
    let text = "a: &a [[x]]\nb: [*a]\nc: [[*a]]\n"
    #expect(
      messages(text, limits: limits) == [
        "3:6 mappings and lists nest deeper than 5 levels in what this alias stands for"
      ]
    )
    limits.depth = 6
    #expect(messages(text, limits: limits) == [])
  }

  @Test func `merge keys cannot multiply either`() {
    var limits = Limits()
    limits.aliasedNodes = 1000
    var text = "a0: &a0 { \((0..<100).map { "k\($0): x" }.joined(separator: ", ")) }\n"
    for level in 1...20 { text += "a\(level): &a\(level) { <<: [*a\(level - 1), *a\(level - 1)] }\n" }
    #expect(messages(text, limits: limits).map { $0.suffix(42) } == ["up to here stand for more than 1000 values"])
  }
}
