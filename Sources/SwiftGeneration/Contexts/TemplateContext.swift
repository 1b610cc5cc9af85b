/// What a template sees in one place: names, types, flags, texts and further contexts, each by its name.
///
/// A section of a template looks for a name in its own context first and then in those around it. So each kind of context
/// has all of its names, whatever the definition leaves out.
struct TemplateContext {
  /// A value, or how to work it out.
  enum Entry {
    case known(TemplateValue)
    case deferred(() -> TemplateValue)
  }

  private var entries: [TemplateName: Entry]

  init(_ values: KeyValuePairs<TemplateName, any TemplateValueConvertible>) {
    entries = [:]
    entries.reserveCapacity(values.count)
    add(values)
  }

  private mutating func add(_ values: KeyValuePairs<TemplateName, any TemplateValueConvertible>) {
    for (name, value) in values { entries[name] = value.entry }
  }

  /// What an access level means for declarations and imports.
  init(access: String) {
    self.init([
      .access: access,
      .isPublic: access == "public",
      .importLevel: access == "internal" ? "" : "\(access) ",
    ])
  }

  /// The value of a name; nil where the context has none.
  subscript(name: TemplateName) -> TemplateValue? {
    get {
      switch entries[name] {
      case nil: nil
      case .known(let value): value
      case .deferred(let value): value()
      }
    }
    set { entries[name] = newValue.map(Entry.known) }
  }

  /// The text of a name; empty where the context has none.
  func text(_ name: TemplateName) -> String { if case .text(let text) = self[name] { text } else { "" } }

  /// The lines of a name; none where the context has none.
  func lines(_ name: TemplateName) -> [String] { if case .lines(let lines) = self[name] { lines } else { [] } }

  /// Whether a flag is true.
  func isTrue(_ name: TemplateName) -> Bool { if case .flag(let flag) = self[name] { flag } else { false } }

  /// The contexts of a name; none where the context has none.
  func contexts(_ name: TemplateName) -> [TemplateContext] {
    if case .contexts(let contexts) = self[name] { contexts } else { [] }
  }

  /// This context with further names, which count first.
  func adding(_ values: KeyValuePairs<TemplateName, any TemplateValueConvertible>) -> TemplateContext {
    var result = self
    result.entries.reserveCapacity(entries.count + values.count)
    result.add(values)
    return result
  }

  /// This context with the names of another one, which count first.
  func merging(_ other: TemplateContext) -> TemplateContext {
    var result = self
    result.entries.merge(other.entries) { _, new in new }
    return result
  }
}

/// The names by which templates know what a context holds.
enum TemplateName: CaseIterable {
  /// The names by their texts.
  static let named = Dictionary(uniqueKeysWithValues: allCases.map { ("\($0)", $0) })

  // Files

  /// The definition files that a file comes from, for people.
  case sources
  /// `public `, `package ` or nothing: what stands before an import. With the feature `InternalImportsByDefault`, public
  /// declarations can name only types of public imports.
  case importLevel
  /// Flag: whether something is part of a public interface.
  case isPublic
  /// Flag: whether a file names a type of the runtime.
  case usesRuntime
  /// Flag: whether a file names a type of Foundation.
  case usesFoundation

  // Versions

  /// The contexts of several api-versions.
  case versions
  /// The api-version as the service names it.
  case version
  /// The access level of what is declared: `public`, `package` or `internal`.
  case access
  /// The namespace of the api-version.
  case namespace
  /// The module of the api-version.
  case module
  /// What a service is called.
  case service
  /// Flag: whether the api-version is retired, or has a day on which it will be.
  case isRetired
  /// The day on which the service retires the api-version, `yyyy-mm-dd`.
  case retired
  /// The groups of operations.
  case groups
  /// The property of a client that calls the operations of a group.
  case property
  /// The endpoints at which the service can be.
  case endpoints
  /// Flag: whether the URL of an endpoint has a parameter.
  case hasParameter
  /// The ways to authenticate.
  case credentials
  /// Query parameters that every request carries: `literal` and `value`.
  case query
  /// Flag: whether there are such query parameters.
  case hasQuery
  /// Flag: whether there are ways to authenticate.
  case hasCredentials
  /// The enums.
  case enums
  /// The schemas.
  case schemas
  /// The operations.
  case operations

