import VersionedAPIDefinition
import VersionedAPIOpenAPI
import VersionedAPISourceText
import VersionedAPIYAML

extension VersionWriter {
  static let propertyKeys =
    ["in", "type", "versions", "required", "access", "secret", "json"] + Constraint.allCases.map(\.rawValue)
    + ["name", "was", "deprecated", "doc"]
  static let caseKeys = ["versions", "name", "was", "deprecated", "doc"]
  static let schemaKeys = [
    "doc", "versions", "name", "was", "deprecated", "published", "type", "standalone", "access", "closed", "include",
    "progress", "properties", "order", "cases",
  ]

  // MARK: Schemas and enums

  /// Whether the version has a schema or an enum; nil if a difference in this is intended.
  func exists(type key: String) -> Bool? {
    if isExplained("schemas/\(key)") { return nil }
    if theirs["schemas/\(key)"] != nil || used.contains(key) { return true }
    // The service sends what is standalone outside of operations.
    return schemas[key]?.fields.entry("standalone") != nil ? nil : false
  }

  mutating func reconcileEnum(_ key: String) {
    guard let place = enums[key] else { return }
    let changesBefore = changeCount
    let path = "schemas/\(key)"
    let isDocumented = theirs["\(path)/order"] != nil
    // A type that is not documented may be used in another way.
    let exists = exists(type: key).map { $0 && (isDocumented || theirs[path] == nil) }
    let set = reconcile(place, in: timeline.all, exists: exists, order: Self.schemaKeys)
    let isWanted = set.contains(index) && isDocumented
    put("access", of: place, in: set, to: isWanted ? access(path) : nil, order: Self.schemaKeys)
    let closed = isWanted && !isExplained("\(path)/closed") ? flag("\(path)/closed") : nil
    put("closed", of: place, in: set, to: closed, order: Self.schemaKeys)
    for element in elements("cases", of: place) {
      let casePath = "\(path)/cases/\(element.key)"
      let exists = isWanted && !isExplained(casePath) ? theirs[casePath] != nil : nil
      _ = reconcile(element, in: set, exists: exists, order: Self.caseKeys)
    }
    if isWanted {
      add(theirs.names(in: "\(path)/cases"), to: "cases", of: place, order: Self.schemaKeys) { writer, name in
        let casePath = "\(path)/cases/\(name)"
        let fields = [writer.newVersions(in: set), writer.newDocumentation(casePath)].compactMap { $0 }
        return writer.isExplained(casePath) ? nil : .mapping(fields).orNothing
      }
    }
    // The order is that of all cases, so it waits for changes of them.
    if changeCount == changesBefore { reconcileOrder(of: place, isWanted: isWanted, in: set) }
  }

  /// Brings the order of the cases of an enum up to date, where it is not that of the definition.
  private mutating func reconcileOrder(of place: Place, isWanted: Bool, in set: VersionSet) {
    guard set.contains(index) else {
      return put("order", of: place, in: set, to: nil, order: Self.schemaKeys, isPartial: true)
    }
    let path = "schemas/\(place.key)"
    let names = elements("cases", of: place).filter { versions(of: $0, in: set).contains(index) }.map(\.key)
    let current = api.enums.first { $0.element.key == place.key }?.cases.map(\.key) ?? names
    var wanted = current
    if isWanted, !isExplained("\(path)/order") {
      // Cases that the document does not have keep their places.
      let documented = theirs.names(in: "\(path)/cases").filter(names.contains)
      var next = documented.makeIterator()
      wanted = current.map { documented.contains($0) ? next.next() ?? $0 : $0 }
    }
    let value = Wanted(content: wanted == names ? nil : .list(wanted), absent: "none") { node in
      node.elements?.map(\.scalar) == wanted
    }
    put("order", of: place, in: set, to: value, order: Self.schemaKeys, isPartial: true)
  }

