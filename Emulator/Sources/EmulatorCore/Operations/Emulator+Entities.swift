import Foundation
import VersionedAPIDefinition
import VersionedAPIRuntime

/// Creating, getting, listing, changing and deleting entities.
extension Emulator {
  /// Returns an entity.
  /// - Throws: ``ServiceFailure`` with status 404 if it does not exist.
  func entity(_ kind: EntityKind, _ id: String) throws(ServiceFailure) -> Entity {
    guard let entity = table[EntityID(kind, id)] else { throw .notFound(kind.words) }
    return entity
  }

  /// Returns an entity as a version shows it, before it is limited to the properties of the version.
  func shown(_ entity: Entity, _ call: Call) -> JSON {
    Presenter(version: call.version, base: call.base)
      .entity(entity, counts: entity.kind == .project ? counts(inProject: entity.id) : nil)
  }

  /// Returns an entity with exactly the properties of a version.
  private func listed(_ entity: Entity, _ call: Call) -> JSON {
    let value = shown(entity, call)
    guard let paged = call.operation.paged,
      let page = call.operation.responses.first(where: \.isSuccess)?.body?.name.flatMap(call.version.schema),
      let items = page.properties.first(where: { $0.element.key == paged.items.name }),
      case .array(let type) = items.type
    else { return value }
    return Presenter(version: call.version, base: call.base).shaped(value, type) ?? value
  }

  /// Returns the reply with an entity, and its URL as `Location`.
  func reply(_ status: Int, _ entity: Entity, _ call: Call) -> Reply {
    var reply = Reply(status, shown(entity, call))
    reply.location = Presenter(version: call.version, base: call.base).url(of: entity.key)
    reply.isPending = !entity.status.isFinal && entity.due != nil
    return reply
  }

  func get(_ kind: EntityKind, _ call: Call) throws(ServiceFailure) -> Reply {
    reply(200, try entity(kind, call.id), call)
  }

  func list(_ kind: EntityKind, _ call: Call, inProject project: String? = nil) throws(ServiceFailure) -> Reply {
    var entities = table.all(kind)
    if let project {
      _ = try entity(.project, project)
      entities = entities.filter { $0.reference("project")?.id == project }
    }
    return try Page.reply(entities, to: call) { listed($0, call) }
  }

  private func counts(inProject id: String) -> JSON {
    func count(_ kind: EntityKind) -> JSON {
      .integer(Int64(table.count(of: kind) { $0.reference("project")?.id == id }))
    }
    return [
      "datasetCount": count(.dataset), "modelCount": count(.model), "evaluationCount": count(.evaluation),
      "endpointCount": count(.endpoint), "transcriptionCount": count(.transcription),
    ]
  }

  // MARK: Creation

  func create(_ kind: EntityKind, _ call: Call) throws(ServiceFailure) -> Reply {
    guard let type = call.operation.body?.type else { throw .invalid("The request has no body.", .emptyRequest) }
    let fields = try references.stored(call.json, type, in: call.version)
    var entity = newEntity(kind, fields, version: call.version.id)
    try EntityRules(table: table, version: call.version).prepare(&entity)
    insert(&entity)
    return reply(201, entity, call)
  }

  /// Returns a new entity, which is not in the table.
  func newEntity(_ kind: EntityKind, _ fields: JSON, version: String) -> Entity {
    let now = clock.wholeSecond
    return Entity(
      kind: kind,
      id: UUID().uuidString.lowercased(),
      version: version,
      fields: fields,
      created: now,
      lastAction: now
    )
  }

  /// Puts a new entity into the table, plans its processing, and tells web hooks.
  func insert(_ entity: inout Entity) {
    switch entity.kind {
    case .project, .baseModel: entity.status = .succeeded
    case .webHook: break
    case .dataset where entity.fields["contentUrl"] == nil && entity.files.isEmpty: break
    default: plan(&entity)
    }
    table[entity.key] = entity
    if entity.kind == .webHook { challenge(entity) }
    announce("Creation", entity)
  }

  /// Plans the processing of an entity.
  func plan(_ entity: inout Entity) {
    entity.status = .notStarted
    entity.startDue = clock.now.addingTimeInterval(clock.pace.startDelay)
    entity.endDue = clock.now.addingTimeInterval(clock.pace.endDelay)
  }

  /// Resolves references.
  var references: References {
    let table = table
    return References(model: model) { table[$0] != nil }
  }

  // MARK: Changes

  func update(_ kind: EntityKind, _ call: Call) throws(ServiceFailure) -> Reply {
    guard let type = call.operation.body?.type else { throw .invalid("The request has no body.", .emptyRequest) }
    var entity = try entity(kind, call.id)
    var patch = try references.stored(call.json, type, in: call.version, isPatch: true)
    let before = entity
    if kind == .endpoint, let logging = patch["properties"]?["contentLoggingEnabled"] {
      patch.set("properties", "contentLoggingEnabled", to: nil)
      patch.set("properties", "loggingEnabled", to: logging)
    }
    // An update without a secret removes it.
    if kind == .webHook, patch["properties"]?["secret"] == nil { patch.set("properties", "secret", to: .null) }
    entity.fields = entity.fields.merging(patch)
    try check(entity, changed: patch, by: call.operation, in: call.version)
    try EntityRules(table: table, version: call.version).check(entity)
    entity.lastAction = clock.wholeSecond
    if kind == .endpoint, before.fields["model"] != entity.fields["model"] { plan(&entity) }
    let isMoved = kind == .webHook && before.fields["webUrl"] != entity.fields["webUrl"]
    if isMoved { entity.status = .notStarted }
    table[entity.key] = entity
    if isMoved { challenge(entity) }
    return reply(200, entity, call)
  }

  /// Checks the changed properties of an entity. An update has a schema of its own, which says less of them.
  /// - Throws: ``ServiceFailure`` if one is removed that the entity has to have, or breaks one of its limits.
  private func check(
    _ entity: Entity,
    changed patch: JSON,
    by operation: API.Operation,
    in version: VersionModel
  ) throws(ServiceFailure) {
    let schema = operation.responses.first(where: \.isSuccess)?.body?.name.flatMap(version.schema)
    let checker = ValueChecker(version: version, direction: .request)
    for property in schema?.properties ?? [] {
      let name = property.element.key
      guard patch[name] != nil else { continue }
      guard let value = entity.fields[name] else {
        guard property.isRequired else { continue }
        throw .invalid("'\(name)' cannot be removed.", at: name, .unsupportedDelta)
      }
      if let problem = checker.constraintProblems(in: value, property, at: name).first {
        throw .invalid(problem.message, at: name, .unsupportedDelta)
      }
    }
  }

  /// The kinds whose deletion is an error if the entity does not exist.
  private static let strictKinds: [EntityKind] = [.transcription, .endpoint, .webHook]

  func delete(_ kind: EntityKind, _ call: Call) throws(ServiceFailure) -> Reply {
    let key = EntityID(kind, call.id)
    guard let entity = table[key] else {
      if Self.strictKinds.contains(kind) { throw .notFound(kind.words) }
      return Reply(204)
    }
    if kind == .model, table.all(.endpoint).contains(where: { $0.reference("model") == key }) {
      throw ServiceFailure(
        409,
        .conflict,
        problems: [Problem("The model is deployed to an endpoint.", .inUseViolation)]
      )
    }
    remove(entity)
    return Reply(204)
  }

  /// Deletes an entity with its contents, and tells web hooks.
  func remove(_ entity: Entity) {
    table[entity.key] = nil
    store.delete(entity: entity.id)
    announce("Deletion", entity)
  }
}
