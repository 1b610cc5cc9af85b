import Foundation
import VersionedAPIRuntime

/// An entity of the service, which all versions share.
struct Entity: Codable, Sendable {
  var kind: EntityKind
  /// The UUID in lowercase.
  var id: String
  /// The version in which it was created.
  var version: String
  /// The properties by their names in the service, of all versions together. References are in the form of
  /// ``EntityID/reference``.
  var fields: JSON = [:]
  var status: EntityStatus = .notStarted
  var created: Date
  var lastAction: Date
  var files: [StoredFile] = []
  /// The time at which processing starts; nil if it has started, or will not.
  var startDue: Date?
  /// The time at which processing ends; nil if it has ended, or will not.
  var endDue: Date?
  /// The time at which the entity is deleted.
  var deleteDue: Date?
  /// The identifiers of committed blocks in order.
  var committedBlocks: [String] = []
  /// The sizes of uploaded blocks that have not been committed.
  var uncommittedBlocks: [String: Int] = [:]
  /// The sizes of committed blocks.
  var blockSizes: [String: Int] = [:]
  /// The position in lists.
  var sequence = 0

  var key: EntityID { EntityID(kind, id) }

  /// The time at which something is due.
  var due: Date? { [startDue, endDue, deleteDue].compactMap(\.self).min() }

  /// The display name.
  var displayName: String { fields["displayName"]?.stringValue ?? "" }

  /// The entity that a property refers to.
  func reference(_ property: String) -> EntityID? {
    fields[property]?["self"]?.stringValue.flatMap(EntityID.init(reference:))
  }
}
