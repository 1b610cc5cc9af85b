extension Definition {
  /// What changed between two versions.
  /// - Parameters:
  ///   - old: The older version.
  ///   - new: The newer version.
  /// - Returns: The changes, or nil where there is no such version, or the first is not the older one.
  public func diff(from old: String, to new: String) -> VersionDiff? {
    guard let from = timeline.versions.firstIndex(of: old), let to = timeline.versions.firstIndex(of: new), from < to,
      let oldAPI = api(version: old), let newAPI = api(version: new)
    else { return nil }
    return Differ(definition: self, from: from, to: to, old: oldAPI, new: newAPI).diff()
  }
}

/// Compares two versions.
struct Differ {
  let definition: Definition
  let from: Int
  let to: Int
  let old: API
  let new: API
  /// Schemas and enums that had another name, by their new one.
  private let formerTypes: [String: String]

  init(definition: Definition, from: Int, to: Int, old: API, new: API) {
    self.definition = definition
    self.from = from
    self.to = to
    self.old = old
    self.new = new
    let types = definition.schemas.map(\.element) + definition.enums.map(\.element)
    var former: [String: String] = [:]
    for type in types {
      if let name = Self.formerName(of: type.key, among: types, from: from, to: to), name != type.key {
        former[type.key] = name
      }
    }
    formerTypes = former
  }

  func diff() -> VersionDiff {
    VersionDiff(
      from: old.version,
      to: new.version,
      operations: compare(
        .operation,
        old.operations,
        new.operations,
        \.element.key,
        definition.operations.map(\.element),
        about: { "\($0.http.method) \($0.http.path)" },
        details: operation
      ),
      schemas: compare(
        .schema,
        old.schemas,
        new.schemas,
        \.element.key,
        definition.schemas.map(\.element),
        about: { _ in nil },
        details: schema
      ),
      enums: compare(
        .enumeration,
        old.enums,
        new.enums,
        \.element.key,
        definition.enums.map(\.element),
        about: { _ in nil },
        details: enumeration
      )
    )
  }

  // MARK: Names

  /// The name that an element of the newer version has in the older one; nil where it is not there.
  ///
  /// Goes back version by version: an element that is not there one version before may be there under the name that
  /// its `was` gives.
  private static func formerName(of key: String, among elements: [Element], from: Int, to: Int) -> String? {
    var key = key
    for version in stride(from: to, to: from, by: -1) {
      func exists(_ name: String, in version: Int) -> Bool {
        elements.contains { $0.key == name && $0.versions.contains(version) }
      }
      if exists(key, in: version - 1) { continue }
      let element = elements.first { $0.key == key && $0.versions.contains(version) }
      guard let was = element?.was[version], exists(was, in: version - 1) else { return nil }
      key = was
    }
    return key
  }

  /// Pairs what both versions have and tells what is only in one of them.
  private func compare<Item>(
    _ subject: Change.Subject,
    _ olds: [Item],
    _ news: [Item],
    _ key: KeyPath<Item, String>,
    _ elements: [Element],
    about: (Item) -> String?,
    details: (Item, Item) -> [Change]
  ) -> [Change] {
    var changes: [Change] = []
    var kept: Set<String> = []
    for item in news {
      let name = item[keyPath: key]
      guard let former = Self.formerName(of: name, among: elements, from: from, to: to),
        let oldItem = olds.first(where: { $0[keyPath: key] == former })
      else {
        changes.append(Change(kind: .added, subject: subject, name: name, new: about(item)))
        continue
      }
      kept.insert(former)
      let inner = details(oldItem, item)
      if former != name {
        changes.append(Change(kind: .renamed, subject: subject, name: name, old: former, details: inner))
      } else if !inner.isEmpty {
        changes.append(Change(kind: .changed, subject: subject, name: name, details: inner))
      }
    }
    for item in olds where !kept.contains(item[keyPath: key]) {
      changes.append(Change(kind: .removed, subject: subject, name: item[keyPath: key], old: about(item)))
    }
    return changes
  }

  // MARK: Operations

  private func operation(_ old: API.Operation, _ new: API.Operation) -> [Change] {
    var changes: [Change] = []
    changes.add("operationId", old.operationID, new.operationID)
    changes.add("route", "\(old.http.method) \(old.http.path)", "\(new.http.method) \(new.http.path)")
    if old.element.deprecated == nil || new.element.deprecated == nil {
      changes.add("deprecated", old.element.deprecated, new.element.deprecated)
    }
    let elements =
      definition.operations.first { $0.element.key == new.element.key }?.parameters.map(\.property.element) ?? []
    changes += compare(
      .parameter,
      old.parameters,
      new.parameters,
      \.property.element.key,
      elements,
      about: { "\($0.place.rawValue), \($0.property.type)" + ($0.property.isRequired ? ", required" : "") },
      details: { old, new in
        var changes: [Change] = []
        changes.add("in", old.place.rawValue, new.place.rawValue)
        return changes + property(old.property, new.property)
      }
    )
    changes += body(old.body, new.body)
    changes += responses(old.responses, new.responses)
    changes.add(
      "paging",
      old.paged.map { "\($0.items.name), \($0.next.name)" },
      new.paged.map { "\($0.items.name), \($0.next.name)" }
    )
    changes.add("polling", old.poll?.operation.name, new.poll?.operation.name)
    return changes
  }

