import VersionedAPISourceText
internal import VersionedAPIYAML

/// Follows the references of a document.
struct References {
  /// A reference without a target.
  struct Failure: Error {
    var message: String
    var range: SourceRange
  }

  private let root: Node
  /// The name of the document's own file, which references may contain.
  private let fileName: String
  /// The values of the mappings and lists that references have led through, so that many references into a long mapping
  /// take no longer than few. The keys lead to the mapping.
  private var children: [[String]: [String: Node]] = [:]

  init(root: Node, path: String) {
    self.root = root
    fileName = path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Returns a node, or the target of its `$ref`, which may be another reference and is followed then.
  mutating func resolved(_ node: Node) throws(Failure) -> Node {
    var node = node
    var seen: Set<String> = []
    while let reference = node["$ref"], let text = reference.scalar, let next = try self.target(of: node) {
      guard seen.insert(text).inserted else {
        throw Failure(message: "the reference '\(text)' refers to itself", range: reference.range)
      }
      node = next
    }
    return node
  }

  /// The keys that lead from the root of the document to the target of a node's `$ref`; nil if there is none.
  func keys(of node: Node) -> [String]? {
    node["$ref"]?.scalar.flatMap { Reference($0).keys }
  }

  /// Returns the target of the `$ref` of a node, which may be another reference; nil if there is none.
  mutating func target(of node: Node) throws(Failure) -> Node? {
    guard let text = node["$ref"]?.scalar, let range = node["$ref"]?.range else { return nil }
    let reference = Reference(text)
    let file = reference.file.hasPrefix("./") ? reference.file.dropFirst(2) : reference.file[...]
    guard file.isEmpty || file == fileName else {
      throw Failure(
        message: "the reference '\(text)' refers to another file, and other files are not read; bundle them into one",
        range: range
      )
    }
    guard let keys = reference.keys, let target = self.node(at: keys) else {
      throw Failure(message: "the reference '\(text)' refers to nothing", range: range)
    }
    return target
  }

  private mutating func node(at keys: [String]) -> Node? {
    var node = root
    for (index, key) in keys.enumerated() {
      guard let next = values(of: node, at: Array(keys[..<index]))[key] else { return nil }
      node = next
    }
    return node
  }

  private mutating func values(of node: Node, at keys: [String]) -> [String: Node] {
    if let known = children[keys] { return known }
    let values = Self.values(of: node)
    children[keys] = values
    return values
  }

  private static func values(of node: Node) -> [String: Node] {
    let entries = node.entries?.map { ($0.key, $0.value) } ?? []
    let elements = node.elements?.enumerated().map { (String($0.offset), $0.element) } ?? []
    return Dictionary(entries + elements) { first, _ in first }
  }
}