  mutating func reconcileSchema(_ key: String) {
    guard let place = schemas[key] else { return }
    let path = "schemas/\(key)"
    let isDocumented = theirs[path] != nil && theirs["\(path)/order"] == nil && !isExplained(path)
    let exists = exists(type: key).map { $0 && (isDocumented || theirs[path] == nil) }
    let set = reconcile(place, in: timeline.all, exists: exists, order: Self.schemaKeys)
    let isWanted = set.contains(index) && isDocumented
    put("access", of: place, in: set, to: isWanted ? access(path) : nil, order: Self.schemaKeys)
    let hasProgress = place.fields.entry("progress") != nil
    let progress = isWanted && hasProgress ? progress(path, of: key) : nil
    put("progress", of: place, in: set, to: progress, order: Self.schemaKeys)
    let type = isWanted ? type(at: "\(path)/type", format: "\(path)/format", object: "object") : nil
    put("type", of: place, in: set, to: type, order: Self.schemaKeys)
    let isObject = theirs["\(path)/type"]?.value == "object"
    guard isObject || !isWanted else {
      for property in elements("properties", of: place) { reconcileProperty(property, nil, in: set, exists: false) }
      return
    }
    if isWanted { includeParents(in: place, path, set) }
    reconcileProperties(of: place, path, in: set, isWanted: isWanted)
  }

  /// A schema extends another one by including its fragment. In the other versions, that must make no difference.
  private mutating func includeParents(in place: Place, _ path: String, _ set: VersionSet) {
    let known = fragmentNames(of: place)
    let others = set.subtracting(VersionSet([index]))
    let missing = theirs.names(in: "\(path)/allOf").filter { name in
      guard !known.contains(name), let fragment = fragments[name] else { return false }
      let own = versions(of: fragment, in: timeline.all)
      return own.contains(others)
        && elements("properties", of: fragment).allSatisfy { property in
          versions(of: property, in: own).intersection(others).isEmpty
        }
    }
    guard !missing.isEmpty else { return }
    let names = place.fields.entry("include")?.value.elements?.compactMap(\.scalar) ?? []
    put("include", .list(names + missing), of: place, order: Self.schemaKeys)
  }

  private mutating func reconcileProperties(of place: Place, _ path: String, in set: VersionSet, isWanted: Bool) {
    let fromFragments = inherited[place.key] ?? []
    for property in elements("properties", of: place) {
      let propertyPath = "\(path)/properties/\(property.key)"
      let exists = isWanted ? theirs[propertyPath] != nil && !fromFragments.contains(property.key) : nil
      reconcileProperty(property, propertyPath, in: set, exists: exists)
    }
    guard isWanted else { return }
    let names = theirs.names(in: "\(path)/properties").filter { !fromFragments.contains($0) }
    add(names, to: "properties", of: place, order: Self.schemaKeys) { writer, name in
      let propertyPath = "\(path)/properties/\(name)"
      return writer.isExplained(propertyPath) ? nil : writer.property(propertyPath, in: set)
    }
  }

  // MARK: Fragments

  /// Fragments exist where a schema includes them. A property of a fragment follows the document if all schemas that
  /// include it agree; otherwise it becomes a property of each schema.
  mutating func reconcileFragments() {
    var users: [String: [String]] = [:]
    var needed: Set<String> = []
    for key in order["schemas"] ?? [] {
      guard let place = schemas[key], existsInVersion(type: key, place) else { continue }
      let names = fragmentNames(of: place)
      needed.formUnion(names)
      // Only an object has properties.
      guard ["object", nil].contains(theirs["schemas/\(key)/type"]?.value) else { continue }
      for name in names { users[name, default: []].append(key) }
    }
    var additions: [(place: Place, set: VersionSet, users: [String], voters: [String])] = []
    for key in order["fragments"] ?? [] {
      guard let place = fragments[key] else { continue }
      let users = users[key] ?? []
      let path = "schemas/\(key)"
      let isPublished = theirs[path] != nil && !isExplained(path)
      let set = reconcile(
        place,
        in: timeline.all,
        exists: needed.contains(key) || isPublished,
        order: Self.schemaKeys
      )
      if set.contains(index), !isExplained(path) {
        put("published", of: place, in: set, to: flag(isPublished), order: Self.schemaKeys)
      } else {
        put("published", of: place, in: set, to: nil, order: Self.schemaKeys)
      }
      let voters = (isPublished ? [key] : []) + users.filter { theirs["schemas/\($0)"] != nil }
      for property in elements("properties", of: place) {
        reconcile(property, ofFragment: key, in: set, voters: voters, users: users)
      }
      if set.contains(index) { additions.append((place, set, users: users, voters: voters)) }
    }
    // What the schemas of several fragments have goes into that with the most schemas.
    for addition in additions.sorted(by: { $0.users.count > $1.users.count }) {
      addProperties(toFragment: addition.place, in: addition.set, users: addition.users, voters: addition.voters)
    }
  }

