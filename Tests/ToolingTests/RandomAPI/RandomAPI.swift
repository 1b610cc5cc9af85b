import VersionedAPIDefinition
import VersionedAPITestSupport

/// A random API in one version, with everything that definitions and OpenAPI documents can both express.
///
/// Names come from small lists, so that independent APIs have names in common. An enum never has the name of a schema, and
/// a parameter of one name is always in the same place, since definitions have one element per name.
struct RandomAPI: Equatable {
  var enums: [Enumeration] = []
  /// The published fragments.
  var parents: [Parent] = []
  var schemas: [Schema] = []
  var operations: [Operation] = []

  struct Enumeration: Equatable {
    var name: String
    var cases: [String]
    /// The order of the cases, among more that it can have.
    var order: [String]
    var isReadOnly = false
    var isClosed = false
  }

  struct Parent: Equatable {
    var name: String
    var properties: [Property]
  }

  struct Schema: Equatable {
    var name: String
    /// The type; nil for an object with properties.
    var type: TypeExpression?
    var parent: String?
    /// The properties besides those of the parent.
    var properties: [Property] = []
    var isReadOnly = false
    var progress: Progress?
  }

  struct Progress: Equatable {
    var status: String
    var succeeded: [String]
    var failed: [String]
    var error: String?
    var poll: Poll
  }

  enum Requirement: String {
    case never = "false"
    case always = "true"
    case request
  }

  /// A property, a parameter or a part of a form.
  struct Property: Equatable {
    var key: String
    var type: TypeExpression
    var required = Requirement.never
    var isReadOnly = false
    var constraints: [Constraint: String] = [:]
  }

  struct Parameter: Equatable {
    var place: ParameterPlace
    var property: Property
  }

  struct Header: Equatable {
    var key: String
    var type: TypeExpression
  }

  struct Body: Equatable {
    var name: String?
    /// The type; nil for a form.
    var type: TypeExpression?
    var content: String?
    var isRequired = true
    var parts: [Property] = []
  }

  struct Response: Equatable {
    /// The status; nil for all others.
    var status: Int?
    var body: TypeExpression?
    var content: String?
    var headers: [Header] = []
  }

  struct Paging: Equatable {
    var items: String
    var next: String
  }

  struct Poll: Equatable {
    var operation: String
    var from: String
  }

  struct Operation: Equatable {
    var key: String
    var id: String?
    var method: String
    var path: String
    var parameters: [Parameter] = []
    var body: Body?
    var responses: [Response]
    var paged: Paging?
    var poll: Poll?
    var isDeprecated = false

    var group: String { String(key.prefix { $0 != "_" }) }
    /// The type of the body of successful responses.
    var result: TypeExpression? { responses.first { $0.status != nil }?.body }
  }

  func schema(_ name: String) -> Schema? { schemas.first { $0.name == name } }
  func enumeration(_ name: String) -> Enumeration? { enums.first { $0.name == name } }
  func operation(_ key: String) -> Operation? { operations.first { $0.key == key } }
  func parent(_ name: String?) -> Parent? { parents.first { $0.name == name } }

  /// All properties of a schema, those of its parent first.
  func properties(of schema: Schema) -> [Property] { (parent(schema.parent)?.properties ?? []) + schema.properties }

  /// The schema with properties that a type names.
  func object(_ type: TypeExpression?) -> Schema? {
    guard case .named(let name) = type, let schema = schema(name), schema.type == nil else { return nil }
    return schema
  }
}

extension SeededGenerator {
  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &self)]
  }
}