  // Everything

  /// The name in the service.
  case key
  /// The name in the service as a Swift string literal.
  case literal
  /// The Swift name as it is declared, in backticks where it is a keyword.
  case name
  /// The Swift name behind a dot, without backticks.
  case reference
  /// The Swift name as the label of an argument, without backticks if it needs none there.
  case label
  /// The documentation in lines, notes included.
  case docs
  /// The documentation in one line, without notes.
  case doc
  /// The documentation in lines as they are, without notes.
  case docLines
  /// The limits and the default of a value, in one line.
  case limits
  /// Flag: whether it should no longer be used.
  case isDeprecated
  /// Why it should no longer be used.
  case deprecation
  /// The same as a Swift string literal.
  case deprecationLiteral

  // Enums

  /// The cases of an enum.
  case cases
  /// Flag: whether the service promises to add no case.
  case isClosed

  // Schemas

  /// The Swift type, without `?` for what is optional.
  case type
  /// The type in the definition language.
  case apiType
  /// Flag: whether a schema is only another name for a type.
  case isAlias
  /// The structs that a schema becomes: one for everything, for requests, for updates.
  case structures
  /// Flag: whether a struct is nested in that of the schema.
  case isNested
  /// The Swift name of the struct that it is nested in.
  case outer
  /// Flag: whether a struct has what a request sends.
  case isDefinition
  /// Flag: whether a struct has what an update changes.
  case isUpdate
  /// The properties of a schema or a struct.
  case properties
  /// The properties or inputs, those without a default first.
  case parameters
  /// Flag: whether there are properties.
  case hasProperties
  /// Flag: whether there is more than one parameter.
  case hasManyParameters
  /// Flag: whether it must be there.
  case isRequired
  /// Flag: whether it may be missing.
  case isOptional
  /// Flag: whether an update tells "unchanged" from "clear".
  case isPatch
  /// Flag: whether only the service writes it.
  case isReadOnly
  /// Flag: whether no log may show it.
  case isSecret
  /// Flag: whether a struct needs it to be stored outside of itself.
  case isIndirect
  /// Flag: whether a property has a wrapper, since it is secret or indirect.
  case isWrapped
  /// `let` for a property that callers never set, except that one with a wrapper is a `var`; `var` for all others.
  case introducer
  /// What an object or an update may leave out: `required`, `optional` or `patch`.
  case form
  /// Flag: whether values of a schema tell how far a job is.
  case hasProgress
  /// How far a job is: `status`, `succeeded`, `failed`, `failure`, `steps`, `link`, `operation`.
  case progress
  /// The property with the status: `reference`.
  case status
  /// The cases that end a job well.
  case succeeded
  /// The cases that end a job badly.
  case failed
  /// The Swift type of the error of a job; `Never` where it has none.
  case failure
  /// Flag: whether a job has an error.
  case hasFailure
  /// Flag: whether values of a schema lead to content that can be downloaded.
  case hasDownload
  /// The content that can be downloaded: `steps`.
  case download
  /// The properties that lead to the error of a job or to the URL of content, each with `reference` and `chains`.
  case steps
  /// Flag: whether the next step needs optional chaining.
  case chains
  /// The property with the URL to ask for the status of a job.
  case link
  /// The operation that another one is followed with, qualified.
  case operation

  // Operations

