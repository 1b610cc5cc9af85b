import Testing
import VersionedAPIDefinition
import VersionedAPISourceText
import VersionedAPITestSupport

/// Texts in sentences: those that a comment cuts, and those that are missing.
struct DocTests {
  @Test func `a warning says where a comment cuts a text`() {
    let text = """
      groups:
        Books: { doc: Books. } # the only group
      schemas:
        Book:
          doc: Book of the # 1 kind
          properties:
            title: # shown first
              type: string # never empty
              doc: Title. # as printed
            size: { type: int32, doc: "Number # of pages" }
      operations:
        Books_Get:
          doc: Gets a book. #42 is an example.
          http: GET /book # no path parameter
          responses: { 200: { body: Book } }
      """
    #expect(
      findings(load(("books.yaml", text))) == """
        books.yaml:5:22: warning: the doc of schema 'Book' ends here, since ' #' begins a comment; a string that contains ' #' needs quotes
            5 |     doc: Book of the # 1 kind
              |                      ^
        books.yaml:13:23: warning: the doc of operation 'Books_Get' ends here, since ' #' begins a comment; a string that contains ' #' needs quotes
           13 |     doc: Gets a book. #42 is an example.
              |                       ^

        """
    )
  }

  @Test func `a file that cannot be read causes no errors about its shared parameters`() {
    let text = "operations: { Books_Get: { http: GET /book, parameters: { top: }, responses: { 204: } } }"
    let loaded = load(("books.yaml", text), ("common.yaml", "parameters: { top: { in: query, type:[] } }"))
    #expect(
      loaded.diagnostics.map { "\($0.range.label): \($0.message)" } == [
        "common.yaml:1:37: a space is missing after this ':'"
      ]
    )
  }

  @Test func `what needs a doc and has none is listed, unless its name or its type says it all`() throws {
    let text = """
      enums:
        Kind: { doc: Kind of a book., cases: { Novel: , Other: { doc: Neither., versions: v2... }, PictureBook: } }
        Size: { cases: { Small: , Large: } }
      schemas:
        Book:
          doc: { v1: A book., v2: Book., v3: none }
          properties:
            id:    { type: uuid }
            kind:  { type: Kind }
            sizes: { type: "Size[]" }
            pages: { type: int32 }
            rank:  { type: int32, doc: { v1: Position., v2...: none } }
      operations:
        Books_Get:
          doc: Gets a book.
          http: GET /book/{isbn}
          parameters: { isbn: { in: path, type: string } }
          responses: { 200: { body: Book, headers: { Location: url, X-Count: int32 } } }
      """
    let definition = try definition(exampleService, text)
    #expect(
      definition.missingDocumentation().map { "\($0.range.start.line): \($0.severity): \($0.message)" } == [
        "2: warning: case 'Novel' has no 'doc'",
        "3: warning: enum 'Size' has no 'doc'",
        "5: warning: schema 'Book' has no 'doc' in v3",
        "11: warning: property 'pages' has no 'doc'",
        "12: warning: property 'rank' has no 'doc' in v2 and v3",
        "17: warning: parameter 'isbn' has no 'doc'",
        "18: warning: header 'X-Count' has no 'doc'",
      ]
    )
  }
}
