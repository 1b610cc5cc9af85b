/// Identifies an entity.
struct EntityID: Hashable, Codable, Sendable {
  var kind: EntityKind
  /// The UUID in lowercase.
  var id: String

  /// The form in which stored properties refer to an entity, whatever version shows it.
  var reference: String { "\(kind.rawValue)/\(id)" }

  init(_ kind: EntityKind, _ id: String) {
    self.kind = kind
    self.id = id.lowercased()
  }

  /// Reads a ``reference``.
  init?(reference: String) {
    let parts = reference.split(separator: "/")
    guard parts.count == 2, let kind = EntityKind(rawValue: String(parts[0])) else { return nil }
    self.init(kind, String(parts[1]))
  }
}
