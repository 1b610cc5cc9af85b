import VersionedAPIDefinition
import VersionedAPIOpenAPI
import VersionedAPISourceText
import VersionedAPIYAML

extension VersionWriter {
  static let operationKeys = [
    "doc", "versions", "name", "was", "deprecated", "operationId", "http", "parameters", "body", "responses", "paged",
    "poll",
  ]
  static let responseKeys = ["body", "content", "versions", "headers", "statuses", "doc"]
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
    let set = reconcile(place, in: timeline.all, exists: exists, order: order)
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

  // MARK: Parameters

  /// A shared parameter follows the document if all operations that refer to it agree.
  mutating func reconcileSharedParameters() {
    var users: [String: [String]] = [:]
    for (key, id) in operationIDs {
      guard let place = operations[key] else { continue }
      for parameter in elements("parameters", of: place) where parameter.fields.isEmpty {
        users[parameter.key, default: []].append("operations/\(id)")
      }
    }
    let all = Set(operations.values.flatMap { elements("parameters", of: $0).filter(\.fields.isEmpty).map(\.key) })
    for key in order["parameters"] ?? [] {
      guard let shared = parameters[key], let kind = place(of: shared) else { continue }
      // Operations that differ have their own.
      guard all.contains(key) else {
        apply(files[shared.file].removing(key, of: shared.parent), to: shared.file)
        continue
      }
      let paths = (users[key] ?? []).sorted().map { "\($0)/parameters/\(kind)/\(key)" }
      let agree = Set(paths.map { signature($0) }).count == 1 && !paths.contains { isExplained($0) }
      let path = agree ? paths.first : nil
      // Without an operation that refers to it, it may refer to a type that is gone.
      let exists = paths.isEmpty && !operationIDs.isEmpty ? false : path.map { theirs[$0] != nil }
      reconcileProperty(shared, path, in: timeline.all, exists: exists)
      sharedPaths[key] = agree ? [] : Set(paths)
      if let path, theirs[path] != nil {
        let set = (shared.fields.entry("versions").flatMap { versions($0.value) } ?? timeline.all).union(
          VersionSet([index])
        )
        sharedParameters[key] = (kind, set, signature(path))
      }
    }
    addSharedParameters(of: theirs.names(in: "operations").filter { id in operationIDs.values.contains(id) })
  }

  private func place(of parameter: Place) -> ParameterPlace? {
    parameter.fields.entry("in")?.value.scalar.flatMap(ParameterPlace.init)
  }

  /// New parameters that are the same in several operations become shared ones.
  /// - Parameter ids: The operations, which refer to them in the same round.
  mutating func addSharedParameters(of ids: [String]) {
    let keys = Dictionary(operationIDs.map { ($0.value, $0.key) }) { first, _ in first }
    var users: [String: [(id: String, path: String)]] = [:]
    var names: [String] = []
    for id in ids {
      let own = Set(keys[id].flatMap { operations[$0] }.map { elements("parameters", of: $0).map(\.key) } ?? [])
      for kind in ParameterPlace.allCases {
        let place = "operations/\(id)/parameters/\(kind)"
        for name in theirs.names(in: place) where parameters[name] == nil && !own.contains(name) {
          if isExplained("\(place)/\(name)") { continue }
          if users[name] == nil { names.append(name) }
          users[name, default: []].append((id, "\(place)/\(name)"))
        }
      }
    }
    for name in names {
      let groups = Dictionary(grouping: users[name] ?? []) {
        "\($0.path.split(separator: "/").dropLast().last ?? "")\n\(signature($0.path))"
      }
      guard let most = groups.values.max(by: { ($0.count, $1[0].path) < ($1.count, $0[0].path) }), most.count > 1,
        let kind = ParameterPlace.allCases.first(where: { most[0].path.hasSuffix("/\($0)/\(name)") }),
        let (file, field) = parameterSection(for: most.compactMap { keys[$0.id] })
      else { continue }
      let entries = field.value.entries ?? []
      let documented = Set(sharedParameters.keys)
      let edits = files[file].inserting(
        name,
        property(most[0].path, in: timeline.all, place: kind),
        into: field,
        isInFlow: false,
        after: predecessor(of: name, after: entries.last, before: nil, in: entries) { !documented.contains($0.key) }
      )
      apply(edits, to: file)
      sharedParameters[name] = (kind, VersionSet([index]), signature(most[0].path))
    }
  }