  /// Adds the new properties that all schemas of a fragment have in common, if there are several.
  private mutating func addProperties(
    toFragment place: Place,
    in set: VersionSet,
    users: [String],
    voters: [String]
  ) {
    // Documents repeat all properties of a published fragment in its schemas.
    let isPublished = voters.first == place.key
    guard isPublished || voters.count > 1 && Set(users).isSubset(of: voters), let first = voters.first else { return }
    let included = fragmentNames(of: place).compactMap { fragments[$0] }
    let known = Set(([place] + included).flatMap { elements("properties", of: $0).map(\.key) })
    let path = "schemas/\(first)/properties"
    let new = theirs.names(in: path).filter { name in
      let paths = voters.map { "schemas/\($0)/properties/\(name)" }
      return !known.contains(name) && Set(paths.map { signature($0) }).count == 1 && !paths.contains { isExplained($0) }
        && (isPublished
          || !users.contains { user in
            inherited[user]?.contains(name) == true
              || schemas[user].map { elements("properties", of: $0).contains { $0.key == name } } == true
          })
    }
    guard !new.isEmpty else { return }
    let names = theirs.names(in: path).filter { known.contains($0) || new.contains($0) }
    add(names, to: "properties", of: place, order: Self.schemaKeys) { writer, name in
      writer.property("\(path)/\(name)", in: set)
    }
    for user in users { inherited[user, default: []].formUnion(new) }
  }

  private mutating func reconcile(
    _ property: Place,
    ofFragment fragment: String,
    in set: VersionSet,
    voters: [String],
    users: [String]
  ) {
    let current = versions(of: property, in: set).contains(index)
    // A schema that has the property itself does not have it from the fragment.
    let hasOwn = users.contains { key in
      schemas[key].map { hasOwnProperty(property.key, $0) } ?? false
    }
    // Nor does a schema that has it from a fragment that the document names.
    let isTaken = users.contains { user in
      theirs.names(in: "schemas/\(user)/allOf").contains { parent in
        guard parent != fragment, let place = fragments[parent] else { return false }
        return theirs["schemas/\(parent)/properties/\(property.key)"] != nil
          && !fragmentNames(of: place).contains(fragment)
      }
    }
    let paths = voters.map { "schemas/\($0)/properties/\(property.key)" }
    let signatures = Set(paths.map { signature($0) })
    guard set.contains(index), let path = paths.first else {
      reconcileProperty(property, nil, in: set, exists: users.isEmpty ? false : nil)
      return
    }
    if signatures.count == 1, voters.contains(fragment) || !hasOwn && !isTaken {
      let isKept = paths.contains { isExplained($0) }
      reconcileProperty(property, path, in: set, exists: isKept ? nil : theirs[path] != nil)
      if isKept ? current : theirs[path] != nil {
        for user in users { inherited[user, default: []].insert(property.key) }
      }
    } else {
      reconcileProperty(property, nil, in: set, exists: false)
    }
  }

  /// Whether a schema has a property in the version that does not come from a fragment.
  private func hasOwnProperty(_ name: String, _ place: Place) -> Bool {
    guard let property = elements("properties", of: place).first(where: { $0.key == name }) else { return false }
    let schema = versions(of: place, in: timeline.all)
    return versions(of: property, in: schema).contains(index)
  }

  /// Everything that the document says about an element, apart from intended differences.
  func signature(_ path: String) -> String { signature(path, in: theirs) }

  func signature(_ path: String, in facts: Facts) -> String { facts.signature(of: path, except: isExplained) }

  private func existsInVersion(type key: String, _ place: Place) -> Bool {
    exists(type: key) ?? versions(of: place, in: timeline.all).contains(index)
  }

  /// The fragments of a schema, those that fragments include too.
  func fragmentNames(of place: Place) -> [String] {
    var names: [String] = []
    var open = place.fields.entry("include")?.value.elements?.compactMap(\.scalar) ?? []
    while let name = open.popLast() {
      guard !names.contains(name), let fragment = fragments[name] else { continue }
      names.append(name)
      open += fragment.fields.entry("include")?.value.elements?.compactMap(\.scalar) ?? []
    }
    return names
  }

  // MARK: Properties

