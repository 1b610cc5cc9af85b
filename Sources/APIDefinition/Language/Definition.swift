import VersionedAPISourceText
import VersionedAPIYAML

/// The API of a service, for all versions together.
public struct Definition: Sendable {
  /// The versions, oldest first.
  public var timeline: Timeline
  /// The properties of the service as a whole.
  public var service: ServiceDefinition
  /// The groups of operations.
  public var groups: [GroupDefinition] = []
  /// The parameters that operations share.
  public var parameters: [ParameterDefinition] = []
  /// The enums, in file order.
  public var enums: [EnumDefinition] = []
  /// The fragments, in file order.
  public var fragments: [SchemaDefinition] = []
  /// The schemas, in file order.
  public var schemas: [SchemaDefinition] = []
  /// The operations, in file order.
  public var operations: [OperationDefinition] = []
}

/// The properties that all elements of a definition have.
public struct Element: Sendable {
  /// The key, which is the name in the service.
  public var key: String
  /// The location of the key.
  public var range: SourceRange
  /// The versions in which the element exists.
  public var versions: VersionSet
  /// The documentation.
  public var doc = Versioned<String>()
  /// The name in Swift, if it differs from the automatic one.
  public var name = Versioned<String>()
  /// The reason why it should no longer be used.
  public var deprecated = Versioned<String>()
  /// The name that it had in the version before its first one.
  public var was: Versioned<String>
}

/// The properties of a service as a whole.
public struct ServiceDefinition: Sendable {
  /// The name of the service, which the names of its Swift modules begin with.
  public var name: String
  /// The location of the name.
  public var range: SourceRange
  /// The documentation of the service.
  public var doc: String?
  /// The URL of a resource, as an example.
  public var endpoint: String?
  /// Words that are uppercase in Swift names, in addition to those of every API.
  public var acronyms: [String] = []
  /// The endpoints at which the service can be.
  public var endpoints: [EndpointDefinition] = []
  /// The versions, oldest first.
  public var versions: [VersionDefinition] = []
  /// The credentials that authenticate requests.
  public var credentials: [CredentialDefinition] = []
  /// Responses that operations have unless they define their own.
  public var responses: [ResponseDefinition] = []
}

/// An endpoint at which the service can be, such as that of a region.
public struct EndpointDefinition: Sendable {
  /// The element; its key names the endpoint.
  public var element: Element
  /// The URL without a path; a name in braces stands for a label of the host.
  public var url: String
}

/// One api-version.
public struct VersionDefinition: Sendable {
  /// The name of the version in the service.
  public var id: String
  /// Its location.
  public var range: SourceRange
  /// The base path of all operations.
  public var path: String
  /// Query parameters of every request.
  public var query: [(name: String, value: String)] = []
  /// The date of retirement, `yyyy-mm-dd`.
  public var retired: String?
  /// The URL of an operation's documentation page, with `{group}`, `{operation}` and `{operationId}`.
  public var reference: String?
}

/// A credential that authenticates requests.
public struct CredentialDefinition: Sendable {
  /// The element; its key names the credential.
  public var element: Element
  /// The header field that carries it.
  public var header: String
  /// The prefix of the value, such as `Bearer`.
  public var scheme: String?
}

/// A group of operations.
public struct GroupDefinition: Sendable {
  /// The element; its key is the part of an operation's key before the `_`.
  public var element: Element
}

/// A set of string values, which the service may extend.
public struct EnumDefinition: Sendable {
  /// The element; its key names the enum.
  public var element: Element
  /// The access to values of the enum.
  public var access = Versioned<Access>()
  /// Whether the service guarantees to add no values.
  public var closed = Versioned<Bool>()
  /// The names of all cases in the order of versions in which it is not that of ``cases``, with their locations.
  public var order = Versioned<[(name: String, range: SourceRange)]>()
  /// The values; their keys are the raw values.
  public var cases: [Element] = []
}

/// The access to a value.
public enum Access: String, CaseIterable, Sendable {
  /// Read-only.
  case read
  /// Readable and writable.
  case readWrite
}

/// A schema, or a fragment of one.
public struct SchemaDefinition: Sendable {
  /// The element; its key names the schema.
  public var element: Element
  /// The type of the schema if it is an array, a map or another type; nil if it is an object with properties.
  public var type = Versioned<TypeExpression?>()
  /// The fragments whose properties come first.
  public var include: [(name: String, range: SourceRange)] = []
  /// The access to values of the schema.
  public var access = Versioned<Access>()
  /// Whether the service documents a fragment as a schema of its own.
  public var isPublished = Versioned<Bool>()
  /// How a value reports the progress of the job that it represents.
  public var progress = Versioned<ProgressDefinition>()
  /// The path of properties to the URL of content that can be downloaded.
  public var download = Versioned<PropertyPath>()
  /// The location of `standalone: true`: no operation refers to the schema, on purpose.
  public var standalone: SourceRange?
  /// The properties of the schema itself.
  public var properties: [PropertyDefinition] = []
}

