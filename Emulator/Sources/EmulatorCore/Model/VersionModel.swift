import VersionedAPIDefinition

/// One api-version, with its routes and types in a form that can be searched.
public final class VersionModel: Sendable {
  /// The API.
  public let api: API
  /// The routes, those with the longest literal parts first.
  let routes: [Route]
  private let operations: [String: API.Operation]
  private let enums: [String: API.Enumeration]

  /// The name of the version.
  public var id: String { api.version.id }

  init(_ api: API) {
    self.api = api
    routes = api.operations.map(Route.init).sorted { $0.literalLength > $1.literalLength }
    operations = Dictionary(api.operations.map { ($0.element.key, $0) }, uniquingKeysWith: { first, _ in first })
    enums = Dictionary(api.enums.map { ($0.element.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Returns the operation with a key, such as `Models_Copy`.
  func operation(_ key: String) -> API.Operation? { operations[key] }
  /// Returns the enum with a name.
  func enumeration(_ name: String) -> API.Enumeration? { enums[name] }
  /// Returns the schema with a name.
  func schema(_ name: String) -> API.Schema? { api.schema(named: name) }

  /// Whether an enum has a value.
  func has(_ value: String, in enumeration: String) -> Bool {
    enums[enumeration]?.cases.contains { $0.key == value } ?? false
  }

  /// Returns the URL of an operation.
  /// - Parameters:
  ///   - key: The key of the operation.
  ///   - values: The values of its path parameters by name.
  ///   - base: Scheme and host.
  /// - Returns: The URL, or nil if the version has no such operation.
  func url(of key: String, _ values: [String: String], base: String) -> String? {
    guard let operation = operations[key] else { return nil }
    let path = operation.http.pieces.map { piece in
      switch piece {
      case .literal(let text): text
      case .parameter(let name): (values[name] ?? "").percentEncoded
      }
    }
    let query = api.version.query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    return base + api.version.path + path.joined() + (query.isEmpty ? "" : "?\(query)")
  }
}