  /// Brings a property, a parameter or a part of a form up to date.
  /// - Parameters:
  ///   - place: The property.
  ///   - path: Its path among the facts; nil if the document says nothing about it.
  ///   - parent: The versions of its parent.
  ///   - exists: Whether the version has it; nil if that does not change.
  mutating func reconcileProperty(_ place: Place, _ path: String?, in parent: VersionSet, exists: Bool?) {
    let isKept = path.map { isExplained($0) } ?? false
    let set = reconcile(place, in: parent, exists: isKept ? nil : exists, order: Self.propertyKeys)
    guard !set.isEmpty, place.fields.entries != nil || place.fields.isEmpty else { return }
    let wantedPath = path.flatMap { set.contains(index) && !isKept && theirs[$0] != nil ? $0 : nil }
    func wanted(_ name: String, _ value: (String) -> Wanted) -> Wanted? {
      wantedPath.flatMap { isExplained("\($0)/\(name)") ? nil : value("\($0)/\(name)") }
    }
    let type = wantedPath.flatMap { self.type(at: "\($0)/type", format: "\($0)/format") }
    put("type", of: place, in: set, to: type, order: Self.propertyKeys)
    if place.fields.entry("in")?.value.scalar != "path" {
      let required = wanted("required") { path in
        let isRequired = theirs[path] != nil
        return Wanted(content: isRequired ? .text("true") : nil, absent: "false") {
          isRequired && ["true", "request"].contains($0.scalar)
        }
      }
      put("required", of: place, in: set, to: required, order: Self.propertyKeys)
    }
    if place.fields.entry("in") == nil {
      let access = wantedPath.flatMap { self.access($0) }
      put("access", of: place, in: set, to: access, order: Self.propertyKeys)
    }
    put("json", of: place, in: set, to: nil, order: Self.propertyKeys)
    for constraint in Constraint.allCases {
      let value = wanted(constraint.rawValue) { constraintValue(constraint, $0) }
      put(constraint.rawValue, of: place, in: set, to: value, order: Self.propertyKeys)
    }
  }

  private func constraintValue(_ constraint: Constraint, _ path: String) -> Wanted {
    guard let value = theirs[path]?.value else { return .scalar(nil) }
    return Wanted(content: .text(value), absent: "none") { node in
      // Numbers can be written in several ways.
      node.scalar == value
        || constraint != .pattern && node.scalar.flatMap(Double.init) == Double(value) && Double(value) != nil
    }
  }

  private func access(_ path: String) -> Wanted? {
    guard !isExplained("\(path)/readOnly") else { return nil }
    return .scalar(theirs["\(path)/readOnly"] != nil ? "read" : nil, absent: "readWrite")
  }

  private func flag(_ path: String) -> Wanted { flag(theirs[path] != nil) }

  private func flag(_ isTrue: Bool) -> Wanted { .scalar(isTrue ? "true" : nil, absent: "false") }

  /// The type that the document gives; nil if a difference is intended, or if the document gives none.
  /// - Parameter object: How the type of an object with properties is written.
  func type(at path: String, format formatPath: String, object: String? = nil) -> Wanted? {
    guard let name = theirs[path]?.value, !isExplained(path), !isExplained(formatPath) else { return nil }
    if let object, name == "object" { return .scalar(nil, absent: object) }
    let format = theirs[formatPath]?.value
    let wanted = Self.type(name, format: format)
    let best = TypeExpression(wanted)
    return Wanted(content: .text(wanted), absent: object ?? "none") { node in
      guard let type = node.scalar.flatMap({ TypeExpression($0) }), Facts.name(of: type) == name else { return false }
      // A format that no type has does not change a type.
      return Facts.format(of: type) == format || best.flatMap { Facts.format(of: $0) } != format
    }
  }

  /// The type of the definition language for a type of the document; the most similar one if there is none.
  static func type(_ name: String, format: String?) -> String {
    if name.hasSuffix("[]") || name.hasSuffix("{}") {
      let inner = String(name.dropLast(2))
      let element = inner.hasPrefix("(") && inner.hasSuffix(")") ? String(inner.dropFirst().dropLast()) : inner
      return type(element, format: format) + name.suffix(2)
    }
    let primitives = TypeExpression.Primitive.allCases
    if let exact = primitives.first(where: { ($0.jsonType ?? "any") == name && $0.jsonFormat == format }) {
      return exact.rawValue
    }
    switch name {
    case "integer": return "int64"
    case "number": return "double"
    case "string", "boolean": return name
    default: return name.isIdentifier && name != "object" ? name : "json"
    }
  }

  // MARK: New elements

