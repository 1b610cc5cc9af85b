public import VersionedAPIDefinition

extension Definition {
  /// Returns the changes between two versions.
  /// - Parameters:
  ///   - old: The older version.
  ///   - new: The newer version.
  /// - Returns: The changes; nil if a version does not exist, or if the first one is not older.
  public func diff(from old: String, to new: String) -> VersionDiff? {
    guard let from = timeline.versions.firstIndex(of: old), let to = timeline.versions.firstIndex(of: new), from < to,
      let oldAPI = api(version: old), let newAPI = api(version: new)
    else { return nil }
    return Differ(definition: self, from: from, to: to, old: oldAPI, new: newAPI).diff()
  }
}

/// Compares two versions.
struct Differ {
  /// The names of an element in each version from the older to the newer one.
  private typealias Names = [Int: String]

  let definition: Definition
  let from: Int
  let to: Int
  let old: API
  let new: API
  private let fragments: [String: SchemaDefinition]
  /// The former names of renamed schemas and enums, by their new names. An enum that became a schema is not renamed.
  private let formerTypes: [String: String]
  /// The former names of renamed operations, by their new names.
  private let formerOperations: [String: String]

  init(definition: Definition, from: Int, to: Int, old: API, new: API) {
    self.definition = definition
    self.from = from
    self.to = to
    self.old = old
    self.new = new
    fragments = definition.fragmentsByName
    func former(among elements: [Element]) -> [String: String] {
      let versions = Self.always(elements, from: from, to: to)
      return elements.reduce(into: [:]) { former, element in
        let name = Self.names(of: element.key, among: versions, from: from, to: to)?[from]
        if let name, name != element.key { former[element.key] = name }
      }
    }
    let enums = Set(definition.enums.map(\.element.key))
    formerTypes = former(among: definition.schemas.map(\.element) + definition.enums.map(\.element))
      .filter { enums.contains($0.key) == enums.contains($0.value) }
    formerOperations = former(among: definition.operations.map(\.element))
  }

  func diff() -> VersionDiff {
    let types = compare(
      old.schemas.map(APIType.schema) + old.enums.map(APIType.enumeration),
      new.schemas.map(APIType.schema) + new.enums.map(APIType.enumeration),
      \.key,
      always(definition.schemas.map(\.element) + definition.enums.map(\.element)),
      subject: \.subject,
      details: type
    )
    return VersionDiff(
      from: old.version,
      to: new.version,
      credentials: compare(
        old.credentials,
        new.credentials,
        \.element.key,
        always(definition.service.credentials.map(\.element)),
        subject: { _ in .credential },
        about: { $0.header + ($0.scheme.map { ": \($0)" } ?? "") },
        details: credential
      ),
      operations: compare(
        old.operations,
        new.operations,
        \.element.key,
        always(definition.operations.map(\.element)),
        subject: { _ in .operation },
        about: { "\($0.http.method) \($0.http.path)" },
        details: operation
      ),
      schemas: types.filter { $0.subject == .schema },
      enums: types.filter { $0.subject == .enumeration }
    )
  }

  // MARK: Names

  /// Returns the names of an element of the newer version, back to the older one; nil if the older one does not have it.
  ///
  /// The search goes back version by version: an element that does not exist in the previous version may exist there
  /// under the name that its `was` gives. Its parent may have another name there, and therefore other elements. An
  /// element may also be missing in between and keep its name.
  private static func names(of key: String, among elements: [Int: [Element]], from: Int, to: Int) -> Names? {
    func element(_ name: String, in version: Int) -> Element? {
      elements[version]?.first { $0.key == name && $0.versions.contains(version) }
    }
    var names = [to: key]
    var key = key
    for version in stride(from: to, to: from, by: -1) {
      let was = element(key, in: version)?.was[version]
      if let was, element(key, in: version - 1) == nil, element(was, in: version - 1) != nil { key = was }
      names[version - 1] = key
    }
    return element(key, in: from) == nil ? nil : names
  }

  /// Elements without a parent, which are the same list in every version.
  private func always(_ elements: [Element]) -> [Int: [Element]] { Self.always(elements, from: from, to: to) }

  private static func always(_ elements: [Element], from: Int, to: Int) -> [Int: [Element]] {
    Dictionary(uniqueKeysWithValues: (from...to).map { ($0, elements) })
  }

