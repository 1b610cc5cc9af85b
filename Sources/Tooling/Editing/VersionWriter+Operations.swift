import VersionedAPIDefinition
import VersionedAPIOpenAPI
import VersionedAPISourceText
import VersionedAPIYAML

extension VersionWriter {
  static let operationKeys = [
    "doc", "versions", "name", "was", "deprecated", "operationId", "http", "parameters", "body", "responses", "paged",
    "poll",
  ]
  static let bodyKeys = ["name", "type", "content", "required", "doc", "parts"]

  // MARK: Which operation is which

  /// Finds the operations of the document among those of the definitions: by operation ID, also by that of another
  /// version, and then by route.
  mutating func matchOperations() {
    var open = theirs.names(in: "operations")
    func match(_ condition: (_ key: String, _ id: String) -> Bool) {
      open.removeAll { id in
        let keys = order["operations"] ?? []
        guard let key = keys.first(where: { operationIDs[$0] == nil && condition($0, id) }) else { return false }
        operationIDs[key] = id
        keysByID[id] = key
        return true
      }
    }
    let current = Dictionary(api.operations.map { ($0.element.key, $0) }) { first, _ in first }
    match { key, id in current[key]?.operationID == id }
    match { key, id in
      guard current[key] == nil, let place = operations[key] else { return false }
      return key == id && place.fields.entry("operationId") == nil || texts("operationId", of: place).contains(id)
    }
    let routes = Dictionary(
      open.map { ($0, theirs["operations/\($0)/route"].map { Self.withoutNames($0.value) } ?? "") }
    ) { first, _ in first }
    match { key, id in current[key].map { Self.withoutNames("\($0.http.method) \($0.http.path)") } == routes[id] }
    match { key, id in
      guard current[key] == nil, let place = operations[key] else { return false }
      return key == id || texts("http", of: place).contains { Self.withoutNames($0) == routes[id] }
    }
    // An action at the end of a path is written in two ways: `/things/{id}/start` and `/things/{id}:start`.
    match { key, id in
      operations[key].map { texts("http", of: $0) }?.contains {
        Self.withoutNames($0).replacing(":", with: "/") == routes[id]?.replacing(":", with: "/")
      } == true
    }
  }

  /// The scalars of a value that may differ between versions.
  func texts(_ key: String, of place: Place) -> [String] {
    guard let node = place.fields.entry(key)?.value else { return [] }
    return node.entries?.compactMap(\.value.scalar) ?? [node.scalar].compactMap { $0 }
  }

  /// A route without the names of its parameters.
  private static func withoutNames(_ route: String) -> String {
    let parts = route.split(separator: "{", omittingEmptySubsequences: false)
    return ([parts[0]] + parts.dropFirst().map { $0.drop { $0 != "}" } }).joined(separator: "{")
  }

  // MARK: Operations

  mutating func reconcileOperation(_ key: String) {
    guard let place = operations[key] else { return }
    let path = operationIDs[key].map { "operations/\($0)" }
    let ownPath = "operations/\(api.operation(named: key)?.operationID ?? key)"
    let exists = isExplained(path ?? ownPath) ? nil : path != nil
    let order = Self.operationKeys
    let set = reconcile(
      place,
      in: timeline.all,
      exists: exists,
      order: order,
      undocumented: ["doc", "name", "was"]
    )
    guard !set.isEmpty else { return }
    guard let path, let id = operationIDs[key], set.contains(index), exists != nil else {
      for value in ["operationId", "http", "body", "paged", "poll", "deprecated"] {
        put(value, of: place, in: set, to: nil, order: order, isPartial: value == "operationId")
      }
      for parameter in elements("parameters", of: place) where !parameter.fields.isEmpty {
        reconcileProperty(parameter, nil, in: set, exists: nil)
      }
      reconcileBody(of: place, nil, in: set)
      reconcileResponses(of: place, nil, in: set)
      return
    }
    func wanted(_ name: String, _ value: (Facts.Fact?) -> Wanted) -> Wanted? {
      isExplained("\(path)/\(name)") ? nil : value(theirs["\(path)/\(name)"])
    }
    // Without an operationId, the document has a route as the name.
    let operationID =
      id.contains("/") ? nil : Wanted(content: id == key ? nil : .text(id), absent: key) { $0.scalar == id }
    put("operationId", of: place, in: set, to: operationID, order: order, isPartial: true)
    put("http", of: place, in: set, to: wanted("route") { .scalar($0?.value) }, order: order)
    put(
      "deprecated",
      of: place,
      in: set,
      to: wanted("deprecated") { fact in
        Wanted(content: fact.map { _ in .text("The service has deprecated it.") }, absent: "none") { _ in fact != nil }
      },
      order: order
    )
    reconcileParameters(of: place, path, in: set)
    reconcileBody(of: place, path, in: set)
    reconcileResponses(of: place, path, in: set)
    put("paged", of: place, in: set, to: wanted("paged") { paging($0?.value) }, order: order)
    put("poll", of: place, in: set, to: wanted("longRunning") { polling($0 != nil, path) }, order: order)
  }

