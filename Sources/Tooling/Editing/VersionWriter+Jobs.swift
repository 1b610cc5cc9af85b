import VersionedAPIDefinition
import VersionedAPIOpenAPI
import VersionedAPIYAML

/// How to poll jobs. Documents do not say it, so it stays as it is, where the document allows that.
extension VersionWriter {
  /// How to poll an operation, if it is long-running.
  func polling(_ isLongRunning: Bool, _ path: String) -> Wanted {
    let content = isLongRunning ? pollContent(path) : nil
    return Wanted(content: isLongRunning ? content ?? .nothing : nil, absent: "none") { node in
      guard isLongRunning else { return false }
      let isPossible = node.entry("operation")?.value.scalar.map { canPoll($0, for: path) } ?? false
      let from = node.entry("from")?.value.scalar ?? ""
      return isPossible && urlHeaders(path).contains(from) || content == nil
    }
  }

  /// The header fields of an operation's successful responses that have a URL.
  private func urlHeaders(_ path: String) -> [String] {
    theirs.names(in: "\(path)/responses").filter { $0.hasPrefix("2") }.flatMap { response in
      theirs.names(in: "\(path)/responses/\(response)/headers").filter {
        theirs["\(path)/responses/\(response)/headers/\($0)/format"]?.value == "uri"
      }
    }
  }

  /// The type of the body of an operation's successful response.
  private func successBody(_ path: String) -> String? {
    let response = theirs.names(in: "\(path)/responses").first { $0.hasPrefix("2") }
    return response.flatMap { theirs["\(path)/responses/\($0)/body"]?.value }
  }

  /// Whether an operation returns something, and is not deprecated unless what is polled with it is deprecated too.
  private func canPoll(_ key: String, for user: String?) -> Bool {
    guard let id = operationIDs[key] else { return false }
    return canPoll(id: id, for: user)
  }

  private func canPoll(id: String, for user: String?) -> Bool {
    let path = "operations/\(id)"
    return theirs["\(path)/route"]?.value.hasPrefix("GET ") == true && successBody(path) != nil
      && (theirs["\(path)/deprecated"] == nil || user.map { theirs["\($0)/deprecated"] != nil } == true)
  }

  /// The header field with a URL, and the operation that probably returns the status: one whose response has the same
  /// type, or else one with a single path parameter in the longest path that both have in common.
  func pollContent(_ path: String) -> YAMLContent? {
    let headers = urlHeaders(path)
    guard let from = headers.first(where: { $0 == "Operation-Location" }) ?? headers.first else { return nil }
    let body = successBody(path)
    let segments = theirs["\(path)/route"]?.value.split(separator: "/") ?? []
    let candidates = theirs.names(in: "operations").filter { canPoll(id: $0, for: path) }.map { id in
      let route = theirs["operations/\(id)/route"]?.value.split(separator: "/") ?? []
      let common = zip(segments.dropFirst(), route.dropFirst()).prefix { $0 == $1 }.count
      let isSameType = body != nil && successBody("operations/\(id)") == body
      let isPaged = theirs["operations/\(id)/paged"] != nil
      let hasOneParameter = route.count { $0.hasPrefix("{") } == 1
      return (id: id, rank: (isPaged ? -10_000 : 0) + (isSameType ? 1000 : 0) + (hasOneParameter ? 100 : 0) + common)
    }
    guard let best = candidates.max(by: { $0.rank < $1.rank }) else { return nil }
    let key = keysByID[best.id] ?? newKey(ofOperation: best.id)
    return .mapping([("operation", .text(key)), ("from", .text(from))])
  }

  // MARK: Progress

  /// The progress of a schema: as before if the document has all that it needs, or else none.
  func progress(_ path: String, of key: String) -> Wanted {
    Wanted(content: nil, absent: "none") { isPossible(progress: $0, path, of: key) }
  }

  private func isPossible(progress: Node, _ path: String, of key: String) -> Bool {
    func name(_ key: String, of node: Node?) -> String { node?.entry(key)?.value.scalar ?? "" }
    let status = theirs["\(path)/properties/\(name("status", of: progress))/type"]?.value ?? ""
    let cases = ["succeeded", "failed"].flatMap { progress.entry($0)?.value.elements?.compactMap(\.scalar) ?? [] }
    let poll = progress.entry("poll")?.value
    let operation = name("operation", of: poll)
    let link = "\(path)/properties/\(name("from", of: poll))"
    guard theirs["\(path)/type"]?.value == "object",
      Set(cases).isSubset(of: theirs.names(in: "schemas/\(status)/cases")),
      theirs["\(link)/type"]?.value == "string", theirs["\(link)/format"]?.value == "uri",
      canPoll(operation, for: nil), let id = operationIDs[operation], successBody("operations/\(id)") == key
    else { return false }
    let needsMore = [ParameterPlace.query, .header].contains { place in
      theirs.names(in: "operations/\(id)/parameters/\(place)").contains {
        theirs["operations/\(id)/parameters/\(place)/\($0)/required"] != nil
      }
    }
    let error = progress.entry("error")?.value.scalar?.split(separator: ".").map(String.init) ?? []
    return !needsMore && hasProperty(error[...], path)
  }

  /// Whether a path of properties leads through schemas with properties.
  private func hasProperty(_ names: ArraySlice<String>, _ path: String) -> Bool {
    guard let first = names.first else { return true }
    guard let type = theirs["\(path)/properties/\(first)/type"]?.value else { return false }
    let rest = names.dropFirst()
    return rest.isEmpty || theirs["schemas/\(type)/type"]?.value == "object" && hasProperty(rest, "schemas/\(type)")
  }
}
