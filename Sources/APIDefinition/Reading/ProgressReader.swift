import VersionedAPISourceText
import VersionedAPIYAML

extension DefinitionReader {
  static let progressKeys = ["status", "succeeded", "failed", "error", "poll"]

  /// Reads how a schema reports the progress of a job.
  mutating func progress(_ node: Node) -> ProgressDefinition? {
    guard let fields = fields(of: node, "'progress'", Self.progressKeys) else { return nil }
    for key in Self.progressKeys where key != "error" && fields.lacks(key) {
      error("'progress' has no '\(key)'", at: node.range.startOnly)
    }
    let status = fields["status"].flatMap { node in text(node, "'status'").map { (name: $0, range: node.range) } }
    let succeeded = fields["succeeded"].map { cases($0, "'succeeded'") } ?? []
    let failed = fields["failed"].map { cases($0, "'failed'") } ?? []
    let errorPath = fields["error"].flatMap { path($0, "'error'", such: "properties.error") }
    let poll = fields["poll"].flatMap { self.poll($0) }
    guard let status, let poll else { return nil }
    return ProgressDefinition(status: status, succeeded: succeeded, failed: failed, error: errorPath, poll: poll)
  }

  /// Reads a list of cases of an enum, which is not empty.
  mutating func cases(_ node: Node, _ what: String) -> [(name: String, range: SourceRange)] {
    if node.elements?.isEmpty == true { error("\(what) names no case", at: node.range) }
    return names(node, what)
  }

  /// Reads a path of properties.
  /// - Parameter example: A path for a message.
  mutating func path(_ node: Node, _ what: String, such example: String) -> PropertyPath? {
    guard let text = text(node, what) else { return nil }
    let names = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard !names.contains("") else {
      error("'\(text)' is not a path of properties, such as '\(example)'", at: node.range)
      return nil
    }
    return PropertyPath(names: names, range: node.range)
  }
}
