/// Definitions of a size that is given, each with one thing that could take a time that grows faster than they do.
enum Samples {
  private static let service = """
    service: Sample
    versions: { v1: { path: /v1 } }

    """
  private static let documented = """
    service: Sample
    versions: { v1: { path: /v1, reference: "https://example.com/{group}/{operation}" } }

    """
  private static let root = """
    schemas:
      Root: { type: object, doc: A., properties: { value: { type: string, doc: A. } } }

    """

  /// Files by name.
  typealias Files = [String: String]

  /// Unknown aliases in one flow mapping: as many findings on one line.
  static func aliases(_ count: Int) -> Files {
    let properties = lines(count) { "p\($0): *a\($0)" }.joined(separator: ", ")
    return files("schemas: { Root: { properties: { \(properties) } } }\n")
  }

  /// Properties of types that do not exist, each in a schema of its own.
  static func unknownTypes(_ count: Int) -> Files {
    files("schemas:\n" + lines(count) { "  Thing\($0): { properties: { value: { type: Unknwon\($0) } } }\n" }.joined())
  }

  /// Properties of types that do not exist, all in one schema.
  static func unknownTypesInOneSchema(_ count: Int) -> Files {
    files("schemas:\n  Root:\n    properties:\n" + lines(count) { "      p\($0): { type: Unknwon\($0) }\n" }.joined())
  }

  /// Schemas that form a chain.
  static func chain(_ count: Int) -> Files {
    files(chainOfSchemas(count) + operation("Things_Get", "GET /things", body: "Thing0"))
  }

  /// Operations, each in a group of its own.
  static func groups(_ count: Int) -> Files {
    let operations = lines(count) {
      "  Group\($0)_Get: { doc: A., http: GET /g\($0), responses: { 200: { body: Root } } }\n"
    }
    let groups = lines(count) { "  Group\($0): { doc: A. }\n" }
    return files(root + "groups:\n" + groups.joined() + "operations:\n" + operations.joined())
  }

  /// Path parameters of one operation.
  static func pathParameters(_ count: Int) -> Files {
    let path = lines(count) { "/{p\($0)}" }.joined()
    let parameters = lines(count) { "      p\($0): { in: path, type: string, doc: A. }\n" }.joined()
    return files(
      root + "operations:\n  Things_Get:\n    doc: A.\n    http: GET \(path)\n    parameters:\n\(parameters)"
        + "    responses: { 200: { body: Root } }\n"
    )
  }

  /// Operations, each of which leads to all schemas of a chain.
  static func operationsOfAChain(_ count: Int) -> Files {
    let operations = lines(count) {
      "  Things_Get\($0): { doc: A., http: GET /t\($0), responses: { 200: { body: Thing0 } } }\n"
    }
    return files(chainOfSchemas(count) + "operations:\n" + operations.joined(), service: documented)
  }

  private static func chainOfSchemas(_ count: Int) -> String {
    "schemas:\n"
      + lines(count) {
        let next = $0 + 1 < count ? "next: { type: Thing\($0 + 1), doc: A. }" : "value: { type: string, doc: A. }"
        return "  Thing\($0): { doc: A., properties: { \(next) } }\n"
      }
      .joined()
  }

  private static func operation(_ name: String, _ route: String, body: String) -> String {
    "operations:\n  \(name): { doc: A., http: \(route), responses: { 200: { body: \(body) } } }\n"
  }

  private static func lines(_ count: Int, _ line: (Int) -> String) -> [String] { (0..<count).map(line) }

  private static func files(_ text: String, service: String = service) -> Files {
    ["service.yaml": service, "things.yaml": text]
  }
}
