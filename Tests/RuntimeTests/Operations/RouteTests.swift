import Testing
import VersionedAPIRuntime

struct RouteTests {
  @Test func `a route is described by method and path`() {
    #expect(Route(.post, "/library/v1/books/{id}:copy").description == "POST /library/v1/books/{id}:copy")
  }

  @Test func `routes differ by method and by path`() {
    let routes: Set = [Route(.get, "/a"), Route(.get, "/a"), Route(.put, "/a"), Route(.get, "/b")]

    #expect(routes.count == 3)
  }
}