  /// The operation's name in the service as a Swift string literal.
  case operationID
  /// The Swift name of the group.
  case group
  /// The method in capitals.
  case method
  /// The method as a Swift name, such as `post`.
  case methodReference
  /// The path with its parameters in braces, from the root of the host.
  case path
  /// The path as a Swift string literal.
  case pathLiteral
  /// Flag: whether a page documents the operation.
  case isDocumented
  /// The URL of that page.
  case url
  /// What a caller hands over: parameters, then the body or the fields of a form.
  case inputs
  /// Flag: whether there are inputs.
  case hasInputs
  /// Flag: whether the body is a form.
  case hasForm
  /// Flags: what an input is.
  case isPath, isQuery, isHeader, isJSONBody, isBinaryBody, isFilePart, isJSONPart, isTextPart
  /// Flag: whether the media type of a body must be named.
  case hasContentType
  /// The media type of a body as a Swift string literal.
  case contentType
  /// The place of an input in words: `path`, `query`, `header`, `body` or `form`.
  case place
  /// The Swift type of the body of a success; `Void` where there is none.
  case output
  /// Flag: whether a success has a body.
  case hasOutput
  /// Flag: whether the body may be missing, since the header fields say what is needed.
  case isOutputOptional
  /// The type of the body of a success in the definition language.
  case apiOutput
  /// The statuses of successes: `code`.
  case successes
  /// The documented statuses of errors: `code` and `doc`.
  case errors
  /// Flag: whether statuses of errors are documented.
  case hasErrors
  /// A status code.
  case code
  /// The type of the body of an error response in the definition language.
  case apiError
  /// Flag: whether error responses have a documented body.
  case hasErrorBody
  /// The header fields of successes.
  case headers
  /// Flag: whether there are such header fields.
  case hasHeaders
  /// Header fields of successes that only this operation has.
  case ownHeaders
  /// Flag: whether there are such header fields.
  case hasOwnHeaders
  /// The name of the method of a client that calls the operation.
  case methodName
  /// Flag: whether an argument of that method has no label.
  case isUnlabeled
  /// The documentation of an argument of that method: a list item in lines.
  case itemDocs
  /// Flag: whether each argument of that method is on a line of its own.
  case isLong
  /// Flag: whether callers may ignore what the method returns.
  case isDiscardable
  /// Flag: whether content is uploaded in blocks with the operation.
  case hasBlockUpload
  /// How content is uploaded in blocks: `parameters`, `limit`, `output`, `list`, `lists`, `blocks`, `block`, `commit`,
  /// `entry`.
  case blockUpload
  /// Flag: whether a block can have only so many bytes.
  case hasLimit
  /// The number of bytes that a block can have.
  case limit
  /// The call of the operation that lists blocks: `operation` and `parameters`.
  case list
  /// The properties that hold lists of blocks.
  case lists
  /// The properties of a listed block: `id` and `size`.
  case blocks
  /// The call of the operation that uploads a block: `operation` and `parameters`.
  case block
  /// The call of the operation that commits blocks: `operation` and `parameters`.
  case commit
  /// An entry of what is committed: `type` and `parameters`.
  case entry
  /// The identifier of a block.
  case id
  /// The size of a block.
  case size
  /// Flags: what an argument is, the identifier of a block, a body, or what the method is given.
  case isID, isBody, isGiven
  /// Flag: whether an operation returns one page of a list.
  case isPaged
  /// Flag: whether an operation starts a job and its reply says where to look.
  case isLongRunning
  /// Flag: whether it is neither.
  case isPlain
  /// The Swift type of the items of a page.
  case item
  /// The property of a page that holds the items: `reference`, `isOptional`.
  case items
  /// The property of a page that holds the URL of the next one: `reference`.
  case next
  /// The property of a reply that holds the URL to look at, such as `operationLocation`.
  case statusLink

  // Credentials and values

  /// The header field of a credential as a Swift string literal.
  case header
  /// Flag: whether a scheme such as `Bearer` is before the value of a credential.
  case hasScheme
  /// The scheme with a space, as a Swift string literal.
  case prefix
  /// A value as Swift source.
  case value
}
