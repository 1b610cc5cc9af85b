import VersionedAPISourceText
import VersionedAPIYAML

/// The API of a service in one api-version.
public struct API: Sendable {
  /// The name of the service.
  public var serviceName: String
  /// The documentation of the service.
  public var serviceDoc: String?
  /// The URL of a resource, as an example.
  public var endpoint: String?
  /// Words that are uppercase in Swift names, in addition to those of every API.
  public var acronyms: [String]
  /// The endpoints at which the service can be.
  public var endpoints: [Endpoint]
  /// The version.
  public var version: Version
  /// The credentials that authenticate requests.
  public var credentials: [Credential]
  /// The groups of operations in the order of their first operation.
  public var groups: [Group]
  /// The enums.
  public var enums: [Enumeration]
  /// The schemas, with the properties of their fragments.
  public var schemas: [Schema] { didSet { positions = Self.positions(of: schemas) } }
  /// The fragments that the service documents as schemas.
  public var fragments: [Schema]
  /// The operations.
  public var operations: [Operation]
  /// The indices of the schemas by name, for fast lookup.
  private var positions: [String: Int]

  init(
    service: ServiceDefinition,
    endpoints: [Endpoint],
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
    self.endpoints = endpoints
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

  /// The properties that all elements have.
  public struct Element: Sendable {
    /// The name in the service.
    public var key: String
    /// Its location in the definition.
    public var range: SourceRange
    /// The documentation.
    public var doc: String?
    /// The name in Swift, if the definition gives one.
    public var name: String?
    /// The reason why it should no longer be used.
    public var deprecated: String?

    /// Creates an element with the given values.
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
    /// The name of the version in the service.
    public var id: String
    /// Its location in the definition.
    public var range: SourceRange
    /// The base path of all operations.
    public var path: String
    /// Query parameters of every request.
    public var query: [(name: String, value: String)]
    /// The date of retirement, `yyyy-mm-dd`.
    public var retired: String?
    /// The URL of an operation's documentation page, with `{group}`, `{operation}` and `{operationId}`.
    public var reference: String?
  }

  /// An endpoint at which the service can be.
  public struct Endpoint: Sendable {
    /// The element.
    public var element: Element
    /// The URL without a path; a name in braces stands for a label of the host.
    public var url: String
    /// Whether the URL has a name in braces.
    public var hasParameter: Bool { url.contains("{") }
  }

  /// A credential that authenticates requests.
  public struct Credential: Sendable {
    /// The element.
    public var element: Element
    /// The header field.
    public var header: String
    /// The prefix of the value, such as `Bearer`.
    public var scheme: String?
  }

  /// A group of operations.
  public struct Group: Sendable {
    /// The element.
    public var element: Element
  }

  /// A set of string values.
  public struct Enumeration: Sendable {
    /// The element.
    public var element: Element
    /// Whether values of it are read-only.
    public var isReadOnly: Bool
    /// Whether the service guarantees to add no values.
    public var isClosed: Bool
    /// The values.
    public var cases: [Element]
  }

  /// A schema.
  public struct Schema: Sendable {
    /// The element.
    public var element: Element
    /// The type of the schema; nil if it is an object with properties.
    public var type: TypeExpression?
    /// The fragments whose properties come first.
    public var fragments: [String]
    /// Whether values of it are read-only.
    public var isReadOnly: Bool
    /// How a value reports the progress of the job that it represents.
    public var progress: ProgressDefinition?
    /// The path of properties to the URL of content that can be downloaded.
    public var download: PropertyPath?
    /// Whether it is intended that no operation refers to it.
    public var isStandalone: Bool
    /// The properties, those of fragments first.
    public var properties: [Property]
  }

  /// A property, a part of a form, a parameter or a header field.
  public struct Property: Sendable {
    /// The element.
    public var element: Element
    /// The type.
    public var type: TypeExpression
    /// Whether it is always present.
    public var isRequired: Bool
    /// Whether responses may lack it although requests must have it.
    public var isOptionalInResponses: Bool
    /// Whether the definition marks the property itself as read-only.
    public var isMarkedReadOnly: Bool
    /// Whether it is read-only: it is marked, or its type is read-only.
    public var isReadOnly: Bool
    /// Whether it is redacted in descriptions and logs.
    public var isSecret: Bool
    /// The limits and the default.
    public var constraints: [(constraint: Constraint, value: String)]
    /// The type of the JSON that a string contains.
    public var json: TypeExpression?
    /// The fragment that it comes from.
    public var fragment: String?
  }

  /// A parameter.
  public struct Parameter: Sendable {
    /// Its location in the request.
    public var place: ParameterPlace
    /// The name, the type, and so on.
    public var property: Property
  }

  /// The body of a request.
  public struct Body: Sendable {
    /// Its location in the definition.
    public var range: SourceRange
    /// The role of the body, which is the name of the parameter in Swift; nil if the definition gives none.
    public var name: String?
    /// The type; nil for a form.
    public var type: TypeExpression?
    /// The media type.
    public var content: String
    /// Whether every request has it.
    public var isRequired: Bool
    /// The parts of a form.
    public var parts: [Property]
    /// The documentation.
    public var doc: String?
  }

  /// A response with one status, or with all other statuses.
  public struct Response: Sendable {
    /// The element.
    public var element: Element
    /// The status; nil for all others.
    public var status: Int?
    /// The type of the body; nil if there is none.
    public var body: TypeExpression?
    /// The media type of the body.
    public var content: String
    /// The documented header fields.
    public var headers: [Property]
    /// The statuses that the service documents.
    public var statuses: [Element]

    /// Whether the status means success.
    public var isSuccess: Bool { status.map { (200...299).contains($0) } ?? false }
  }

  /// One operation.
  public struct Operation: Sendable {
    /// The element; its key is `Group_Name`.
    public var element: Element
    /// The operation ID in the service.
    public var operationID: String
    /// Method and path.
    public var http: HTTPRoute
    /// The parameters in order.
    public var parameters: [Parameter]
    /// The body of the request.
    public var body: Body?
    /// The responses, successes first.
    public var responses: [Response]
    /// How to page through the results.
    public var paged: PagingDefinition?
    /// How to poll the job that it starts.
    public var poll: PollDefinition?
    /// How content is uploaded in blocks, each with this operation.
    public var blockUpload: BlockUploadDefinition?
    /// The URL of its documentation page.
    public var reference: String?

    /// The part of the key before the `_`.
    public var group: String { String(element.key.prefix { $0 != "_" }) }
    /// The part of the key after the `_`.
    public var method: String { String(element.key.drop { $0 != "_" }.dropFirst()) }
  }

  /// Returns the schema with a name.
  public func schema(named name: String) -> Schema? { positions[name].map { schemas[$0] } }
  /// Returns the enum with a name.
  public func enumeration(named name: String) -> Enumeration? { enums.first { $0.element.key == name } }
  /// Returns the operation with a key.
  public func operation(named name: String) -> Operation? { operations.first { $0.element.key == name } }
}

extension TypeExpression {
  /// The default media type of a body.
  public static let jsonContent = "application/json"

  /// The types of the response header fields that the runtime reads, by their names in lower case.
  package static let knownHeaderFields: [String: Primitive] = [
    "location": .url, "operation-location": .url, "retry-after": .int32,
  ]
}
