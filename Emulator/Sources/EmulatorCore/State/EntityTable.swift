import Foundation

/// Entities in the order of their creation.
struct EntityTable: Sendable {
  private var entities: [EntityID: Entity] = [:]
  /// The keys by kind in order, with those of deleted entities in between.
  private var order: [EntityKind: [String]] = [:]
  private var sequence = 0
  /// What is due, and when.
  private var queue = DueQueue()
  /// The keys of what has changed since the state was saved.
  private(set) var changed: Set<EntityID> = []

  /// An entity. Setting nil deletes it.
  subscript(key: EntityID) -> Entity? {
    get { entities[key] }
    set {
      guard var entity = newValue else {
        if entities.removeValue(forKey: key) != nil { changed.insert(key) }
        compact(key.kind)
        return
      }
      let known = entities[key]
      if known == nil {
        if entity.sequence == 0 { entity.sequence = sequence + 1 }
        sequence = max(sequence, entity.sequence)
        order[key.kind, default: []].append(key.id)
      }
      entities[key] = entity
      changed.insert(key)
      if let due = entity.due, due != known?.due { queue.insert(key, due: due, sequence: entity.sequence) }
    }
  }

  /// Returns the entity with what is due first, if that is not after a time.
  mutating func nextDue(at now: Date) -> Entity? {
    while let first = queue.first, first.due <= now {
      // An entry is obsolete if the entity was deleted, or has something else due.
      if let entity = entities[first.key], entity.due == first.due { return entity }
      queue.removeFirst()
    }
    return nil
  }

  /// Deletes everything.
  mutating func removeAll() {
    changed.formUnion(entities.keys)
    entities = [:]
    order = [:]
    queue = DueQueue()
  }

  /// The number of entities.
  var count: Int { entities.count }

  /// Returns the entities of a kind, oldest first.
  func all(_ kind: EntityKind) -> [Entity] {
    (order[kind] ?? []).compactMap { entities[EntityID(kind, $0)] }
  }

  /// Returns the number of entities of a kind.
  func count(of kind: EntityKind, where isCounted: (Entity) -> Bool) -> Int {
    all(kind).count(where: isCounted)
  }

  /// Marks everything as saved.
  mutating func markSaved() { changed = [] }

  /// Forgets keys of deleted entities once they outnumber the others.
  private mutating func compact(_ kind: EntityKind) {
    let keys = order[kind] ?? []
    guard keys.count > 64, keys.count.isMultiple(of: 64) else { return }
    order[kind] = keys.filter { entities[EntityID(kind, $0)] != nil }
  }
}
