import Foundation

/// The keys of entities by the time at which something is due: a binary heap, so that a request does not look at all
/// entities that will be deleted some day.
struct DueQueue: Sendable {
  /// An entry.
  struct Entry: Sendable {
    var key: EntityID
    var due: Date
    /// Of two entries at the same time, the older entity comes first.
    var sequence: Int

    fileprivate func comes(before other: Entry) -> Bool { (due, sequence) < (other.due, other.sequence) }
  }

  private var entries: [Entry] = []

  /// The entry with the earliest time.
  var first: Entry? { entries.first }

  /// Adds an entry.
  mutating func insert(_ key: EntityID, due: Date, sequence: Int) {
    entries.append(Entry(key: key, due: due, sequence: sequence))
    var child = entries.count - 1
    while child > 0, entries[child].comes(before: entries[(child - 1) / 2]) {
      entries.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Removes the entry with the earliest time.
  mutating func removeFirst() {
    guard let last = entries.popLast(), !entries.isEmpty else { return }
    entries[0] = last
    var parent = 0
    while true {
      let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < entries.count }
      guard let child = children.min(by: { entries[$0].comes(before: entries[$1]) }),
        entries[child].comes(before: entries[parent])
      else { return }
      entries.swapAt(child, parent)
      parent = child
    }
  }
}
