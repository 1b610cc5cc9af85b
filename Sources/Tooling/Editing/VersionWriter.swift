import VersionedAPIDefinition
import VersionedAPIOpenAPI
import VersionedAPISourceText
import VersionedAPIYAML

/// Changes definition files so that one version is what a published document describes.
///
/// It goes through the elements of the files and compares each with the facts of the document: which versions have it,
/// and its values in the version. What differs is changed in the text; everything else stays as it is. Since changes
/// depend on each other, there are several rounds until nothing is left to change.
struct VersionWriter {
  /// An entry of a file that defines an element.
  struct Place {
    var file: Int
    var entry: Node.Entry
    /// The mapping that the entry is in.
    var parent: Node
    /// Whether that mapping is in braces.
    var isInFlow: Bool

    var key: String { entry.key }
    var fields: Node { entry.value }
  }

  /// A value that the version must have.
  struct Wanted {
    /// The value; nil if there is none.
    var content: YAMLContent?
    /// How a mapping of ranges says that there is none.
    var absent: String
    /// Whether a value is the wanted one.
    var matches: (Node) -> Bool

    /// A scalar, or none.
    static func scalar(_ text: String?, absent: String = "none") -> Wanted {
      Wanted(content: text.map(YAMLContent.text), absent: absent) { text != nil && $0.scalar == text }
    }
  }

  var files: [EditedFile]
  let timeline: Timeline
  /// The index of the version.
  let index: Int
  let api: API
  let theirs: Facts
  private let basePath: String?
  /// The version, and those next to it.
  let nearest: [API]
  private let explained: [String]
  private let takesDocumentation: Bool
  /// The number of changes in this round.
  private(set) var changeCount = 0

  var enums: [String: Place] = [:]
  var schemas: [String: Place] = [:]
  var fragments: [String: Place] = [:]
  var parameters: [String: Place] = [:]
  var operations: [String: Place] = [:]
  /// The keys in the order of the files.
  var order: [String: [String]] = [:]
  /// The names of the types that something uses in the version.
  let used: Set<String>
  /// The operation IDs of the document by the keys of operations.
  var operationIDs: [String: String] = [:]
  /// The keys of operations by the operation IDs of the document.
  var keysByID: [String: String] = [:]
  /// The schemas of the JSON in parts of forms, by the paths of the parts.
  let jsonParts: [String: String]
  /// The types that each schema and each operation of the document refers to, in its order.
  let references: [String: [String]]
  /// The schemas and the operations of the document that refer to each type, in its order.
  let users: [String: [String]]
  /// The responses of the service: their versions, and what they are in the version.
  var serviceResponses: [String: (set: VersionSet, signature: String?)] = [:]
  /// The paths of parameters whose shared definition does not suit all operations.
  var sharedPaths: [String: Set<String>] = [:]
  /// The properties that schemas have from fragments in the version.
  var inherited: [String: Set<String>] = [:]
  /// What new operations can share: where the parameter is, its versions, and what the document says about it.
  var sharedParameters: [String: (place: ParameterPlace, set: VersionSet, signature: String)] = [:]
  /// The files of new elements at the end of a section.
  var typeFiles: [String: Int] = [:]
  /// The elements that new schemas come after.
  var neighbors: [String: Place] = [:]
  /// The properties of the fragments that new schemas may include, with their signatures.
  var fragmentProperties: [String: [String: String]] = [:]
  /// New content by file and section, for sections that do not exist yet.
  var newSections: [Int: [String: [(key: String, value: YAMLContent)]]] = [:]
  /// New files, by name: the keys and contents of their sections.
  var newFiles: [String: [String: [(key: String, value: YAMLContent)]]] = [:]

  init(
    files: [YAMLParser.Result],
    definition: Definition,
    api: API,
    index: Int,
    theirs: Facts,
    basePath: String?,
    explained: [String],
    takesDocumentation: Bool
  ) {
    self.files = files.map(EditedFile.init)
    timeline = definition.timeline
    let names = timeline.versions
    nearest =
      [api] + [index - 1, index + 1].filter(names.indices.contains).compactMap { definition.api(version: names[$0]) }
    self.index = index
    self.api = api
    self.theirs = theirs
    self.basePath = basePath
    self.explained = explained
    self.takesDocumentation = takesDocumentation
    var references = Self.references(in: theirs)
    jsonParts = Self.jsonParts(in: theirs, besides: Set(references.flatMap(\.types)))
    for (path, name) in jsonParts { references.append((String(path.split(separator: "/")[1]), [name])) }
    self.references = Dictionary(references.map { ($0.user, $0.types) }) { $0 + $1 }
    users = references.reduce(into: [:]) { users, reference in
      for name in Set(reference.types) { users[name, default: []].append(reference.user) }
    }
    used = api.reachable(
      from: api.operations.flatMap(\.referencedTypes)
        + api.schemas.filter(\.isStandalone).map { .named($0.element.key) }
    )
    for (file, edited) in self.files.enumerated() {
      for section in edited.root?.entries ?? [] {
        for place in places(in: section.value, of: file) { add(place, to: section.key) }
      }
    }
  }

