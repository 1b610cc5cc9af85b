import VersionedAPISourceText
import VersionedAPIYAML

/// Everything that the definition files say, for all versions together.
public struct Definition: Sendable {
  /// The versions, oldest first.
  public var timeline: Timeline
  /// What holds for the whole service.
  public var service: ServiceDefinition
  /// The groups of operations.
  public var groups: [GroupDefinition] = []
  /// Parameters that several operations share.
  public var parameters: [ParameterDefinition] = []
  /// The enums, in the order of the files.
  public var enums: [EnumDefinition] = []
  /// The fragments, in the order of the files.
  public var fragments: [SchemaDefinition] = []
  /// The schemas, in the order of the files.
  public var schemas: [SchemaDefinition] = []
  /// The operations, in the order of the files.
  public var operations: [OperationDefinition] = []
}

/// What every element of a definition has.
public struct Element: Sendable {
  /// The key: the name in the service.
  public var key: String
  /// Where the key stands.
  public var range: SourceRange
  /// The versions that have the element.
  public var versions: VersionSet
  /// What it is for.
  public var doc = Versioned<String>()
  /// Its name in Swift, where the automatic one does not do.
  public var name = Versioned<String>()
  /// Why it should no longer be used.
  public var deprecated = Versioned<String>()
  /// The name that it had in the version before its first one.
  public var was: Versioned<String>
}

/// What holds for the whole service.
public struct ServiceDefinition: Sendable {
  /// The name of the service, which names its Swift modules.
  public var name: String
  /// Where the name stands.
  public var range: SourceRange
  /// What the service does.
  public var doc: String?
  /// The address of a resource, as an example.
  public var endpoint: String?
  /// Words that Swift names write in capitals, beyond those that every API has.
  public var acronyms: [String] = []
  /// The versions, oldest first.
  public var versions: [VersionDefinition] = []
  /// How a request proves who sends it.
  public var credentials: [CredentialDefinition] = []
  /// Responses that every operation has, unless it says otherwise.
  public var responses: [ResponseDefinition] = []
}

/// One api-version.
public struct VersionDefinition: Sendable {
  /// The version as the service names it.
  public var id: String
  /// Where it stands.
  public var range: SourceRange
  /// What every path of the version begins with.
  public var path: String
  /// Query parameters that every request of the version carries.
  public var query: [(name: String, value: String)] = []
  /// The day on which the service stops answering, `yyyy-mm-dd`.
  public var retired: String?
  /// The address of an operation's page, with `{group}`, `{operation}` and `{operationId}`.
  public var reference: String?
}

/// One way to prove who sends a request.
public struct CredentialDefinition: Sendable {
  /// The element; its key names the credential.
  public var element: Element
  /// The header field that carries it.
  public var header: String
  /// What stands before the value, such as `Bearer`.
  public var scheme: String?
}

/// A group of operations.
public struct GroupDefinition: Sendable {
  /// The element; its key is the part of an operation's name before the `_`.
  public var element: Element
}

/// A set of values, which the service may extend.
public struct EnumDefinition: Sendable {
  /// The element; its key names the enum.
  public var element: Element
  /// Who writes values of the enum.
  public var access = Versioned<Access>()
  /// Whether the service promises to add no value.
  public var closed = Versioned<Bool>()
  /// The values; their keys are the raw values.
  public var cases: [Element] = []
}

/// Who writes a value.
public enum Access: String, CaseIterable, Sendable {
  /// Only the service.
  case read
  /// The service and its callers.
  case readWrite
}

/// A schema, or a fragment of one.
public struct SchemaDefinition: Sendable {
  /// The element; its key names the schema.
  public var element: Element
  /// The whole schema where it is an array, a map or another type; nil where it has properties.
  public var type = Versioned<TypeExpression?>()
  /// The fragments whose properties come first.
  public var include: [(name: String, range: SourceRange)] = []
  /// Who writes values of the schema.
  public var access = Versioned<Access>()
  /// Whether the service documents a fragment as a schema of its own.
  public var isPublished = Versioned<Bool>()
  /// How a value tells how far the job that it represents has come.
  public var progress = Versioned<ProgressDefinition>()
  /// Where the definition says that nothing refers to the schema on purpose.
  public var standalone: SourceRange?
  /// The schema's own properties.
  public var properties: [PropertyDefinition] = []
}