  /// Compares elements that both versions have, and lists those that only one has.
  /// - Parameters:
  ///   - elements: The elements in which names are looked up, by version.
  ///   - about: Returns a summary of an added or removed element.
  ///   - details: Returns the differences within an element that both versions have, given its names.
  private func compare<Item>(
    _ olds: [Item],
    _ news: [Item],
    _ key: KeyPath<Item, String>,
    _ elements: [Int: [Element]],
    subject: (Item) -> Change.Subject,
    about: (Item) -> String? = { _ in nil },
    details: (Item, Item, Names) -> [Change]
  ) -> [Change] {
    var changes: [Change] = []
    var kept: Set<String> = []
    for item in news {
      let name = item[keyPath: key]
      guard let names = Self.names(of: name, among: elements, from: from, to: to),
        let oldItem = olds.first(where: { $0[keyPath: key] == names[from] })
      else {
        changes.append(Change(kind: .added, subject: subject(item), name: name, new: about(item)))
        continue
      }
      let former = oldItem[keyPath: key]
      kept.insert(former)
      let inner = details(oldItem, item, names)
      if former != name {
        changes.append(Change(kind: .renamed, subject: subject(item), name: name, old: former, details: inner))
      } else if !inner.isEmpty {
        changes.append(Change(kind: .changed, subject: subject(item), name: name, details: inner))
      }
    }
    for item in olds where !kept.contains(item[keyPath: key]) {
      changes.append(Change(kind: .removed, subject: subject(item), name: item[keyPath: key], old: about(item)))
    }
    return changes
  }

  // MARK: Operations

  private func credential(_ old: API.Credential, _ new: API.Credential, _ names: Names) -> [Change] {
    var changes: [Change] = []
    changes.add("header", old.header, new.header)
    changes.add("scheme", old.scheme, new.scheme)
    return changes + deprecation(old.element, new.element)
  }

  private func operation(_ old: API.Operation, _ new: API.Operation, _ names: Names) -> [Change] {
    var changes: [Change] = []
    changes.add("operationId", old.operationID, new.operationID)
    changes.add("route", "\(old.http.method) \(old.http.path)", "\(new.http.method) \(new.http.path)")
    changes += deprecation(old.element, new.element)
    let operations = names.compactMapValues { name in definition.operations.first { $0.element.key == name } }
    changes += compare(
      old.parameters,
      new.parameters,
      \.property.element.key,
      operations.mapValues { $0.parameters.map(\.property.element) },
      subject: { _ in .parameter },
      about: { "\($0.place.rawValue), \(summary($0.property))" },
      details: { old, new, names in
        var changes: [Change] = []
        changes.add("in", old.place.rawValue, new.place.rawValue)
        return changes + property(old.property, new.property, names)
      }
    )
    let parts = operations.map { ($0, $1.body[$0]?.parts.map(\.element) ?? []) }
    changes += body(old.body, new.body, parts: Dictionary(uniqueKeysWithValues: parts))
    changes += responses(old.responses, new.responses)
    changes.add(
      "paging",
      old.paged.map { "\($0.items.name), \($0.next.name)" },
      new.paged.map { "\($0.items.name), \($0.next.name)" }
    )
    changes += polling(old.poll, new.poll)
    return changes
  }

  private func polling(_ old: PollDefinition?, _ new: PollDefinition?) -> [Change] {
    var changes: [Change] = []
    changes.add(
      "polling",
      old?.operation.name,
      new.map { formerOperations[$0.operation.name] ?? $0.operation.name },
      shown: new?.operation.name
    )
    return changes
  }