  private func paging(_ text: String?) -> Wanted {
    let names = text?.split(separator: " ").map(String.init) ?? []
    return Wanted(
      content: names.count == 2 ? .mapping([("items", .text(names[0])), ("next", .text(names[1]))]) : nil,
      absent: "none"
    ) { node in
      text != nil && node.entry("items")?.value.scalar == names.first && node.entry("next")?.value.scalar == names.last
    }
  }

  // MARK: Bodies

  private mutating func reconcileBody(of place: Place, _ path: String?, in set: VersionSet) {
    let order = Self.operationKeys
    let bodyPath = path.map { "\($0)/body" }
    let isKept = bodyPath.map { isExplained($0) } ?? true
    let isWanted = bodyPath.map { theirs[$0] != nil } ?? false
    let isForm = bodyPath.map { !theirs.names(in: "\($0)/parts").isEmpty } ?? false
    if let bodyPath, !isKept {
      let wanted = Wanted(content: isWanted ? body(bodyPath, in: VersionSet([index])) : nil, absent: "none") { node in
        isWanted && (node.entry("parts") != nil) == isForm
      }
      put("body", of: place, in: set, to: wanted, order: order)
    } else {
      put("body", of: place, in: set, to: nil, order: order)
    }
    guard let field = field("body", of: place) else { return }
    guard isByVersion(field.fields) else {
      reconcileBody(field, isKept || !isWanted ? nil : bodyPath, in: set, isForm: isForm)
      return
    }
    for body in places(in: field.fields, of: place.file) where !body.fields.isNone {
      guard case .versions(let versions) = timeline.parse(body.key) else { continue }
      let own = versions.intersection(set)
      reconcileBody(body, isKept || !isWanted || !own.contains(index) ? nil : bodyPath, in: own, isForm: isForm)
    }
  }

  private mutating func reconcileBody(_ place: Place, _ path: String?, in set: VersionSet, isForm: Bool) {
    guard !set.isEmpty else { return }
    let order = Self.bodyKeys
    // A body of another kind is replaced as a whole.
    let path = (place.fields.entry("parts") != nil) == isForm ? path : nil
    for key in ["name", "doc"] { put(key, of: place, in: set, to: nil, order: order) }
    put("type", of: place, in: set, to: path.flatMap { type(at: "\($0)/type", format: "\($0)/format") }, order: order)
    put("content", of: place, in: set, to: path.flatMap { content($0, isForm: isForm) }, order: order)
    let required = path.flatMap { path -> Wanted? in
      guard !isForm, !isExplained("\(path)/required") else { return nil }
      return .scalar(theirs["\(path)/required"] == nil ? "false" : nil, absent: "true")
    }
    put("required", of: place, in: set, to: required, order: order)
    for part in elements("parts", of: place) {
      let partPath = path.map { "\($0)/parts/\(part.key)" }
      reconcileProperty(part, partPath, in: set, exists: partPath.map { theirs[$0] != nil })
    }
    if let path, isForm {
      add(theirs.names(in: "\(path)/parts"), to: "parts", of: place, order: order) { writer, name in
        let partPath = "\(path)/parts/\(name)"
        return writer.isExplained(partPath) ? nil : writer.property(partPath, in: set)
      }
    }
  }

  /// The media type. One that is among those of the document stays.
  func content(_ path: String, isForm: Bool) -> Wanted? {
    let names = theirs.names(in: "\(path)/content").filter { !isExplained("\(path)/content/\($0)") }
    let standard = isForm ? "multipart/form-data" : TypeExpression.jsonContent
    // A merge patch distinguishes null and omitted values.
    let isObject = theirs["\(path)/type"].map { theirs["schemas/\($0.value)/type"]?.value == "object" } == true
    let patch = isObject ? names.first { $0 == "application/merge-patch+json" } : nil
    guard let first = patch ?? names.first(where: { $0 == standard }) ?? names.first else { return nil }
    return Wanted(content: first == standard ? nil : .text(first), absent: standard) {
      $0.scalar.map(names.contains) ?? false
    }
  }

  func body(_ path: String, in set: VersionSet) -> YAMLContent {
    let parts = theirs.names(in: "\(path)/parts")
    let media = content(path, isForm: !parts.isEmpty)?.content
    if !parts.isEmpty {
      let content = media ?? .text("multipart/form-data")
      return .block([
        ("content", content), ("parts", .block(parts.map { ($0, property("\(path)/parts/\($0)", in: set)) })),
      ])
    }
    let type = Self.type(theirs["\(path)/type"]?.value ?? "any", format: theirs["\(path)/format"]?.value)
    let bodies = nearest.flatMap(\.operations).compactMap(\.body).filter { $0.type == TypeExpression(type) }
    var fields = bodies.lazy.compactMap(\.name).first.map { [(key: "name", value: YAMLContent.text($0))] } ?? []
    fields.append(("type", .text(type)))
    if let media { fields.append(("content", media)) }
    if theirs["\(path)/required"] == nil { fields.append(("required", .text("false"))) }
    return .mapping(fields)
  }
}
