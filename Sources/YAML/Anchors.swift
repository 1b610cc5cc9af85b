/// The values that anchors name in a document, and how much has been read of it with every alias written out.
///
/// An alias shares the storage of what it names, so it takes no memory. But whoever walks through the document meets every
/// value as often as it is reached, and aliases to lists of aliases multiply.
struct Anchors {
  /// A value that an alias cannot stand for.
  struct Failure: Error {
    var message: String
  }

  /// A value that is being read.
  struct Start {
    fileprivate var name: String?
    fileprivate var depth: Int
    fileprivate var count: Int
    fileprivate var deepest: Int
  }

  private struct Anchored {
    /// Nil while it is being read.
    var content: Node.Content?
    var count = 0
    var height = 0
  }

  private var named: [String: Anchored] = [:]
  /// How many values there are so far.
  private var count = 0
  /// How many of them only because of aliases.
  private var aliased = 0
  /// The depth of the deepest value since the last anchor began.
  private var deepest = 0

  /// Counts a value, and notes the anchor that names it.
  mutating func begin(_ name: String?, depth: Int) -> Start {
    let start = Start(name: name, depth: depth, count: count, deepest: deepest)
    if let name {
      named[name] = Anchored()
      deepest = depth
    }
    deepest = max(deepest, depth)
    count += 1
    return start
  }

  /// Ends a value that began with `begin`.
  mutating func end(_ start: Start, _ content: Node.Content) {
    guard let name = start.name else { return }
    named[name] = Anchored(content: content, count: count - start.count, height: deepest - start.depth)
    deepest = max(deepest, start.deepest)
  }

  /// What an alias at a depth stands for.
  mutating func content(of name: String, depth: Int, limits: Limits) throws(Failure) -> Node.Content {
    guard let anchored = named[name] else { throw Failure(message: "no anchor '&\(name)' precedes this alias") }
    guard let content = anchored.content else { throw Failure(message: "the value of '&\(name)' contains itself") }
    guard depth + anchored.height <= limits.depth else {
      throw Failure(message: "mappings and lists nest deeper than \(limits.depth) levels in what this alias stands for")
    }
    count += anchored.count
    aliased += anchored.count
    deepest = max(deepest, depth + anchored.height)
    guard aliased <= limits.aliasedNodes else {
      throw Failure(message: "the aliases up to here stand for more than \(limits.aliasedNodes) values")
    }
    return content
  }
}
