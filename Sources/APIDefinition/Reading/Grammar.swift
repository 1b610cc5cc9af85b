/// What a value of the definition language looks like, as far as its keys go.
indirect enum Grammar: Sendable {
  /// A string or a list.
  case value
  /// A mapping with a fixed set of keys.
  case keys([String: Grammar], kind: String, signs: [String] = [], hasShortForm: Bool = false)
  /// A mapping from names to elements of a kind.
  case names(Grammar)

  static let resourceFile = keys(
    [
      "groups": .names(keys(DefinitionReader.groupKeys, kind: "group")),
      "parameters": .names(parameter),
      "enums": .names(enumeration),
      "fragments": .names(fragment),
      "schemas": .names(schema),
      "operations": .names(operation),
    ],
    kind: "the top level of the file"
  )

  static let serviceFile = keys(
    DefinitionReader.serviceKeys,
    [
      "versions": .names(
        keys(DefinitionReader.versionKeys, ["query": .names(.value)], kind: "version", signs: ["path"])
      ),
      "endpoints": .names(keys(DefinitionReader.endpointKeys, kind: "endpoint", signs: ["url"])),
      "credentials": .names(keys(DefinitionReader.credentialKeys, kind: "credential", signs: ["header"])),
      "responses": responses,
    ],
    kind: "the top level of the file"
  )

  private static let enumeration = keys(
    DefinitionReader.enumKeys,
    ["cases": .names(keys(DefinitionReader.elementKeys, kind: "case"))],
    kind: "enum",
    signs: ["cases"]
  )

  private static let property = keys(DefinitionReader.propertyKeys, kind: "property", signs: ["type"])

  private static let fragment = keys(
    DefinitionReader.fragmentKeys,
    ["properties": .names(property)],
    kind: "fragment",
    signs: ["properties", "include"]
  )

  private static let schema = keys(
    DefinitionReader.schemaKeys,
    ["properties": .names(property), "progress": progress],
    kind: "schema",
    signs: ["properties", "include", "type"]
  )

  private static let progress = keys(
    DefinitionReader.progressKeys,
    ["poll": poll],
    kind: "the progress",
    signs: ["status"]
  )

  private static let poll = keys(DefinitionReader.pollKeys, kind: "the polling", signs: DefinitionReader.pollKeys)

  private static let blockUpload = keys(
    DefinitionReader.blockUploadKeys,
    [
      "list": keys(DefinitionReader.blockListKeys, kind: "the list of blocks", signs: ["blocks"]),
      "commit": keys(DefinitionReader.blockCommitKeys, ["with": .names(.value)], kind: "the commit", signs: ["with"]),
    ],
    kind: "the block upload",
    signs: ["list", "commit"]
  )

  private static let operation = keys(
    DefinitionReader.operationKeys,
    [
      "parameters": .names(parameter),
      "body": keys(
        DefinitionReader.bodyKeys,
        ["parts": .names(keys(DefinitionReader.propertyKeys, kind: "part", signs: ["type"]))],
        kind: "the body",
        signs: ["type", "parts"]
      ),
      "responses": responses,
      "paged": keys(DefinitionReader.pagedKeys, kind: "the paging", signs: DefinitionReader.pagedKeys),
      "poll": poll,
      "blockUpload": blockUpload,
    ],
    kind: "operation",
    signs: ["http"]
  )

  private static let parameter = keys(DefinitionReader.parameterKeys, kind: "parameter", signs: ["in"])

  private static let responses = Grammar.names(
    keys(
      DefinitionReader.responseKeys,
      [
        "headers": .names(
          keys(
            Dictionary(uniqueKeysWithValues: DefinitionReader.headerKeys.map { ($0, .value) }),
            kind: "header",
            signs: ["type"],
            hasShortForm: true
          )
        ),
        "statuses": .names(keys(DefinitionReader.statusKeys, kind: "status")),
      ],
      kind: "response"
    )
  )

  /// Creates the grammar of a mapping whose keys have strings or lists as values, except for some.
  private static func keys(
    _ keys: [String],
    _ others: [String: Grammar] = [:],
    kind: String,
    signs: [String] = []
  ) -> Grammar {
    let values = Dictionary(uniqueKeysWithValues: keys.map { ($0, Grammar.value) })
    return .keys(values.merging(others) { $1 }, kind: kind, signs: signs)
  }
}

extension Grammar {
  /// Whether the keys are names of elements.
  var isNames: Bool { if case .names = self { true } else { false } }

  /// Returns the grammar of the value of a key; nil if the key is unknown.
  func value(of key: String) -> Grammar? {
    switch self {
    case .value: nil
    case .keys(let keys, _, _, _): keys[key]
    case .names(let element): element
    }
  }

  /// What a mapping is for messages, given its key: `operation 'Books_Get'`, `'responses'`.
  func label(_ key: String) -> String {
    // What exists once, such as the body of an operation, needs no name.
    if case .keys(_, let kind, _, _) = self { kind.hasPrefix("the ") ? kind : "\(kind) '\(key)'" } else { "'\(key)'" }
  }
}