  private func body(_ old: API.Body?, _ new: API.Body?) -> [Change] {
    switch (old, new) {
    case (nil, nil): return []
    case (nil, let new?):
      return [Change(kind: .added, subject: .body, name: "body", new: new.type?.description ?? new.content)]
    case (let old?, nil):
      return [Change(kind: .removed, subject: .body, name: "body", old: old.type?.description ?? old.content)]
    case (let old?, let new?):
      var changes: [Change] = []
      changes.add(
        "type",
        old.type.map(\.description),
        new.type.map { former($0).description },
        shown: new.type?.description
      )
      changes.add("media type", old.content, new.content)
      changes.add("required", String(old.isRequired), String(new.isRequired))
      let known = Dictionary(old.parts.map { ($0.element.key, $0) }, uniquingKeysWith: { first, _ in first })
      for part in new.parts {
        if let former = known[part.element.key] {
          let details = property(former, part)
          if !details.isEmpty {
            changes.append(Change(kind: .changed, subject: .part, name: part.element.key, details: details))
          }
        } else {
          changes.append(Change(kind: .added, subject: .part, name: part.element.key, new: part.type.description))
        }
      }
      for part in old.parts where !new.parts.contains(where: { $0.element.key == part.element.key }) {
        changes.append(Change(kind: .removed, subject: .part, name: part.element.key))
      }
      return changes.isEmpty ? [] : [Change(kind: .changed, subject: .body, name: "body", details: changes)]
    }
  }

  private func responses(_ olds: [API.Response], _ news: [API.Response]) -> [Change] {
    var changes: [Change] = []
    for new in news {
      guard let old = olds.first(where: { $0.element.key == new.element.key }) else {
        changes.append(Change(kind: .added, subject: .response, name: new.element.key, new: new.body?.description))
        continue
      }
      var details: [Change] = []
      details.add("body", old.body?.description, new.body.map { former($0).description }, shown: new.body?.description)
      details.add("media type", old.content, new.content)
      for header in new.headers {
        guard let other = old.headers.first(where: { $0.element.key == header.element.key }) else {
          details.append(Change(kind: .added, subject: .header, name: header.element.key, new: header.type.description))
          continue
        }
        let inner = property(other, header)
        if !inner.isEmpty {
          details.append(Change(kind: .changed, subject: .header, name: header.element.key, details: inner))
        }
      }
      for header in old.headers where !new.headers.contains(where: { $0.element.key == header.element.key }) {
        details.append(Change(kind: .removed, subject: .header, name: header.element.key))
      }
      if !details.isEmpty {
        changes.append(Change(kind: .changed, subject: .response, name: new.element.key, details: details))
      }
    }
    for old in olds where !news.contains(where: { $0.element.key == old.element.key }) {
      changes.append(Change(kind: .removed, subject: .response, name: old.element.key))
    }
    return changes
  }

  // MARK: Types

  private func schema(_ old: API.Schema, _ new: API.Schema) -> [Change] {
    var changes: [Change] = []
    changes.add(
      "type",
      old.type?.description ?? "object",
      new.type.map { former($0).description } ?? "object",
      shown: new.type?.description ?? "object"
    )
    changes.add(
      "written by",
      old.isReadOnly ? "the service only" : "anyone",
      new.isReadOnly ? "the service only" : "anyone"
    )
    let definitions = definition.schemas.filter { [old.element.key, new.element.key].contains($0.element.key) }
    let elements = definitions.flatMap { schema in
      definition.fragments(of: schema).flatMap(\.properties) + schema.properties
    }.map(\.element)
    changes += compare(
      .property,
      old.properties,
      new.properties,
      \.element.key,
      elements,
      about: { "\($0.type)" + ($0.isRequired ? ", required" : "") },
      details: property
    )
    return changes
  }

  private func property(_ old: API.Property, _ new: API.Property) -> [Change] {
    var changes: [Change] = []
    changes.add("type", old.type.description, former(new.type).description, shown: new.type.description)
    changes.add("required", String(old.isRequired), String(new.isRequired))
    changes.add(
      "written by",
      old.isReadOnly ? "the service only" : "anyone",
      new.isReadOnly ? "the service only" : "anyone"
    )
    for constraint in Constraint.allCases {
      changes.add(
        constraint.rawValue,
        old.constraints.first { $0.constraint == constraint }?.value,
        new.constraints.first { $0.constraint == constraint }?.value
      )
    }
    return changes
  }

  private func enumeration(_ old: API.Enumeration, _ new: API.Enumeration) -> [Change] {
    var changes: [Change] = []
    changes.add("values", old.isClosed ? "closed" : "open", new.isClosed ? "closed" : "open")
    let elements = definition.enums.first { $0.element.key == new.element.key }?.cases ?? []
    changes += compare(.enumCase, old.cases, new.cases, \.key, elements, about: { _ in nil }, details: { _, _ in [] })
    return changes
  }

  /// A type of the newer version in names of the older one, so that a renamed schema is no change wherever it is used.
  private func former(_ type: TypeExpression) -> TypeExpression {
    switch type {
    case .primitive: type
    case .named(let name): .named(formerTypes[name] ?? name)
    case .array(let element): .array(former(element))
    case .map(let value): .map(former(value))
    }
  }
}

extension Array<Change> {
  /// Adds a change of an aspect, where there is one.
  fileprivate mutating func add(_ aspect: String, _ old: String?, _ new: String?, shown: String? = nil) {
    guard old != new else { return }
    append(Change(kind: .changed, subject: .aspect, name: aspect, old: old, new: shown ?? new))
  }
}
