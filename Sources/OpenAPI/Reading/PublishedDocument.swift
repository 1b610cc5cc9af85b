public import VersionedAPISourceText
internal import VersionedAPIYAML

/// A published Swagger 2.0 or OpenAPI 3 document.
///
/// It is read so that everything in it has a place.
public struct PublishedDocument: Sendable {
  /// What the document says.
  let facts: Facts
  /// What is wrong with the document itself.
  public let diagnostics: [Diagnostic]

  /// Reads a document.
  /// - Parameters:
  ///   - bytes: The text, JSON or YAML, in UTF-8.
  ///   - path: The name for diagnostics.
  ///   - versionQuery: Query parameters of every request, which the definitions state once for the version.
  public init(bytes: [UInt8], path: String, versionQuery: [String]) {
    let parsed = Self.parse(bytes, path)
    var reader = DocumentReader(root: parsed.root, file: parsed.file, versionQuery: Set(versionQuery))
    if parsed.diagnostics.isEmpty { reader.read() }
    facts = reader.facts
    diagnostics = (parsed.diagnostics + reader.diagnostics).inFileOrder()
  }

  /// What begins with `{` is JSON, or else YAML with braces.
  private static func parse(_ bytes: [UInt8], _ path: String) -> YAMLParser.Result {
    let json = JSONParser.parse(bytes: bytes, path: path, limits: limits)
    if let json, json.diagnostics.isEmpty { return json }
    let yaml = YAMLParser.parse(bytes: bytes, path: path, limits: limits)
    return yaml.diagnostics.isEmpty ? yaml : json ?? yaml
  }

  /// Published documents hold long texts and deep examples: the largest known has 240 kB.
  private static var limits: Limits {
    var limits = Limits()
    limits.fileSize = 32 * 1024 * 1024
    limits.depth = 256
    limits.acceptsInvisibleCharacters = true
    return limits
  }
}
