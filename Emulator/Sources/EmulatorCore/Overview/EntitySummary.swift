/// An entity in the list of all entities, without its properties and files.
struct EntitySummary: Codable, Hashable, Sendable {
  var kind: EntityKind
  var id: String
  /// The display name; empty if there is none.
  var name: String
  var status: EntityStatus
  var created: String

  init(_ entity: Entity) {
    kind = entity.kind
    id = entity.id
    name = entity.displayName
    status = entity.status
    created = entity.created.wireText
  }
}
