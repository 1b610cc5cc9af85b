import VersionedAPIDefinition
import VersionedAPIOpenAPI
import VersionedAPISourceText
import VersionedAPIYAML

extension VersionWriter {
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
        let set = versions(of: shared, in: timeline.all).union(VersionSet([index]))
        sharedParameters[key] = (kind, set, signature(path))
      }
    }
    addSharedParameters(of: theirs.names(in: "operations").filter { keysByID[$0] != nil })
  }

  private func place(of parameter: Place) -> ParameterPlace? {
    parameter.fields.entry("in")?.value.scalar.flatMap(ParameterPlace.init)
  }

  /// New parameters that are the same in several operations become shared ones.
  /// - Parameter ids: The operations, which refer to them in the same round.
  mutating func addSharedParameters(of ids: [String]) {
    var users: [String: [(id: String, path: String)]] = [:]
    var names: [String] = []
    for id in ids {
      let own = Set(keysByID[id].flatMap { operations[$0] }.map { elements("parameters", of: $0).map(\.key) } ?? [])
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
        let (file, field) = parameterSection(for: most.compactMap { keysByID[$0.id] })
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

  mutating func reconcileParameters(of place: Place, _ path: String, in set: VersionSet) {
    for parameter in elements("parameters", of: place) {
      if parameter.fields.isEmpty {
        guard let shared = parameters[parameter.key], let kind = shared.fields.entry("in")?.value.scalar else {
          continue
        }
        let parameterPath = "\(path)/parameters/\(kind)/\(parameter.key)"
        guard sharedPaths[parameter.key]?.contains(parameterPath) == true, !isExplained(parameterPath) else { continue }
        let current = api.operation(named: place.key)?.parameters.first { $0.property.element.key == parameter.key }
        if current.map({ Facts($0.property, at: $0.place).signature }) ?? "" != signature(parameterPath) {
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
}
