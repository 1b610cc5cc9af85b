import VersionedAPISourceText
import VersionedAPIYAML

extension DefinitionReader {
  static let blockUploadKeys = ["id", "maximumSize", "list", "commit"]
  static let blockListKeys = ["operation", "blocks", "id", "size"]
  static let blockCommitKeys = ["operation", "id", "with"]

  /// Reads how content is uploaded in blocks.
  mutating func blockUpload(_ node: Node) -> BlockUploadDefinition? {
    guard let fields = fields(of: node, "'blockUpload'", Self.blockUploadKeys) else { return nil }
    let id = place("id", of: fields, in: node, "'blockUpload'")
    for key in ["list", "commit"] where fields.lacks(key) {
      error("'blockUpload' has no '\(key)'", at: node.range.startOnly)
    }
    let size = fields["maximumSize"].flatMap { maximumSize($0) }
    let list = fields["list"].flatMap { blockList($0) }
    let commit = fields["commit"].flatMap { blockCommit($0) }
    guard let id, let list, let commit else { return nil }
    return BlockUploadDefinition(id: id, maximumSize: size, list: list, commit: commit)
  }

  private mutating func maximumSize(_ node: Node) -> Int64? {
    guard let text = text(node, "'maximumSize'") else { return nil }
    if text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains), !text.hasPrefix("0"),
      let size = Int64(text)
    {
      return size
    }
    error("'\(text)' is not a number of bytes, such as 8388608", at: node.range)
    return nil
  }

  private mutating func blockList(_ node: Node) -> BlockUploadDefinition.Listing? {
    guard let fields = fields(of: node, "'list'", Self.blockListKeys) else { return nil }
    let operation = place("operation", of: fields, in: node, "'list'")
    if fields.lacks("blocks") { error("'list' has no 'blocks'", at: node.range.startOnly) }
    if let node = fields["blocks"], node.elements?.isEmpty == true {
      error("'blocks' names no property", at: node.range)
    }
    let blocks = names(fields["blocks"], "'blocks'")
    let id = place("id", of: fields, in: node, "'list'")
    let size = place("size", of: fields, in: node, "'list'")
    guard let operation, let id, let size else { return nil }
    return BlockUploadDefinition.Listing(operation: operation, blocks: blocks, id: id, size: size)
  }

  private mutating func blockCommit(_ node: Node) -> BlockUploadDefinition.Commit? {
    guard let fields = fields(of: node, "'commit'", Self.blockCommitKeys) else { return nil }
    let operation = place("operation", of: fields, in: node, "'commit'")
    let id = place("id", of: fields, in: node, "'commit'")
    var with: [(property: BlockUploadDefinition.Place, value: BlockUploadDefinition.Place)] = []
    if let node = fields["with"], let entries = entries(of: node, "'with'") {
      for entry in entries {
        guard let value = text(entry.value, "'\(entry.key)'") else { continue }
        with.append(((entry.key, entry.keyRange), (value, entry.value.range)))
      }
    }
    guard let operation, let id else { return nil }
    return BlockUploadDefinition.Commit(operation: operation, id: id, with: with)
  }

  private mutating func place(
    _ key: String,
    of fields: Fields,
    in node: Node,
    _ what: String
  ) -> BlockUploadDefinition.Place? {
    if fields.lacks(key) { error("\(what) has no '\(key)'", at: node.range.startOnly) }
    return fields[key].flatMap { node in text(node, "'\(key)'").map { ($0, node.range) } }
  }
}