  private mutating func add(_ place: Place, to section: String) {
    order[section, default: []].append(place.key)
    switch section {
    case "enums": enums[place.key] = place
    case "schemas": schemas[place.key] = place
    case "fragments": fragments[place.key] = place
    case "parameters": parameters[place.key] = place
    case "operations": operations[place.key] = place
    default: break
    }
  }

  /// Returns the types that each schema and each operation of a document refers to, in its order.
  private static func references(in facts: Facts) -> [(user: String, types: [String])] {
    func names(_ paths: [String]) -> [String] {
      paths.compactMap { path in
        guard var name = facts[path]?.value[...] else { return nil }
        while name.hasSuffix("[]") || name.hasSuffix("{}") { name = name.dropLast(2) }
        return String(name)
      }
    }
    func types(of place: String) -> [String] { facts.names(in: place).map { "\(place)/\($0)/type" } }
    let schemas = facts.names(in: "schemas").map { name in
      (name, names(["schemas/\(name)/type"] + types(of: "schemas/\(name)/properties")))
    }
    let operations = facts.names(in: "operations").map { id in
      let path = "operations/\(id)"
      let responses = facts.names(in: "\(path)/responses").map { "\(path)/responses/\($0)/body" }
      let parameters = ParameterPlace.allCases.flatMap { types(of: "\(path)/parameters/\($0)") }
      return (id, names(["\(path)/body/type"] + types(of: "\(path)/body/parts") + responses + parameters))
    }
    return schemas + operations
  }

  /// Returns the schemas that only the documentation of a part of a form names: a document has no types for JSON in a
  /// string.
  private static func jsonParts(in facts: Facts, besides referenced: Set<String>) -> [String: String] {
    var result: [String: String] = [:]
    for id in facts.names(in: "operations") {
      for part in facts.names(in: "operations/\(id)/body/parts") {
        let path = "operations/\(id)/body/parts/\(part)"
        guard facts["\(path)/type"]?.value == "string", let text = facts.documentation[path] else { continue }
        let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
        result[path] = words.first { facts["schemas/\($0)"] != nil && !referenced.contains($0) }
      }
    }
    return result
  }

  /// Makes the changes of one round.
  mutating func run() {
    reconcileVersion()
    if changeCount > 0 { return }
    matchOperations()
    reconcileFragments()
    for key in order["schemas"] ?? [] { reconcileSchema(key) }
    for key in order["enums"] ?? [] { reconcileEnum(key) }
    reconcileSharedParameters()
    reconcileServiceResponses()
    for key in order["operations"] ?? [] { reconcileOperation(key) }
    reconcileGroups()
    // What is new refers to what there is, so it comes last.
    if changeCount == 0 {
      fragmentProperties = signaturesOfFragments()
      addNewElements()
    }
  }

  /// The version itself has the base path, and the query parameters for its name that every operation requires.
  private mutating func reconcileVersion() {
    for (file, edited) in files.enumerated() where edited.root?.entry("service") != nil {
      guard let versions = edited.root?.entry("versions")?.value,
        let place = places(in: versions, of: file).first(where: { $0.key == api.version.id })
      else { return }
      if let basePath, basePath != api.version.path {
        put("path", .text(basePath), of: place, order: Self.versionKeys)
      }
      let query = theirs.names(in: "operations").map { id in
        Set(
          theirs.names(in: "operations/\(id)/parameters/query").filter { name in
            name.lowercased().contains("version") && theirs["operations/\(id)/parameters/query/\(name)/required"] != nil
          }
        )
      }
      let names = query.dropFirst().reduce(query.first ?? []) { $0.intersection($1) }
      if query.count > 1, !names.isEmpty, api.version.query.isEmpty {
        let entries = names.sorted().map { ($0, YAMLContent.text(api.version.id)) }
        put("query", .mapping(entries), of: place, order: Self.versionKeys)
      }
    }
  }

  private static let versionKeys = ["path", "query", "retired", "reference"]

  mutating func apply(_ edits: [Edit], to file: Int) {
    if !edits.isEmpty, files[file].apply(edits) { changeCount += 1 }
  }

  mutating func countChange() { changeCount += 1 }

  /// Whether a difference from the document is intended.
  func isExplained(_ path: String) -> Bool { explained.contains { API.matches(path, $0) } }

  // MARK: Versions

  /// Returns the versions of a range or of a list of ranges; nil if it is invalid.
  func versions(_ node: Node) -> VersionSet? {
    let texts = node.elements?.compactMap(\.scalar) ?? [node.scalar].compactMap { $0 }
    return texts.reduce(VersionSet()) { set, text in
      if case .versions(let versions) = timeline.parse(text) { set?.union(versions) } else { nil }
    }
  }

  /// Returns the versions that an element names; those of its parent if it names none.
  func versions(of place: Place, in parent: VersionSet) -> VersionSet {
    place.fields.entry("versions").flatMap { versions($0.value) } ?? parent
  }

