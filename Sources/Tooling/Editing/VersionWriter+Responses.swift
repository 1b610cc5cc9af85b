import VersionedAPIDefinition
import VersionedAPIOpenAPI
import VersionedAPISourceText
import VersionedAPIYAML

extension VersionWriter {
  static let responseKeys = ["body", "content", "versions", "headers", "statuses", "doc"]

  mutating func reconcileResponses(of place: Place, _ path: String?, in set: VersionSet) {
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
    for response in defaultResponses {
      let users = ids.filter { id in
        let place = keysByID[id].flatMap { operations[$0] }
        return place.map { !elements("responses", of: $0).contains { $0.key == response.key } } ?? true
      }
      let (having, lacking) = (users.filter { has(response.key, $0) }, users.filter { !has(response.key, $0) })
      // An operation that no other version has cannot be without it in any other way.
      let isNew = lacking.contains { id in
        guard let place = keysByID[id].flatMap({ operations[$0] }) else { return true }
        return versions(of: place, in: timeline.all) == VersionSet([index])
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
      return places(in: node, of: index)
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