/// Whether a property must be present.
public enum Requirement: String, CaseIterable, Sendable {
  /// In requests and in responses.
  case always = "true"
  /// It may be missing.
  case never = "false"
  /// In requests; responses may lack it.
  case request
}

/// A property of a schema, a part of a form, or what parameters and header fields have in common with them.
public struct PropertyDefinition: Sendable {
  /// The element; its key is the JSON name.
  public var element: Element
  /// The type.
  public var type = Versioned<TypeExpression>()
  /// Whether it is always present.
  public var required = Versioned<Requirement>()
  /// The access to the property.
  public var access = Versioned<Access>()
  /// Whether it is redacted in descriptions and logs.
  public var secret = false
  /// The limits and the default.
  public var constraints: [(constraint: Constraint, value: Versioned<String>)] = []
  /// The type of the JSON that a string contains.
  public var json = Versioned<TypeExpression>()
}

/// The location of a parameter in a request.
public enum ParameterPlace: String, CaseIterable, Sendable {
  /// The path.
  case path
  /// The query.
  case query
  /// A header field.
  case header
}

/// A parameter of an operation.
public struct ParameterDefinition: Sendable {
  /// Its location in the request.
  public var place: ParameterPlace
  /// The name, the type, and so on.
  public var property: PropertyDefinition
  /// Whether it refers to a shared parameter.
  public var isShared = false
}

/// The body of a request.
public struct BodyDefinition: Sendable {
  /// Its location.
  public var range: SourceRange
  /// The role of the body, which is the name of the parameter in Swift; `body` by default.
  public var name = Versioned<String>()
  /// The type; empty for a form.
  public var type = Versioned<TypeExpression>()
  /// The media type; `application/json` by default.
  public var content = Versioned<String>()
  /// Whether every request has it.
  public var required = Versioned<Bool>()
  /// The parts of a form.
  public var parts: [PropertyDefinition] = []
  /// The documentation.
  public var doc = Versioned<String>()
}

/// A response with one status, or with all other statuses.
public struct ResponseDefinition: Sendable {
  /// The element; its key is the status or `default`.
  public var element: Element
  /// The status; nil for `default`.
  public var status: Int?
  /// The type of the body; empty if there is none.
  public var body = Versioned<TypeExpression>()
  /// The media type; `application/json` by default.
  public var content = Versioned<String>()
  /// The documented header fields.
  public var headers: [PropertyDefinition] = []
  /// For `default`: the statuses that the service documents.
  public var statuses: [Element] = []

  /// Whether the status means success.
  var isSuccess: Bool { status.map { (200...299).contains($0) } ?? false }
}

/// One operation.
public struct OperationDefinition: Sendable {
  /// The element; its key is `Group_Name`.
  public var element: Element
  /// The operation ID, if it differs from the key.
  public var operationID = Versioned<String>()
  /// Method and path.
  public var http = Versioned<HTTPRoute>()
  /// The parameters in order.
  public var parameters: [ParameterDefinition] = []
  /// The body of the request.
  public var body = Versioned<BodyDefinition>()
  /// The responses, including those that all operations have.
  public var responses: [ResponseDefinition] = []
  /// How to page through the results.
  public var paged = Versioned<PagingDefinition>()
  /// How to poll the job that the operation starts.
  public var poll = Versioned<PollDefinition>()
  /// How content is uploaded in blocks, each with this operation.
  public var blockUpload = Versioned<BlockUploadDefinition>()

  /// The part of the key before the `_`.
  var group: Substring { element.key.prefix { $0 != "_" } }
}

/// How to page through the results of an operation.
public struct PagingDefinition: Sendable {
  /// The property of the response that holds the items, and the location of its name.
  public var items: (name: String, range: SourceRange)
  /// The property of the response that holds the URL of the next page, and the location of its name.
  public var next: (name: String, range: SourceRange)
}

/// How to poll a job.
public struct PollDefinition: Sendable {
  /// The operation that returns the status, and the location of its name.
  public var operation: (name: String, range: SourceRange)
  /// The header field or property that holds the URL to poll, and the location of its name.
  public var from: (name: String, range: SourceRange)
}

/// A path of properties that begins in a schema, such as `links.contentUrl`.
public struct PropertyPath: Sendable {
  /// The names of the properties; at least one.
  public var names: [String]
  /// The location of the path.
  public var range: SourceRange
}

/// How a value of a schema reports the progress of the job that it represents.
public struct ProgressDefinition: Sendable {
  /// The property that holds the status, which is of an enum, and the location of its name.
  public var status: (name: String, range: SourceRange)
  /// The enum cases of a job that has succeeded, and the locations of their names.
  public var succeeded: [(name: String, range: SourceRange)]
  /// The enum cases of a job that has failed, and the locations of their names.
  public var failed: [(name: String, range: SourceRange)]
  /// The path of properties to the error of a failed job.
  public var error: PropertyPath?
  /// The operation that returns the current value, and the property that holds its URL.
  public var poll: PollDefinition
}
