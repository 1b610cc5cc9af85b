import Testing

@testable import VersionedAPISwiftGeneration

struct TemplateTests {
  private static let context = TemplateContext([
    .name: "<Thing>",
    .isOptional: true,
    .isSecret: false,
    .docs: ["One.", "Two."],
    .doc: Deferred { "Deferred." },
    .cases: [TemplateContext([.key: "a", .isClosed: true]), TemplateContext([.key: "b", .isClosed: false])],
    .errors: [TemplateContext](),
    .link: TemplateContext([.reference: "self", .name: "inner"]),
  ])

  @Test(arguments: [
    (
      "values", "{{name}}, {{ name }}, {{{name}}}, {{&name}} and {{doc}}",
      "<Thing>, <Thing>, <Thing>, <Thing> and Deferred."
    ),
    ("names within contexts", "{{link.reference}}{{link.doc}}", "self"),
    ("names around a context", "{{#link}}{{name}} {{doc}}{{/link}}", "inner Deferred."),
    ("flags", "{{#isOptional}}yes{{/isOptional}}{{^isSecret}}no{{/isSecret}}{{#isSecret}}never{{/isSecret}}", "yesno"),
    ("missing names", "a{{key}}{{#key}}b{{/key}}{{^key}}c{{/key}}", "ac"),
    ("lines", "{{#docs}}[{{.}}]{{/docs}}{{^docs}}none{{/docs}}", "[One.][Two.]"),
    ("empty lists", "{{#errors}}some{{/errors}}{{^errors}}none{{/errors}}", "none"),
    (
      "first and last elements", "{{#cases}}{{#first()}}({{/first()}}{{key}}{{^last()}}, {{/last()}}{{/cases}})",
      "(a, b)"
    ),
    ("sections within sections", "{{#cases}}{{#isClosed}}{{key}}{{/isClosed}}{{/cases}}", "a"),
    ("comments", "a{{! b }}c\n{{! d }}\ne", "ac\ne"),
    ("lines with nothing but a tag", "a\n  {{#isOptional}}  \nb\n{{/isOptional}}\nc", "a\nb\nc"),
    ("lines with more than a tag", "a\n {{#isOptional}}b\n{{/isOptional}}", "a\n b\n"),
    ("a partial", "({{> part}})", "(1\n\n2<Thing>\n)"),
    ("a partial on a line of its own", "(\n  {{> part}}\n)", "(\n  1\n\n  2<Thing>\n)"),
    ("an indented partial in a section", "{{#cases}}\n  {{> key}}\n{{/cases}}", "  a\n  b\n"),
    ("an indented partial in another one", " {{> outer}}", "   1\n\n   2<Thing>\n"),
    ("braces that are no tag", "{ {a} }", "{ {a} }"),
  ])
  func `a template is rendered`(_ what: String, text: String, expected: String) throws {
    #expect(try render(text) == expected)
  }

  @Test(arguments: [
    ("{{#name}}\na", 2, 2, "expected section end"),
    ("ü{{#name}}{{/key}}", 1, 14, "section close name incorrect"),
    ("{{/name}}", 1, 4, "section close name incorrect"),
    ("\n {{name", 2, 8, "unfinished name"),
    ("{{na me}}", 1, 6, "unfinished name"),
    ("{{{name}}", 1, 8, "unfinished name"),
    ("{{! a", 1, 6, "unfinished name"),
    ("{{%CONTENT_TYPE:HTML}}", 1, 4, "unrecognised config variable"),
    (String(repeating: "{{#name}}", count: 51), 1, 454, "sections nest too deep"),
  ])
  func `an invalid template has a place`(text: String, line: Int, column: Int, reason: String) {
    do {
      _ = try TemplateParser.parse(text)
      Issue.record("'\(text)' is valid")
    } catch {
      #expect(error.reason == reason && error.place.line == line && error.place.column == column)
    }
  }

  @Test func `a template that includes itself without end is an error`() {
    #expect(throws: TemplateError.self) { try render("{{> endless}}") }
  }

  @Test func `a name has the text of its case`() {
    #expect(TemplateName.named["isOptional"] == .isOptional && TemplateName.named["optional"] == nil)
  }

  private func render(_ text: String) throws -> String {
    let sources = [
      "text": text, "part": "1\n\n2{{name}}\n", "key": "{{key}}\n", "outer": "  {{> part}}\n",
      "endless": "{{> endless}}",
    ]
    let templates = try sources.mapValues { text throws in try TemplateParser.parse(text) }
    return String(decoding: try TemplateRenderer.render(Self.context, template: "text", of: templates), as: UTF8.self)
  }
}
