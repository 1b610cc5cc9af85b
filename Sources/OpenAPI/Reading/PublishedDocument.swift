public import VersionedAPISourceText
internal import VersionedAPIYAML

/// A published Swagger 2.0 or OpenAPI 3 document.
///
/// Everything that is read has a location.
public struct PublishedDocument: Sendable {
  /// The facts of the document.
  package let facts: Facts
  /// The base path of all operations; nil if the document does not give one.
  package let basePath: String?
  /// The errors in the document.
  public let diagnostics: [Diagnostic]

  /// Reads a document.
  /// - Parameters:
  ///   - bytes: JSON or YAML, in UTF-8.
  ///   - path: The name for diagnostics.
  ///   - versionQuery: Query parameters of every request, which the definitions state once for the version.
  public init(bytes: [UInt8], path: String, versionQuery: [String]) {
    let parsed = Self.parse(bytes, path)
    // An empty document has no root, and is not an object either.
    let root = parsed.root ?? Node(content: .sequence([]), range: parsed.file.range(0, 0))
    var reader = DocumentReader(root: root, path: path, versionQuery: Set(versionQuery))
    if parsed.diagnostics.isEmpty { reader.read() }
    facts = reader.facts
    basePath = Self.basePath(root)
    diagnostics = (parsed.diagnostics + reader.diagnostics).inFileOrder()
  }

  private static func basePath(_ root: Node) -> String? {
    let url =
      root["servers"]?.elements?.first?["url"]?.scalar ?? root["x-ms-parameterized-host"]?["hostTemplate"]?.scalar
    var path = root["basePath"]?.scalar?[...] ?? url?[...] ?? ""
    if let scheme = path.firstRange(of: "://") { path = path[scheme.upperBound...] }
    path = path.drop { $0 != "/" }
    while path.hasSuffix("/") { path = path.dropLast() }
    return path.isEmpty || path.contains("{") ? nil : String(path)
  }

  /// Documents that begin with `{` are JSON, or otherwise YAML with braces.
  private static func parse(_ bytes: [UInt8], _ path: String) -> YAMLParser.Result {
    let json = JSONParser.parse(bytes: bytes, path: path, limits: limits)
    if let json, json.diagnostics.isEmpty { return json }
    let yaml = YAMLParser.parse(bytes: bytes, path: path, dialect: .full, limits: limits)
    return yaml.diagnostics.isEmpty ? yaml : json ?? yaml
  }

  /// Published documents contain long strings and deep examples: the largest known one has 240 kB.
  private static var limits: Limits {
    var limits = Limits()
    limits.fileSize = 32 * 1024 * 1024
    limits.depth = 256
    return limits
  }
}