  /// Adds the elements of a list that are missing, each after the one that it follows in the document, or after the one
  /// that it probably replaces.
  /// - Parameters:
  ///   - names: The names in the order of the document.
  ///   - others: Further names that the document has in the same mapping.
  ///   - key: The key of the mapping that they belong to.
  ///   - place: The element with that mapping.
  ///   - order: The usual order of the keys of that element.
  ///   - content: Returns a new element; nil if there is none.
  mutating func add(
    _ names: [String],
    besides others: [String] = [],
    to key: String,
    of place: Place,
    order: [String],
    _ content: (VersionWriter, String) -> YAMLContent?
  ) {
    let field = field(key, of: place)
    let existing = field?.fields.entries ?? []
    let documented = Set(names + others)
    var previous: Node.Entry?
    var new: [(key: String, value: YAMLContent)] = []
    for (position, name) in names.enumerated() {
      if let entry = existing.first(where: { $0.key == name }) {
        previous = entry
      } else if let content = content(self, name) {
        new.append((name, content))
        guard let field, !existing.isEmpty else { continue }
        let next = names[position...].lazy.compactMap { name in existing.first { $0.key == name } }.first
        let predecessor = predecessor(of: name, after: previous, before: next, in: existing) {
          !documented.contains($0.key)
        }
        let edits = files[place.file].inserting(
          name,
          content,
          into: field.entry,
          isInFlow: field.isInFlow,
          after: predecessor
        )
        apply(edits, to: place.file)
      }
    }
    if existing.isEmpty, !new.isEmpty { put(key, .block(new), of: place, order: order) }
  }

  /// The element that a new one comes after: the ended one whose name begins with the most equal words, or else the one
  /// before it and the ended ones that follow that one. Without neighbors, it comes after all others.
  func predecessor(
    of name: String,
    after previous: Node.Entry?,
    before next: Node.Entry?,
    in entries: [Node.Entry],
    isEnded: (Node.Entry) -> Bool
  ) -> Node.Entry? {
    let start = previous.flatMap { previous in entries.firstIndex { $0.key == previous.key } }.map { $0 + 1 } ?? 0
    let end = max(start, next.flatMap { next in entries.firstIndex { $0.key == next.key } } ?? entries.count)
    let similar = entries[start..<end].reversed().filter(isEnded).max {
      Self.commonWords($0.key, name) < Self.commonWords($1.key, name)
    }
    if let similar, Self.commonWords(similar.key, name) > 0 { return similar }
    if previous == nil { return end > 0 ? entries[end - 1] : nil }
    return entries[start..<end].prefix(while: isEnded).last ?? previous
  }

  /// The number of equal words at the beginning of two names, such as 1 for `lifetimeMinutes` and `lifetimeHours`.
  static func commonWords(_ first: String, _ second: String) -> Int {
    zip(words(first), words(second)).prefix { $0 == $1 }.count
  }

  private static func words(_ name: String) -> [String] {
    name.reduce(into: [String]()) { words, character in
      if words.isEmpty || character.isUppercase && words.last?.last?.isUppercase == false {
        words.append(String(character))
      } else {
        words[words.count - 1].append(character)
      }
    }
  }

  /// A new property, parameter or part of a form.
  func property(_ path: String, in parent: VersionSet, place: ParameterPlace? = nil) -> YAMLContent {
    var fields: [(key: String, value: YAMLContent)] = []
    if let place { fields.append(("in", .text(place.rawValue))) }
    let type = Self.type(theirs["\(path)/type"]?.value ?? "any", format: theirs["\(path)/format"]?.value)
    fields.append(("type", .text(type)))
    if let versions = newVersions(in: parent) { fields.append(versions) }
    if place != .path, theirs["\(path)/required"] != nil { fields.append(("required", .text("true"))) }
    if theirs["\(path)/readOnly"] != nil { fields.append(("access", .text("read"))) }
    if let schema = jsonParts[path] { fields.append(("json", .text(schema))) }
    for constraint in Constraint.allCases {
      if let value = theirs["\(path)/\(constraint.rawValue)"]?.value {
        fields.append((constraint.rawValue, .text(value)))
      }
    }
    if let doc = newDocumentation(path) { fields.append(doc) }
    return .mapping(fields)
  }
}

extension YAMLContent {
  /// The mapping, or nothing if it is empty.
  var orNothing: YAMLContent {
    if case .mapping(let entries) = self, entries.isEmpty { .nothing } else { self }
  }
}