  /// The section whose shared parameters operations use most, or else the first one.
  private func parameterSection(for users: [String]) -> (file: Int, field: Node.Entry)? {
    let used = users.flatMap {
      operations[$0].map { elements("parameters", of: $0).filter(\.fields.isEmpty).map(\.key) } ?? []
    }
    let sections = files.indices.compactMap { file in files[file].root?.entry("parameters").map { (file, $0) } }
    return sections.reversed().max { first, second in
      used.count { first.1.value.entry($0) != nil } < used.count { second.1.value.entry($0) != nil }
    }
  }

  private mutating func reconcileParameters(of place: Place, _ path: String, in set: VersionSet) {
    for parameter in elements("parameters", of: place) {
      if parameter.fields.isEmpty {
        guard let shared = parameters[parameter.key], let kind = shared.fields.entry("in")?.value.scalar else {
          continue
        }
        let parameterPath = "\(path)/parameters/\(kind)/\(parameter.key)"
        guard sharedPaths[parameter.key]?.contains(parameterPath) == true, !isExplained(parameterPath) else { continue }
        let current = api.operation(named: place.key)?.parameters.first { $0.property.element.key == parameter.key }
        if current.map({ signature($0.property, $0.place) }) ?? "" != signature(parameterPath) {
          let file = files[shared.file]
          let content: YAMLContent =
            file.isFlow(shared.fields)
            ? file.content(of: shared.entry)
            : .mapping((shared.fields.entries ?? []).map { ($0.key, file.content(of: $0)) })
          apply(
            files[parameter.file].replacing(valueOf: parameter.entry, with: content, isInFlow: parameter.isInFlow),
            to: parameter.file
          )
        }
      } else {
        let kind = parameter.fields.entry("in")?.value.scalar ?? ""
        let parameterPath = "\(path)/parameters/\(kind)/\(parameter.key)"
        reconcileProperty(parameter, parameterPath, in: set, exists: theirs[parameterPath] != nil)
      }
    }
    let kinds = ParameterPlace.allCases.flatMap { kind in
      theirs.names(in: "\(path)/parameters/\(kind)").map { ($0, kind) }
    }
    let kindsByName = Dictionary(kinds) { first, _ in first }
    add(kinds.map(\.0), to: "parameters", of: place, order: Self.operationKeys) { writer, name in
      guard let kind = kindsByName[name] else { return nil }
      let parameterPath = "\(path)/parameters/\(kind)/\(name)"
      return writer.isExplained(parameterPath) ? nil : writer.parameter(name, parameterPath, kind, in: set)
    }
  }

  /// A new parameter: a reference to a shared one that is the same, or its definition.
  func parameter(_ name: String, _ path: String, _ place: ParameterPlace, in set: VersionSet) -> YAMLContent {
    if let shared = sharedParameters[name], shared.place == place, shared.signature == signature(path),
      shared.set.intersection(set) == VersionSet([index])
    {
      return .nothing
    }
    return property(path, in: set, place: place)
  }