  /// Returns the ranges of a set. They may cover versions that the parent does not have.
  func ranges(_ set: VersionSet, in parent: VersionSet) -> [String] {
    runs(set.indices.map { ($0, 0) }, in: parent).map { range($0.versions) }
  }

  /// Returns a range as a person writes it: open at the end if it has the newest version.
  func range(_ versions: ClosedRange<Int>) -> String {
    let names = timeline.versions
    let (first, last) = (versions.lowerBound, versions.upperBound)
    if last == names.count - 1 { return "\(names[first])..." }
    if first == last { return names[first] }
    return "\(first == 0 ? "" : names[first])..<\(names[last + 1])"
  }

  /// Returns runs of versions with the same value that follow each other among those of the parent.
  func runs(
    _ values: [(version: Int, id: Int)],
    in parent: VersionSet
  ) -> [(versions: ClosedRange<Int>, id: Int)] {
    var runs: [(versions: ClosedRange<Int>, id: Int)] = []
    for (version, id) in values {
      if let last = runs.last, last.id == id,
        parent.intersection(VersionSet(last.versions.upperBound + 1..<version)).isEmpty
      {
        runs[runs.count - 1].versions = last.versions.lowerBound...version
      } else {
        runs.append((version...version, id))
      }
    }
    return runs
  }

  /// The `versions` of something new in a parent; nil if it needs none.
  func newVersions(in parent: VersionSet) -> (key: String, value: YAMLContent)? {
    let own = VersionSet([index])
    return own == parent ? nil : ("versions", .text(range(index...index)))
  }

  /// The documentation of something new, as a draft; nil if there is none.
  func newDocumentation(_ path: String) -> (key: String, value: YAMLContent)? {
    guard takesDocumentation, let text = theirs.documentation[path] else { return nil }
    let words = text.split {
      $0.isWhitespace || $0.unicodeScalars.contains { !$0.isASCII && $0.isInvisible || $0.value < 0x20 }
    }
    return ("doc", .text(Draft.mark + words.joined(separator: " ")))
  }

  // MARK: Elements

  /// Returns the entries of a mapping as places.
  func places(in mapping: Node, of file: Int) -> [Place] {
    let isFlow = files[file].isFlow(mapping)
    return (mapping.entries ?? []).map { Place(file: file, entry: $0, parent: mapping, isInFlow: isFlow) }
  }

  /// Returns the field of an element as a place.
  func field(_ key: String, of place: Place) -> Place? {
    places(in: place.fields, of: place.file).first { $0.key == key }
  }

  /// Returns the entries of a field, such as the properties of a schema.
  func elements(_ key: String, of place: Place) -> [Place] {
    place.fields.entry(key).map { places(in: $0.value, of: place.file) } ?? []
  }

  /// Brings the versions of an element up to date.
  /// - Parameters:
  ///   - place: The element. It is removed if no version has it.
  ///   - parent: The versions of its parent.
  ///   - exists: Whether the version has it; nil if that does not change.
  ///   - order: The usual order of its keys.
  ///   - undocumented: Keys of values that documents do not have, which stay as they are.
  /// - Returns: The versions that have it.
  mutating func reconcile(
    _ place: Place,
    in parent: VersionSet,
    exists: Bool?,
    order: [String],
    undocumented: [String] = ["doc", "name", "deprecated", "was"]
  ) -> VersionSet {
    let field = place.fields.entry("versions")
    let raw = field.flatMap { versions($0.value) }
    var set = (raw ?? parent).intersection(parent)
    let own = VersionSet([index])
    if exists == true { set = set.union(own.intersection(parent)) }
    if exists == false { set = set.subtracting(own) }
    if set.isEmpty {
      apply(files[place.file].removing(place.key, of: place.parent), to: place.file)
    } else if set != (raw ?? parent).intersection(parent) || raw?.exceeding(parent).isEmpty == false {
      let ranges = ranges(set, in: parent)
      let content = ranges.count == 1 ? YAMLContent.text(ranges[0]) : .list(ranges)
      put("versions", set == parent ? nil : content, of: place, order: order)
    }
    for key in undocumented { put(key, of: place, in: set, to: nil, order: order) }
    return set
  }

  /// Sets or removes a field.
  mutating func put(_ key: String, _ content: YAMLContent?, of place: Place, order: [String]) {
    let file = files[place.file]
    if let field = field(key, of: place) {
      if let content {
        apply(file.replacing(valueOf: field.entry, with: content, isInFlow: field.isInFlow), to: place.file)
      } else {
        apply(file.removing(key, of: place.fields), to: place.file)
      }
    } else if let content {
      let before = order.prefix { $0 != key }
      let previous = place.fields.entries?.last { before.contains($0.key) }
      let edits = file.inserting(key, content, into: place.entry, isInFlow: place.isInFlow, after: previous)
      apply(edits, to: place.file)
    }
  }
}
