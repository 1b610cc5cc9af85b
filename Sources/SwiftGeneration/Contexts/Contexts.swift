// What templates see: names and texts that are Swift already, longer ones with their indentation. Templates only put
// them in place.

/// What every file begins with.
struct FileContext {
  /// Whether the content is put into a larger file, which has a head of its own.
  var isPart: Bool
  /// The access level of imports, with a space behind it: what is public can name only types of public imports where
  /// the feature `InternalImportsByDefault` is on.
  var importLevel: String
  /// The definition files that the content comes from.
  var sources: String
  /// Whether the file names a type of the HTTPTypes module.
  var usesHTTPTypes: Bool
  /// Whether the file names a type of the library's own.
  var usesRuntime: Bool
  /// Whether the file names a type of Foundation.
  var usesFoundation: Bool
  /// The namespace of the api-version.
  var namespace: String
  /// `@available` of a retired version, where it is one.
  var availability: [String]
}

/// The namespace of an api-version.
struct NamespaceContext {
  var file: FileContext
  var access: String
  var docs: String
  var groups: [Group]
  /// What makes users of a public module see the runtime too.
  var runtimeImport: String
  var basePath: String
  var query: [Query]

  struct Group {
    var docs: String
    var name: String
  }

  struct Query {
    var name: String
    var value: String
  }
}

/// The ways to prove who sends a request.
struct CredentialContext {
  var file: FileContext
  var access: String
  var docs: String
  var cases: [Case]

  struct Case {
    var docs: String
    var name: String
    /// The name behind a dot.
    var reference: String
    var header: String
    /// What the header field holds, made of `value`.
    var value: String
  }
}

/// An enum.
struct EnumContext {
  var file: FileContext
  var access: String
  var docs: String
  var name: String
  var cases: [Case]

  struct Case {
    var docs: String
    var name: String
    /// The name behind a dot.
    var reference: String
    var value: String
  }
}

/// A schema that is another notation of a type.
struct TypealiasContext {
  var file: FileContext
  var access: String
  var docs: String
  var name: String
  var type: String
}

/// A file with a schema.
struct SchemaContext {
  var file: FileContext
  /// The struct, indented.
  var text: String
}

/// A struct for one form of a schema. It is rendered by itself and then put into its surroundings.
struct StructContext {
  var access: String
  var docs: String
  var name: String
  var initDocs: String
  /// The head of the initialiser, opening brace included.
  var initHead: String
  var members: [Member]
  /// Structs for other forms of the schema.
  var nested: [Nested]

  struct Nested {
    /// The struct, indented.
    var text: String
  }

  struct Member {
    var docs: String
    var wrapper: String
    var name: String
    /// The name behind a dot.
    var reference: String
    var type: String
    var json: String
    /// The method of `ObjectReader` that reads it.
    var reader: String
  }
}

/// An operation.
struct OperationContext {
  var file: FileContext
  var access: String
  var docs: String
  var availability: [String]
  var group: String
  var name: String
  var protocolName: String
  var operationID: String
  var initDocs: String
  /// The head of the initialiser, opening brace included.
  var initHead: String
  var members: [Member]
  /// A struct for the answer, where it is more than a body.
  var response: [Response]
  /// The head of the function that reads the answer, opening brace included.
  var outputHead: String
  var method: String
  var path: String
  /// Statements that complete the request; none where it is whole from the start.
  var steps: [String]
  var outputDocs: String
  var successes: String
  var result: String
  var failure: String
  /// Declarations of paging and polling.
  var extras: [Extra]

  struct Member {
    var docs: String
    /// A property wrapper, where there is one.
    var wrapper: String
    var name: String
    /// The name behind a dot.
    var reference: String
    var type: String
  }

  struct Response {
    var access: String
    var initHead: String
    var members: [Member]
  }

  struct Extra {
    var docs: String
    /// The declaration, indented.
    var text: String
  }
}