  private func signature(_ property: API.Property, _ place: ParameterPlace) -> String {
    Facts(property, at: place).signature
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
    for entry in field.fields.entries ?? [] where !entry.value.isNone {
      guard case .versions(let versions) = timeline.parse(entry.key) else { continue }
      let body = Place(
        file: place.file,
        entry: entry,
        parent: field.fields,
        isInFlow: files[place.file].isFlow(field.fields)
      )
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
  private func content(_ path: String, isForm: Bool) -> Wanted? {
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

  // MARK: Responses

  private mutating func reconcileResponses(of place: Place, _ path: String?, in set: VersionSet) {
    let order = Self.responseKeys
    let own = elements("responses", of: place)
    for response in own {
      let responsePath = path.map { "\($0)/responses/\(response.key)" }.flatMap { isExplained($0) ? nil : $0 }
      let responseSet = reconcile(response, in: set, exists: responsePath.map { theirs[$0] != nil }, order: order)
      let wanted = responsePath.flatMap { responseSet.contains(index) && theirs[$0] != nil ? $0 : nil }
      reconcileBody(ofResponse: response, wanted, in: responseSet)
      reconcileHeaders(of: response, wanted, in: responseSet)
    }
    guard let path else { return }
    addServiceResponse(of: place, path, in: set, own: Set(own.map(\.key)))
    let documented = theirs.names(in: "\(path)/responses")
    let names = documented.filter(isOwnResponse)
    add(names, besides: documented, to: "responses", of: place, order: Self.operationKeys) { writer, name in
      let responsePath = "\(path)/responses/\(name)"
      return writer.isExplained(responsePath) ? nil : writer.response(responsePath, in: set)
    }
  }

  private mutating func reconcileBody(ofResponse place: Place, _ path: String?, in set: VersionSet) {
    let body = path.flatMap { path -> Wanted? in
      if isExplained("\(path)/body") { return nil }
      return type(at: "\(path)/body", format: "\(path)/body/format") ?? .scalar(nil)
    }
    put("body", of: place, in: set, to: body, order: Self.responseKeys)
    let media = path.flatMap { theirs["\($0)/body"] == nil ? nil : content($0, isForm: false) }
    put("content", of: place, in: set, to: media, order: Self.responseKeys)
  }

  private mutating func reconcileHeaders(of place: Place, _ path: String?, in set: VersionSet) {
    for header in elements("headers", of: place) {
      let headerPath = path.map { "\($0)/headers/\(header.key)" }
      let isKept = headerPath.map { isExplained($0) } ?? true
      let exists = isKept ? nil : headerPath.map { theirs[$0] != nil }
      let headerSet = reconcile(header, in: set, exists: exists, order: Self.propertyKeys)
      reconcileType(ofHeader: header, isKept ? nil : headerPath, in: headerSet)
    }
    guard let path else { return }
    add(theirs.names(in: "\(path)/headers"), to: "headers", of: place, order: Self.responseKeys) { writer, name in
      let headerPath = "\(path)/headers/\(name)"
      return writer.isExplained(headerPath) ? nil : writer.header(headerPath, in: set)
    }
  }

  private mutating func reconcileType(ofHeader place: Place, _ path: String?, in set: VersionSet) {
    let isKnown = TypeExpression.knownHeaderFields[place.key.lowercased()] != nil
    let wanted = path.flatMap {
      set.contains(index) && !isKnown ? type(at: "\($0)/type", format: "\($0)/format") : nil
    }
    if place.fields.entries != nil {
      put("type", of: place, in: set, to: wanted, order: Self.propertyKeys)
    } else if let wanted, let content = wanted.content, !wanted.matches(place.fields) {
      // The short form of a header field is its type.
      let file = files[place.file]
      let old = file.content(of: place.entry)
      let types = runs(set.indices.map { ($0, $0 == index ? 1 : 0) }, in: set).map { run in
        (key: range(run.versions), value: run.id == 1 ? content : old)
      }
      let value: YAMLContent = types.count == 1 ? content : .mapping([("type", .mapping(types))])
      apply(file.replacing(valueOf: place.entry, with: value, isInFlow: place.isInFlow), to: place.file)
    }
  }

  /// The responses of the service apply to every operation without its own. They follow the document where all
  /// operations agree.
  mutating func reconcileServiceResponses() {
    let ids = theirs.names(in: "operations")
    let keys = Dictionary(operationIDs.map { ($0.value, $0.key) }) { first, _ in first }
    for response in defaultResponses {
      let users = ids.filter { id in
        let place = keys[id].flatMap { operations[$0] }
        return place.map { !elements("responses", of: $0).contains { $0.key == response.key } } ?? true
      }
      let (having, lacking) = (users.filter { has(response.key, $0) }, users.filter { !has(response.key, $0) })
      // An operation that no other version has cannot be without it in any other way.
      let isNew = lacking.contains { id in
        guard let place = keys[id].flatMap({ operations[$0] }) else { return true }
        return (place.fields.entry("versions").flatMap { versions($0.value) } ?? timeline.all) == VersionSet([index])
      }
      let exists = users.isEmpty || isNew || having.isEmpty ? false : lacking.isEmpty ? true : nil
      let set = reconcile(response, in: timeline.all, exists: exists, order: Self.responseKeys)
      let paths = having.map { "operations/\($0)/responses/\(response.key)" }
      let groups = Dictionary(grouping: paths) { signature(ofResponse: $0) }.values
      let common = groups.max { ($0.count, $1[0]) < ($1.count, $0[0]) }?.first
      let path = set.contains(index) ? common : nil
      reconcileBody(ofResponse: response, path, in: set)
      reconcileHeaders(of: response, path, in: set)
      serviceResponses[response.key] = (set, path.map { signature(ofResponse: $0) })
    }
  }

  /// Everything that the document says about a response.
  private func signature(ofResponse path: String) -> String {
    let headers = theirs.names(in: "\(path)/headers").sorted().map { name in
      "\(name) \(theirs["\(path)/headers/\(name)/type"]?.value ?? "") \(theirs["\(path)/headers/\(name)/format"]?.value ?? "")"
    }
    return ([theirs["\(path)/body"]?.value ?? "", theirs["\(path)/body/format"]?.value ?? ""] + headers)
      .joined(separator: "\n")
  }

  private func has(_ response: String, _ id: String) -> Bool { theirs["operations/\(id)/responses/\(response)"] != nil }

  /// An operation whose response differs from that of the service gets its own.
  private mutating func addServiceResponse(of place: Place, _ path: String, in set: VersionSet, own: Set<String>) {
    for response in defaultResponses where !own.contains(response.key) {
      let responsePath = "\(path)/responses/\(response.key)"
      guard !isExplained(responsePath), let service = serviceResponses[response.key],
        let field = field("responses", of: place)
      else { continue }
      let isWanted = theirs[responsePath] != nil
      let isInherited = service.set.contains(index)
      if isWanted == isInherited, !isWanted || signature(ofResponse: responsePath) == service.signature {
        continue
      }
      let current = VersionSet([index])
      let others = service.set.intersection(set).subtracting(current)
      let all = isWanted ? others.union(current) : others
      guard !all.isEmpty else { continue }
      var content = self.response(responsePath, in: current)
      if !others.isEmpty,
        case .mapping(let fields) = files[response.file].compactContent(of: response.entry, isSplit: true)
      {
        let ranges = ranges(all, in: set)
        let versions: YAMLContent = ranges.count == 1 ? .text(ranges[0]) : .list(ranges)
        content = .mapping(fields.filter { $0.key != "versions" } + (all == set ? [] : [("versions", versions)]))
      } else if all != set, case .mapping(let fields) = content {
        content = .mapping(fields + [("versions", .text(range(index...index)))])
      }
      let edits = files[place.file].inserting(
        response.key,
        content,
        into: field.entry,
        isInFlow: field.isInFlow,
        after: field.fields.entries?.last
      )
      apply(edits, to: place.file)
    }
  }

  /// Whether an operation has a response itself: a success, or the one of all other statuses if the service has none.
  func isOwnResponse(_ name: String) -> Bool {
    name.hasPrefix("2") || name == "default" && !defaultResponses.contains { $0.key == name }
  }

  /// The responses in the service file.
  private var defaultResponses: [Place] {
    for (index, file) in files.enumerated() where file.root?.entry("service") != nil {
      guard let node = file.root?.entry("responses")?.value else { return [] }
      return node.entries?.map { Place(file: index, entry: $0, parent: node, isInFlow: file.isFlow(node)) } ?? []
    }
    return []
  }

  func header(_ path: String, in set: VersionSet) -> YAMLContent {
    let known = TypeExpression.knownHeaderFields[path.split(separator: "/").last?.lowercased() ?? ""]?.rawValue
    let type =
      known ?? Self.type(theirs["\(path)/type"]?.value ?? "any", format: theirs["\(path)/format"]?.value)
    guard let versions = newVersions(in: set) else { return .text(type) }
    return .mapping([("type", .text(type)), versions])
  }

  func response(_ path: String, in set: VersionSet) -> YAMLContent {
    var fields: [(key: String, value: YAMLContent)] = []
    if let type = theirs["\(path)/body"]?.value {
      fields.append(("body", .text(Self.type(type, format: theirs["\(path)/body/format"]?.value))))
      if let content = content(path, isForm: false)?.content { fields.append(("content", content)) }
    }
    if let versions = newVersions(in: set) { fields.append(versions) }
    let headers = theirs.names(in: "\(path)/headers")
    if !headers.isEmpty {
      let own = VersionSet([index])
      fields.append(("headers", .mapping(headers.map { ($0, header("\(path)/headers/\($0)", in: own)) })))
    }
    return YAMLContent.mapping(fields).orNothing
  }
}
