public import YAML

/// A published Swagger 2.0 or OpenAPI 3 document.
///
/// It is read as YAML, of which JSON is a part, so that everything in it has a place.
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
    let parsed = YAMLParser.parse(bytes: bytes, path: path, limits: Self.limits)
    var reader = DocumentReader(root: parsed.root, file: parsed.file, versionQuery: Set(versionQuery))
    if parsed.diagnostics.isEmpty { reader.read() }
    facts = reader.facts
    diagnostics = (parsed.diagnostics + reader.diagnostics).inFileOrder()
  }

  /// Published documents hold long texts and examples: the largest known has 240 kB.
  private static var limits: Limits {
    var limits = Limits()
    limits.fileSize = 32 * 1024 * 1024
    return limits
  }
}
