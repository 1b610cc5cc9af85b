import VersionedAPISourceText
import VersionedAPIYAML

/// What the service is in one api-version: nothing in it depends on a version any more.
public struct API: Sendable {
  /// The name of the service.
  public var serviceName: String
  /// What the service does.
  public var serviceDoc: String?
  /// The address of a resource, as an example.
  public var endpoint: String?
  /// Words that Swift names write in capitals, beyond those that every API has.
  public var acronyms: [String]
  /// The version.
  public var version: Version
  /// How a request proves who sends it.
  public var credentials: [Credential]
  /// The groups of operations in the order of their first operation.
  public var groups: [Group]
  /// The enums.
  public var enums: [Enumeration]
  /// The schemas, fragments included in them.
  public var schemas: [Schema] { didSet { positions = Self.positions(of: schemas) } }
  /// The fragments that the service documents as schemas of their own.
  public var fragments: [Schema]
  /// The operations.
  public var operations: [Operation]
  /// Where the schemas stand, by name: they are looked up for every mention.
  private var positions: [String: Int]

  init(
    service: ServiceDefinition,
    version: Version,
    credentials: [Credential],
    groups: [Group],
    enums: [Enumeration],
    schemas: [Schema],
    fragments: [Schema],
    operations: [Operation]
  ) {
    serviceName = service.name
    serviceDoc = service.doc
    endpoint = service.endpoint
    acronyms = service.acronyms
    self.version = version
    self.credentials = credentials
    self.groups = groups
    self.enums = enums
    self.schemas = schemas
    self.fragments = fragments
    self.operations = operations
    positions = Self.positions(of: schemas)
  }

  private static func positions(of schemas: [Schema]) -> [String: Int] {
    Dictionary(schemas.enumerated().map { ($1.element.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What every element has.
  public struct Element: Sendable {
    /// The name in the service.
    public var key: String
    /// Where it is defined.
    public var range: SourceRange
    /// What it is for.
    public var doc: String?
    /// The Swift name that the definition asks for.
    public var name: String?
    /// Why it should no longer be used.
    public var deprecated: String?

    /// Makes an element.
    public init(
      key: String,
      range: SourceRange,
      doc: String? = nil,
      name: String? = nil,
      deprecated: String? = nil
    ) {
      self.key = key
      self.range = range
      self.doc = doc
      self.name = name
      self.deprecated = deprecated
    }
  }

  /// The api-version.
  public struct Version: Sendable {
    /// The version as the service names it.
    public var id: String
    /// Where it is defined.
    public var range: SourceRange
    /// What every path begins with.
    public var path: String
    /// Query parameters of every request.
    public var query: [(name: String, value: String)]
    /// The day on which the service stops answering, `yyyy-mm-dd`.
    public var retired: String?
    /// The address of an operation's page, with `{group}`, `{operation}` and `{operationId}`.
    public var reference: String?
  }

  /// One way to prove who sends a request.
  public struct Credential: Sendable {
    /// The element.
    public var element: Element
    /// The header field.
    public var header: String
    /// What stands before the value.
    public var scheme: String?
  }

  /// A group of operations.
  public struct Group: Sendable {
    /// The element.
    public var element: Element
  }

  /// A set of values.
  public struct Enumeration: Sendable {
    /// The element.
    public var element: Element
    /// Whether only the service writes values of it.
    public var isReadOnly: Bool
    /// Whether the service promises to add no value.
    public var isClosed: Bool
    /// The values.
    public var cases: [Element]
  }

  /// A schema.
  public struct Schema: Sendable {
    /// The element.
    public var element: Element
    /// The whole schema where it has no properties.
    public var type: TypeExpression?
    /// The fragments whose properties come first.
    public var fragments: [String]
    /// Whether only the service writes values of it.
    public var isReadOnly: Bool
    /// How a value tells how far the job that it represents has come.
    public var progress: ProgressDefinition?
    /// Whether nothing refers to it on purpose.
    public var isStandalone: Bool
    /// The properties, those of fragments first.
    public var properties: [Property]
  }

  /// A property, a form field, a parameter or a header field.
  public struct Property: Sendable {
    /// The element.
    public var element: Element
    /// The type.
    public var type: TypeExpression
    /// Whether it is always there.
    public var isRequired: Bool
    /// Whether the definition marks the property itself as the service's.
    public var isMarkedReadOnly: Bool
    /// Whether only the service writes it: it is marked, or its type is.
    public var isReadOnly: Bool
    /// Whether no log may show it.
    public var isSecret: Bool
    /// Limits and defaults.
    public var constraints: [(constraint: Constraint, value: String)]
    /// For a text that holds JSON: the type of that JSON.
    public var json: TypeExpression?
    /// The fragment that it comes from.
    public var fragment: String?
  }

  /// A parameter.
  public struct Parameter: Sendable {
    /// Where it goes.
    public var place: ParameterPlace
    /// Name, type and the rest.
    public var property: Property
  }

  /// The body of a request.
  public struct Body: Sendable {
    /// Where it is defined.
    public var range: SourceRange
    /// The role of the body, which names the parameter in Swift; nil where the definition gives none.
    public var name: String?
    /// What it holds; nil for a form.
    public var type: TypeExpression?
    /// The media type.
    public var content: String
    /// Whether a request must have it.
    public var isRequired: Bool
    /// The fields of a form.
    public var parts: [Property]
    /// What it is for.
    public var doc: String?
  }

  /// What the service answers with one status, or with all others.
  public struct Response: Sendable {
    /// The element.
    public var element: Element
    /// The status; nil for all others.
    public var status: Int?
    /// The type of the body; nil where there is none.
    public var body: TypeExpression?
    /// The media type of the body.
    public var content: String
    /// The header fields that callers read.
    public var headers: [Property]
    /// The statuses that the service documents one by one.
    public var statuses: [Element]

    /// Whether the status tells that the operation worked.
    public var isSuccess: Bool { status.map { (200...299).contains($0) } ?? false }
  }

  /// One operation.
  public struct Operation: Sendable {
    /// The element; its key is `Group_Name`.
    public var element: Element
    /// What the service calls it.
    public var operationID: String
    /// Method and path.
    public var http: HTTPRoute
    /// The parameters in order.
    public var parameters: [Parameter]
    /// The body of the request.
    public var body: Body?
    /// The answers, successes first.
    public var responses: [Response]
    /// How to page through the answers.
    public var paged: PagingDefinition?
    /// How to follow what it starts.
    public var poll: PollDefinition?
    /// The page that documents it.
    public var reference: String?

    /// The part of the key before the `_`.
    public var group: String { String(element.key.prefix { $0 != "_" }) }
    /// The part of the key behind the `_`.
    public var method: String { String(element.key.drop { $0 != "_" }.dropFirst()) }
  }

  /// The schema of a name.
  public func schema(named name: String) -> Schema? { positions[name].map { schemas[$0] } }
  /// The enum of a name.
  public func enumeration(named name: String) -> Enumeration? { enums.first { $0.element.key == name } }
  /// The operation of a key.
  public func operation(named name: String) -> Operation? { operations.first { $0.element.key == name } }
}

extension TypeExpression {
  /// The media type that a body has unless its definition names one.
  public static let jsonContent = "application/json"
}
