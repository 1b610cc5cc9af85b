import Testing
import VersionedAPIDefinition
import VersionedAPITestSupport

/// What a message says about a name that some versions do not have.
struct HintTests {
  private static let shop = """
    groups: { Books: { doc: Books of the shop. } }
    enums:
      Binding: { cases: { Hard: , Soft: } }
    schemas:
      Title: { versions: v1, properties: { binding: { type: Binding } } }
      Book: { versions: v2, was: Title, properties: { binding: { type: Binding } } }
      Work: { versions: v3, was: Book, properties: { binding: { type: Binding } } }
    operations:
      Books_Get:
        operationId: { v1: FetchBook, v2...: Books_Get }
        http: GET /book
        responses: { 200: { body: { v1: Title, v2: Book, v3: Work } } }
      Books_GetAll: { versions: v2..., http: GET /books, responses: { 204: } }
      Books_Delete: { versions: ...v2, http: DELETE /book, responses: { 204: } }
      Shelves_List: { versions: v1, http: GET /shelves, responses: { 204: } }
    """

  @Test(arguments: [
    // Renamed, perhaps more than once
    ("Title", ["v2"], "; in v2 it is 'Book'"), ("Title", ["v3"], "; in v3 it is 'Work'"),
    ("Work", ["v1"], "; in v1 it is 'Title'"), ("Title", ["v2", "v3"], "; in v2 it is 'Book'"),
    // Of other versions
    ("Books_Delete", ["v3"], "; it exists in v1 and v2"), ("Books_GetAll", ["v1"], "; it exists in v2 and v3"),
    ("Shelves_*", ["v2", "v3"], "; it exists in v1"),
    // Similar
    ("Books_Gte", ["v1"], "; did you mean 'Books_Get'?"), ("Bindings", ["v1"], "; did you mean 'Binding'?"),
    ("Boks", ["v1"], "; did you mean 'Books'?"), ("Zzz", ["v1"], ""),
    ("FetchBook", ["v1"], "; it is the operationId of 'Books_Get'"),
    // Patterns
    ("Boks_*", ["v1"], "; did you mean 'Books_*'?"), ("Books_Gett*", ["v1"], "; did you mean 'Books_Get*'?"),
    ("*_Delet", ["v1"], "; did you mean '*_Delete'?"), ("*Dellete*", ["v1"], "; did you mean '*Delete*'?"),
    ("*k*_D*", ["v3"], "; it exists in v1 and v2"), ("Bo*x*y", ["v1"], ""),
  ])
  func `a hint leads to the name`(name: String, versions: [String], expected: String) throws {
    #expect(try definition(exampleService, Self.shop).hint(for: name, in: versions) == expected)
  }

  @Test func `only what is wanted is named`() throws {
    let definition = try definition(exampleService, Self.shop)
    #expect(definition.hint(for: "Title", in: ["v2"], among: [.operation]) == "")
    #expect(definition.hint(for: "Boks", in: ["v1"], among: [.operation, .type]) == "")
  }
}
