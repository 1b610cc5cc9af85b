import VersionedAPIDefinition
import VersionedAPIOpenAPI
import VersionedAPISourceText
import VersionedAPIYAML

extension VersionWriter {
  static let sections = ["groups", "parameters", "enums", "fragments", "schemas", "operations"]

  private var own: VersionSet { VersionSet([index]) }

  // MARK: Groups

  /// The documentation of a group exists where an operation of the group does.
  mutating func reconcileGroups() {
    for (file, edited) in files.enumerated() {
      guard let section = edited.root?.entry("groups") else { continue }
      for place in places(in: section.value, of: file) {
        let set = operations.reduce(VersionSet()) { set, operation in
          guard operation.key.hasPrefix(place.key + "_") else { return set }
          return set.union(versions(of: operation.value, in: timeline.all))
        }
        let exists = operationIDs.isEmpty ? nil : set.contains(index)
        _ = reconcile(place, in: timeline.all, exists: exists, order: ["versions", "doc", "name"])
      }
    }
  }

  // MARK: New elements

  /// Adds the operations, schemas and enums that no version has.
  mutating func addNewElements() {
    func isNew(_ id: String) -> Bool { keysByID[id] == nil && !isExplained("operations/\(id)") }
    let ids = theirs.names(in: "operations")
    addSharedParameters(of: ids.filter(isNew))
    var previous: String?
    for id in ids {
      if isNew(id) { addOperation(id, after: previous) } else { previous = keysByID[id] ?? previous }
    }
    let (names, roots) = orderedTypes()
    for name in names where enums[name] == nil && schemas[name] == nil && fragments[name] == nil {
      if !isExplained("schemas/\(name)") { addType(name, isUsed: !roots.contains(name)) }
    }
  }

  /// The types of the document, each after the first element that refers to it, and those that no operation needs.
  private func orderedTypes() -> (names: [String], roots: Set<String>) {
    var names: [String] = []
    var seen: Set<String> = []
    func visit(_ start: String) {
      var open = [start]
      while let name = open.popLast() {
        guard seen.insert(name).inserted else { continue }
        if theirs["schemas/\(name)"] != nil { names.append(name) }
        open += (theirs.names(in: "schemas/\(name)/allOf") + (references[name] ?? [])).reversed()
      }
    }
    for operation in theirs.names(in: "operations") { visit(operation) }
    let unused = theirs.names(in: "schemas").filter { !seen.contains($0) }
    var roots: Set<String> = []
    for root in unused.filter({ (users[$0] ?? []).isEmpty }) + unused where !seen.contains(root) {
      roots.insert(root)
      visit(root)
    }
    return (names, roots)
  }

  /// The key of a new operation. An operation ID that is not `Group_Name` gets the group from the path.
  func newKey(ofOperation id: String) -> String {
    let words = id.split(separator: "_", omittingEmptySubsequences: false)
    if words.count == 2, words.allSatisfy({ String($0).isIdentifier }), operations[id] == nil { return id }
    let route = theirs["operations/\(id)/route"]?.value ?? ""
    let segments = route.split { $0 == "/" || $0 == ":" }.dropFirst()
    let group =
      segments.first { !$0.hasPrefix("{") }.map { self.group($0) ?? Self.capitalized(String($0)) } ?? "Service"
    let hasIdentifier = !id.contains("/")
    let verb = Self.capitalized(route.prefix { $0 != " " }.lowercased())
    let rest = segments.dropFirst().map {
      $0.hasPrefix("{") ? "By" + Self.capitalized(String($0)) : Self.capitalized(String($0))
    }
    let name = hasIdentifier ? Self.capitalized(id) : verb + rest.joined()
    var key = "\(group)_\(name)"
    var number = 2
    while operations[key] != nil {
      key = "\(group)_\(name)\(number)"
      number += 1
    }
    return key
  }

  /// The group of the operations whose paths begin with a segment.
  private func group(_ segment: Substring) -> String? {
    let key = (order["operations"] ?? []).first { key in
      operations[key].map { texts("http", of: $0) }?.contains { route in
        route.split { $0 == "/" || $0 == ":" }.dropFirst().first == segment
      } == true
    }
    return key.map { String($0.prefix { $0 != "_" }) }
  }