  private func body(_ old: API.Body?, _ new: API.Body?, parts: [Int: [Element]]) -> [Change] {
    switch (old, new) {
    case (nil, nil): return []
    case (nil, let new?):
      return [Change(kind: .added, subject: .body, name: "body", new: new.type?.description ?? new.content)]
    case (let old?, nil):
      return [Change(kind: .removed, subject: .body, name: "body", old: old.type?.description ?? old.content)]
    case (let old?, let new?):
      var changes: [Change] = []
      // In Swift, the parts of a form are parameters, and the form is not.
      if old.parts.isEmpty, new.parts.isEmpty { changes.add("name", old.name ?? "body", new.name ?? "body") }
      changes.add("type", old.type, new.type, former)
      changes.add("media type", old.content, new.content)
      changes.add("required", String(old.isRequired), String(new.isRequired))
      changes += compare(
        old.parts,
        new.parts,
        \.element.key,
        parts,
        subject: { _ in .part },
        about: summary,
        details: property
      )
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
      details.add("body", old.body, new.body, former)
      details.add("media type", old.content, new.content)
      for header in new.headers {
        guard let other = old.headers.first(where: { $0.element.key == header.element.key }) else {
          details.append(Change(kind: .added, subject: .header, name: header.element.key, new: header.type.description))
          continue
        }
        let inner = property(other, header, [:])
        if !inner.isEmpty {
          details.append(Change(kind: .changed, subject: .header, name: header.element.key, details: inner))
        }
      }
      for header in old.headers where !new.headers.contains(where: { $0.element.key == header.element.key }) {
        details.append(Change(kind: .removed, subject: .header, name: header.element.key))
      }
      // 'statuses' list which errors are documented; the contract is that of 'default'.
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

  /// A schema or an enum: what is one of them may become the other.
  private enum APIType {
    case schema(API.Schema)
    case enumeration(API.Enumeration)

    var key: String {
      switch self {
      case .schema(let schema): schema.element.key
      case .enumeration(let enumeration): enumeration.element.key
      }
    }

    var subject: Change.Subject {
      switch self {
      case .schema: .schema
      case .enumeration: .enumeration
      }
    }
  }

  private func type(_ old: APIType, _ new: APIType, _ names: Names) -> [Change] {
    switch (old, new) {
    case (.schema(let old), .schema(let new)): return schema(old, new, names)
    case (.enumeration(let old), .enumeration(let new)): return enumeration(old, new, names)
    default:
      var changes: [Change] = []
      changes.add("kind", old.subject.rawValue, new.subject.rawValue)
      return changes
    }
  }

  private func schema(_ old: API.Schema, _ new: API.Schema, _ names: Names) -> [Change] {
    var changes: [Change] = []
    changes.add(
      "type",
      old.type?.description ?? "object",
      new.type.map { former($0).description } ?? "object",
      shown: new.type?.description ?? "object"
    )
    changes.add("access", access(isReadOnly: old.isReadOnly), access(isReadOnly: new.isReadOnly))
    changes += progress(of: old, new)
    changes.add("download", path(old.download), path(new.download))
    changes += deprecation(old.element, new.element)
    let schemas = names.compactMapValues { name in definition.schemas.first { $0.element.key == name } }
    changes += compare(
      old.properties,
      new.properties,
      \.element.key,
      schemas.mapValues { schema in
        definition.properties(of: schema, among: fragments).map(\.element)
      },
      subject: { _ in .property },
      about: summary,
      details: property
    )
    return changes
  }

  private func path(_ path: PropertyPath?) -> String? { path?.names.joined(separator: ".") }

  /// Compares what a program notices: whether there is progress, the final cases, the type of the error, and the
  /// operation to poll.
  private func progress(of old: API.Schema, _ new: API.Schema) -> [Change] {
    let (was, now) = (old.progress, new.progress)
    guard was != nil || now != nil else { return [] }
    var changes: [Change] = []
    guard let was, let now else {
      changes.add("progress", was?.status.name, now?.status.name)
      return changes
    }
    let status = new.properties.first { $0.element.key == now.status.name }
    let formerNames = status?.type.name.map(formerCases) ?? [:]
    for (aspect, olds, news) in [
      ("succeeded", was.succeeded, now.succeeded), ("failed", was.failed, now.failed),
    ] {
      let (olds, news) = (olds.map(\.name).sorted(), news.map(\.name))
      let formerly = news.map { formerNames[$0] ?? $0 }.sorted()
      guard olds != formerly else { continue }
      changes.add(aspect, olds.joined(separator: ", "), news.sorted().joined(separator: ", "))
    }
    changes.add("error", self.old.errorType(of: old), self.new.errorType(of: new), former)
    return changes + polling(was.poll, now.poll)
  }

  /// Returns the former names of the cases of an enum, by their new names.
  private func formerCases(of enumeration: String) -> [String: String] {
    let types = always(definition.schemas.map(\.element) + definition.enums.map(\.element))
    guard let names = Self.names(of: enumeration, among: types, from: from, to: to) else { return [:] }
    let cases = names.mapValues { name in definition.enums.first { $0.element.key == name }?.cases ?? [] }
    return (cases[to] ?? []).reduce(into: [:]) { former, element in
      former[element.key] = Self.names(of: element.key, among: cases, from: from, to: to)?[from]
    }
  }

  private func summary(_ property: API.Property) -> String {
    "\(property.type)" + (property.isRequired ? ", required" : "")
  }

  private func requirement(_ property: API.Property) -> String {
    property.isOptionalInResponses ? "in requests" : String(property.isRequired)
  }

  private func property(_ old: API.Property, _ new: API.Property, _ names: Names) -> [Change] {
    var changes: [Change] = []
    changes.add("type", old.type, new.type, former)
    changes.add("JSON", old.json, new.json, former)
    changes.add("required", requirement(old), requirement(new))
    changes.add("access", access(isReadOnly: old.isReadOnly), access(isReadOnly: new.isReadOnly))
    changes.add("secret", String(old.isSecret), String(new.isSecret))
    changes += deprecation(old.element, new.element)
    for constraint in Constraint.allCases {
      changes.add(
        constraint.rawValue,
        old.constraints.first { $0.constraint == constraint }?.value,
        new.constraints.first { $0.constraint == constraint }?.value
      )
    }
    return changes
  }

  private func enumeration(_ old: API.Enumeration, _ new: API.Enumeration, _ names: Names) -> [Change] {
    var changes: [Change] = []
    changes.add("values", old.isClosed ? "closed" : "open", new.isClosed ? "closed" : "open")
    changes.add("access", access(isReadOnly: old.isReadOnly), access(isReadOnly: new.isReadOnly))
    changes += deprecation(old.element, new.element)
    let enums = names.compactMapValues { name in definition.enums.first { $0.element.key == name } }
    changes += compare(
      old.cases,
      new.cases,
      \.key,
      enums.mapValues(\.cases),
      subject: { _ in .enumCase },
      details: { old, new, _ in deprecation(old, new) }
    )
    return changes
  }

  // MARK: Common aspects

  private func access(isReadOnly: Bool) -> String { isReadOnly ? "read-only" : "read-write" }

  /// Compares whether elements are deprecated; a different reason is not a change.
  private func deprecation(_ old: API.Element, _ new: API.Element) -> [Change] {
    guard old.deprecated == nil || new.deprecated == nil else { return [] }
    var changes: [Change] = []
    changes.add("deprecated", old.deprecated, new.deprecated)
    return changes
  }

  /// Returns a type of the newer version with the names of the older one, so that a renamed schema is not a change
  /// wherever it is used.
  private func former(_ type: TypeExpression) -> TypeExpression {
    switch type {
    case .primitive: type
    case .named(let name): .named(formerTypes[name] ?? name)
    case .array(let element): .array(former(element))
    case .map(let value): .map(former(value))
    }
  }
}

extension API {
  /// Returns the type of the error of a job.
  fileprivate func errorType(of schema: Schema) -> TypeExpression? {
    var type: TypeExpression?
    var holder: Schema? = schema
    for name in schema.progress?.error?.names ?? [] {
      type = holder?.properties.first { $0.element.key == name }?.type
      holder = type?.name.flatMap { self.schema(named: $0) }
    }
    return type
  }
}

extension Array<Change> {
  /// Adds a change of an aspect if the values differ.
  fileprivate mutating func add(_ aspect: String, _ old: String?, _ new: String?, shown: String? = nil) {
    guard old != new else { return }
    append(Change(kind: .changed, subject: .aspect, name: aspect, old: old, new: shown ?? new))
  }
  /// Adds a change of a type if the types differ. `former` returns a type with its former name.
  fileprivate mutating func add(
    _ aspect: String,
    _ old: TypeExpression?,
    _ new: TypeExpression?,
    _ former: (TypeExpression) -> TypeExpression
  ) {
    add(aspect, old?.description, new.map { former($0).description }, shown: new?.description)
  }
}