/// A property of a schema, a field of a form, or what a parameter and a header have in common with them.
public struct PropertyDefinition: Sendable {
  /// The element; its key is the JSON name.
  public var element: Element
  /// The type.
  public var type = Versioned<TypeExpression>()
  /// Whether it is always there.
  public var required = Versioned<Bool>()
  /// Who writes it.
  public var access = Versioned<Access>()
  /// Whether no log may show it.
  public var secret = false
  /// Limits and defaults.
  public var constraints: [(constraint: Constraint, value: Versioned<String>)] = []
  /// For a text that holds JSON: the type of that JSON.
  public var json = Versioned<TypeExpression>()
}

/// Where a parameter goes.
public enum ParameterPlace: String, CaseIterable, Sendable {
  /// Into the path.
  case path
  /// Into the query.
  case query
  /// Into a header field.
  case header
}

/// A parameter of an operation.
public struct ParameterDefinition: Sendable {
  /// Where it goes.
  public var place: ParameterPlace
  /// Name, type and the rest.
  public var property: PropertyDefinition
  /// Whether an operation only names it and the parameter stands under `parameters`.
  public var isShared = false
}

/// The body of a request.
public struct BodyDefinition: Sendable {
  /// Where it stands.
  public var range: SourceRange
  /// The role of the body, which names the parameter in Swift; `body` where nothing is said.
  public var name = Versioned<String>()
  /// The type; empty for a form.
  public var type = Versioned<TypeExpression>()
  /// The media type; `application/json` unless said otherwise.
  public var content = Versioned<String>()
  /// Whether a request must have it.
  public var required = Versioned<Bool>()
  /// The fields of a form.
  public var parts: [PropertyDefinition] = []
  /// What it holds.
  public var doc = Versioned<String>()
}

/// What the service answers with one status, or with all others.
public struct ResponseDefinition: Sendable {
  /// The element; its key is the status or `default`.
  public var element: Element
  /// The status; nil for `default`.
  public var status: Int?
  /// The type of the body; empty where there is none.
  public var body = Versioned<TypeExpression>()
  /// The media type; `application/json` unless said otherwise.
  public var content = Versioned<String>()
  /// The header fields that callers read.
  public var headers: [PropertyDefinition] = []
  /// For `default`: the statuses that the service documents one by one.
  public var statuses: [Element] = []

  /// Whether the status tells that the operation worked.
  var isSuccess: Bool { status.map { (200...299).contains($0) } ?? false }
}

/// One operation.
public struct OperationDefinition: Sendable {
  /// The element; its key is `Group_Name`.
  public var element: Element
  /// What the service calls it, where that is not the key.
  public var operationID = Versioned<String>()
  /// Method and path.
  public var http = Versioned<HTTPRoute>()
  /// The parameters in order.
  public var parameters: [ParameterDefinition] = []
  /// The body of the request.
  public var body = Versioned<BodyDefinition>()
  /// The answers; what the service gives to all operations included.
  public var responses: [ResponseDefinition] = []
  /// How to page through the answers.
  public var paged = Versioned<PagingDefinition>()
  /// How to follow what the operation starts.
  public var poll = Versioned<PollDefinition>()
}

/// How to page through the answers of an operation.
public struct PagingDefinition: Sendable {
  /// The property of the answer that holds the items, and where that is said.
  public var items: (name: String, range: SourceRange)
  /// The property of the answer that holds the address of the next page, and where that is said.
  public var next: (name: String, range: SourceRange)
}

/// How to follow what an operation starts.
public struct PollDefinition: Sendable {
  /// The operation that tells how far it is, and where that is said.
  public var operation: (name: String, range: SourceRange)
  /// The header field of the answer that holds the address to ask, and where that is said.
  public var from: (name: String, range: SourceRange)
}

/// How a value of a schema tells how far the job that it represents has come.
public struct ProgressDefinition: Sendable {
  /// The property that holds the status, of an enum type, and where the definition names it.
  public var status: (name: String, range: SourceRange)
  /// The enum cases that end the job with success, and where the definition names them.
  public var succeeded: [(name: String, range: SourceRange)]
  /// The enum cases that end the job with a failure, and where the definition names them.
  public var failed: [(name: String, range: SourceRange)]
  /// The properties that lead to the error of a failed job, outermost first, and where the definition names them.
  public var error: (path: [String], range: SourceRange)?
  /// The operation that returns the value anew, and the property that holds its URL.
  public var poll: PollDefinition
}
