public import VersionedAPIDefinition
public import VersionedAPISourceText

/// All Swift names of one api-version, decided before anything is rendered.
public struct SwiftNames: Sendable {
  /// The namespace of the api-version, such as `V1_0`.
  public let namespace: String
  /// The module of the api-version, which is also the name of its folder.
  public let module: String
  /// Names that Swift cannot have, or cannot tell apart.
  private(set) var diagnostics: [Diagnostic] = []

  /// The names of schemas and enums by their keys.
  private(set) var types: [String: String] = [:]
  /// The names of groups by their keys.
  private(set) var groups: [String: String] = [:]
  /// The properties of a client for the groups, by the groups' keys.
  private(set) var groupProperties: [String: String] = [:]
  /// The names of operations by their keys.
  private(set) var operations: [String: String] = [:]
  /// The methods of clients that call operations, by the operations' keys.
  private(set) var methods: [String: String] = [:]
  /// The names of endpoints, in their order.
  private(set) var endpoints: [String] = []
  /// The names of credentials, in their order.
  private(set) var credentials: [String] = []
  /// The names of the cases of enums by the enums' keys, in the order of the cases.
  private(set) var cases: [String: [String]] = [:]
  /// The names of the properties of schemas by the schemas' keys, in the order of the properties.
  private(set) var properties: [String: [String]] = [:]
  /// The names of the inputs of operations by the operations' keys, in the order of ``API/Operation/inputs``.
  private(set) var inputs: [String: [String]] = [:]
  /// The names of the header fields of successes by the operations' keys, in the order of ``API/Operation/ownHeaders``.
  private(set) var headers: [String: [String]] = [:]

  /// Decides the names of an api-version.
  public init(_ api: API) {
    namespace = Naming.namespace(ofVersion: api.version.id)
    module = api.serviceName + namespace
    var table = NameTable(naming: Naming(acronyms: api.acronyms), namespace: namespace)

    let elements = api.enums.map(\.element) + api.schemas.map(\.element)
    let names = table.names(of: elements + api.groups.map(\.element), .type, in: "")
    types = Self.byKey(elements, names)
    let groupNames = Array(names.dropFirst(elements.count))
    groups = Self.byKey(api.groups.map(\.element), groupNames)
    let groupProperties = table.names(derivedFrom: groupNames, of: api.groups.map(\.element), .group, in: "the client")
    self.groupProperties = Self.byKey(api.groups.map(\.element), groupProperties)

    let byGroup = Dictionary(grouping: api.operations, by: \.group)
    for group in api.groups {
      let operations = byGroup[group.element.key] ?? []
      let elements = operations.map { operation in
        var element = operation.element
        element.key = operation.method
        return element
      }
      let names = table.names(of: elements, .operation, in: "group '\(group.element.key)'")
      for (operation, name) in zip(operations, names) { self.operations[operation.element.key] = name }
      let scope = "the client of group '\(group.element.key)'"
      let methods = table.names(derivedFrom: names, of: elements, .method, in: scope)
      for (operation, name) in zip(operations, methods) { self.methods[operation.element.key] = name }
    }

    endpoints = table.names(of: api.endpoints.map(\.element), .endpoint, in: "the endpoints")
    credentials = table.names(of: api.credentials.map(\.element), .enumCase, in: "the credentials")
    for enumeration in api.enums {
      let key = enumeration.element.key
      cases[key] = table.names(of: enumeration.cases, .enumCase, in: "enum '\(key)'")
    }
    for schema in api.schemas where schema.type == nil {
      let key = schema.element.key
      let kind = NameTable.Kind.member(isJob: schema.progress != nil, isDownload: schema.download != nil)
      properties[key] = table.names(of: schema.properties.map(\.element), kind, in: "schema '\(key)'")
    }
    for operation in api.operations {
      let key = operation.element.key
      inputs[key] = table.names(
        of: operation.inputs.map(\.element),
        .parameter(isBlock: operation.blockUpload != nil),
        in: "operation '\(key)'"
      )
      let headers = operation.ownHeaders.map(\.element)
      self.headers[key] = table.names(of: headers, .header, in: "the response of '\(key)'")
    }
    diagnostics = table.diagnostics
  }

  /// Decides the names of several api-versions.
  /// - Returns: The names in the order of the versions, and what is wrong with them, each by itself and among one another.
  public static func names(of apis: [API]) -> (names: [SwiftNames], diagnostics: [Diagnostic]) {
    let all = apis.map(SwiftNames.init)
    var modules: [String: String] = [:]
    var diagnostics = all.flatMap(\.diagnostics)
    for (api, names) in zip(apis, all) {
      if let other = modules.updateValue(names.module, forKey: names.module.lowercased()) {
        let message = "version '\(api.version.id)' becomes the module \(names.module), and another one becomes \(other)"
        diagnostics.append(Diagnostic(message, at: api.version.range))
      }
    }
    return (all, diagnostics.inFileOrder())
  }

  /// An operation as another one refers to it, such as `V1_0.Things.Get`; nil where it does not exist.
  func reference(to operation: API.Operation?) -> String? {
    guard let operation, let group = groups[operation.group], let name = operations[operation.element.key] else {
      return nil
    }
    return "\(namespace).\(group).\(name)"
  }

  private static func byKey(_ elements: [API.Element], _ names: some Sequence<String>) -> [String: String] {
    Dictionary(zip(elements.map(\.key), names), uniquingKeysWith: { first, _ in first })
  }
}