  /// The letters and digits of a string, as a part of a name.
  private static func capitalized(_ text: String) -> String {
    let words = text.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    return words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  private mutating func addOperation(_ id: String, after previous: String?) {
    let path = "operations/\(id)"
    let key = newKey(ofOperation: id)
    var fields = [newDocumentation(path), newVersions(in: timeline.all)].compactMap { $0 }
    if theirs["\(path)/deprecated"] != nil { fields.append(("deprecated", .text("The service has deprecated it."))) }
    if key != id, !id.contains("/") { fields.append(("operationId", .text(id))) }
    fields.append(("http", .text(theirs["\(path)/route"]?.value ?? "")))
    let parameters = ParameterPlace.allCases.flatMap { place in
      theirs.names(in: "\(path)/parameters/\(place)").map { name in
        (key: name, value: parameter(name, "\(path)/parameters/\(place)/\(name)", place, in: own))
      }
    }
    if !parameters.isEmpty { fields.append(("parameters", .block(parameters))) }
    if theirs["\(path)/body"] != nil { fields.append(("body", body("\(path)/body", in: own))) }
    let responses = theirs.names(in: "\(path)/responses").filter(isOwnResponse)
    fields.append(("responses", .block(responses.map { ($0, response("\(path)/responses/\($0)", in: own)) })))
    if let paged = theirs["\(path)/paged"]?.value.split(separator: " ").map(String.init), paged.count == 2 {
      fields.append(("paged", .mapping([("items", .text(paged[0])), ("next", .text(paged[1]))])))
    }
    if theirs["\(path)/longRunning"] != nil, let poll = pollContent(path) { fields.append(("poll", poll)) }

    let group = String(key.prefix { $0 != "_" })
    let relatives = (order["operations"] ?? []).filter { $0.hasPrefix(group + "_") }
    let neighbor =
      relatives.first { isReplaced($0, by: id) } ?? previous.flatMap { relatives.contains($0) ? $0 : nil }
      ?? relatives.last
    let place = neighbor.flatMap { operations[$0] }
    add(key, .block(fields), to: "operations", beside: place, orFile: group)
  }

  /// Whether the document has a new operation in place of one: with the same method, and with more or less of its path.
  private func isReplaced(_ key: String, by id: String) -> Bool {
    guard operationIDs[key] == nil, let place = operations[key], let new = theirs["operations/\(id)/route"]?.value
    else {
      return false
    }
    return texts("http", of: place).contains { $0.hasPrefix(new) || new.hasPrefix($0) }
  }

  private mutating func addType(_ name: String, isUsed: Bool) {
    let path = "schemas/\(name)"
    var fields = [newDocumentation(path), newVersions(in: timeline.all)].compactMap { $0 }
    let users = users[name] ?? []
    if theirs["\(path)/order"] != nil {
      if theirs["\(path)/readOnly"] != nil { fields.append(("access", .text("read"))) }
      if theirs["\(path)/closed"] != nil { fields.append(("closed", .text("true"))) }
      fields.append(("cases", .block(newCases(path))))
      add(name, .block(fields), to: "enums", beside: nil, orFileOf: users)
      return
    }
    // A schema that others only extend is a fragment.
    let children = theirs.names(in: "schemas").filter { theirs["schemas/\($0)/allOf/\(name)"] != nil }
    let isFragment = !children.isEmpty && users.isEmpty
    // A schema that exists already includes the fragment in all its versions.
    let hasOlderChildren = children.contains { schemas[$0] != nil || fragments[$0] != nil }
    let parent = isFragment && hasOlderChildren ? timeline.all : own
    if isFragment, hasOlderChildren {
      fields.removeAll { $0.key == "versions" }
      let others = ranges(timeline.all.subtracting(own), in: timeline.all).map { ($0, YAMLContent.text("false")) }
      let published = others + [(range(index...index), .text("true"))]
      fields.append(("published", .mapping(published)))
    } else if isFragment {
      fields.append(("published", .text("true")))
    }
    if !isUsed, !isFragment { fields.append(("standalone", .text("true"))) }
    if theirs["\(path)/readOnly"] != nil { fields.append(("access", .text("read"))) }
    if let type = theirs["\(path)/type"]?.value, type != "object" {
      fields.append(("type", .text(Self.type(type, format: theirs["\(path)/format"]?.value))))
    } else {
      let parents = theirs.names(in: "\(path)/allOf").filter { fragments[$0] != nil || isNewFragment($0) }
      var inherited = Set(parents.flatMap { theirs.names(in: "schemas/\($0)/properties") })
      let others = matchingFragments(path, &inherited)
      if !(parents + others).isEmpty { fields.append(("include", .list(parents + others))) }
      let names = theirs.names(in: "\(path)/properties").filter { !inherited.contains($0) }
      let properties = names.map { (key: $0, value: property("\(path)/properties/\($0)", in: parent)) }
      if !properties.isEmpty || (parents + others).isEmpty {
        fields.append(("properties", properties.isEmpty ? .source("{}") : .block(properties)))
      }
    }
    let section = isFragment ? "fragments" : "schemas"
    let neighbor = isFragment ? nil : users.compactMap { schemas[$0] ?? neighbors[$0] }.first
    neighbors[name] = neighbor
    add(name, .block(fields), to: section, beside: neighbor, orFileOf: isFragment ? children : users)
  }

  private func newCases(_ path: String) -> [(key: String, value: YAMLContent)] {
    theirs.names(in: "\(path)/cases").map { name in
      (name, YAMLContent.mapping([newDocumentation("\(path)/cases/\(name)")].compactMap { $0 }).orNothing)
    }
  }

  /// Returns the fragments whose properties a new schema has, largest first.
  /// - Parameter inherited: The properties that the schema has from other fragments; those of the result are added.
  private func matchingFragments(_ path: String, _ inherited: inout Set<String>) -> [String] {
    let candidates = (order["fragments"] ?? []).compactMap { key in
      fragmentProperties[key].map { (key: key, properties: $0) }
    }
    var result: [String] = []
    for (key, properties) in candidates.sorted(by: { $0.properties.count > $1.properties.count }) {
      let isSame = properties.allSatisfy {
        !inherited.contains($0.key) && signature("\(path)/properties/\($0.key)") == $0.value
      }
      guard isSame else { continue }
      result.append(key)
      inherited.formUnion(properties.keys)
    }
    return result
  }

  /// Returns the signatures of the properties of fragments: in the version, or in the one next to it if the version has
  /// no schema with the fragment any more.
  func signaturesOfFragments() -> [String: [String: String]] {
    var result: [String: [String: String]] = [:]
    for facts in nearest.map({ Facts($0) }) {
      for key in order["schemas"] ?? [] where !facts.names(in: "schemas/\(key)/properties").isEmpty {
        guard let place = schemas[key] else { continue }
        for name in fragmentNames(of: place) where result[name] == nil {
          let names = ([name] + (fragments[name].map { fragmentNames(of: $0) } ?? [])).compactMap { fragments[$0] }
            .flatMap { elements("properties", of: $0).map(\.key) }
          let paths = names.map { ($0, "schemas/\(key)/properties/\($0)") }.filter { facts[$0.1] != nil }
          if !paths.isEmpty {
            result[name] = Dictionary(paths.map { ($0.0, signature($0.1, in: facts)) }) { first, _ in first }
          }
        }
      }
    }
    return result
  }

  private func isNewFragment(_ name: String) -> Bool {
    schemas[name] == nil && enums[name] == nil && theirs["schemas/\(name)"] != nil && (users[name] ?? []).isEmpty
  }

  // MARK: Where new elements go

  /// Adds an element to a section: after another one, or at the end of the section of a file.
  private mutating func add(
    _ key: String,
    _ content: YAMLContent,
    to section: String,
    beside place: Place?,
    orFileOf users: [String] = [],
    orFile name: String? = nil
  ) {
    if let place, let field = files[place.file].root?.entry(section) {
      insert(key, content, into: field, of: place.file, after: place.entry)
      return
    }
    guard let file = place?.file ?? file(of: users) ?? name.flatMap(file(named:)) ?? (name == nil ? file(of: key) : nil)
    else {
      newFiles[Self.fileName(name ?? users.first ?? key), default: [:]][section, default: []].append((key, content))
      countChange()
      return
    }
    typeFiles[key] = file
    if let field = files[file].root?.entry(section) {
      insert(key, content, into: field, of: file, after: field.value.entries?.last)
    } else {
      newSections[file, default: [:]][section, default: []].append((key, content))
      countChange()
    }
  }

  private mutating func insert(
    _ key: String,
    _ content: YAMLContent,
    into field: Node.Entry,
    of file: Int,
    after previous: Node.Entry?
  ) {
    let edits = files[file].inserting(key, content, into: field, isInFlow: false, after: previous)
    apply(edits, to: file)
  }

  /// The file of the first user that has one; a new user is in the file of its own users.
  private func file(of users: [String]) -> Int? {
    var seen: Set<String> = []
    var open = users[...]
    while let user = open.popFirst() {
      guard seen.insert(user).inserted else { continue }
      if let place = schemas[user] { return place.file }
      if let place = keysByID[user].flatMap({ operations[$0] }) {
        return place.file
      }
      if theirs["operations/\(user)"] != nil {
        let group = newKey(ofOperation: user).prefix { $0 != "_" }
        let relative = (order["operations"] ?? []).first { $0.hasPrefix(group + "_") }
        if let place = relative.flatMap({ operations[$0] }) { return place.file }
        return file(named: String(group))
      }
      open += self.users[user] ?? []
    }
    return nil
  }

  /// The file with the types whose names begin with the most words of a new one.
  private func file(of type: String) -> Int? {
    let files = schemas.mapValues(\.file).merging(typeFiles) { first, _ in first }
    let similar = files.max {
      let words = [$0, $1].map { Self.commonWords($0.key, type) }
      return (words[0], $1.key) < (words[1], $0.key)
    }
    return similar.flatMap { Self.commonWords($0.key, type) > 0 ? $0.value : nil }
  }

  private func file(named name: String) -> Int? {
    files.firstIndex { $0.path.split(separator: "/").last.map(String.init) == Self.fileName(name) }
  }

  private static func fileName(_ name: String) -> String {
    "\(name.prefix { $0 != "_" }.lowercased()).yaml"
  }
}
