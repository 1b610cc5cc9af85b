import VersionedAPIDefinition
import VersionedAPIYAML

/// Values that differ between versions, in mappings of ranges.
extension VersionWriter {
  private static let absentID = -1
  private static let newID = -2

  /// Brings a value that may differ between versions up to date.
  /// - Parameters:
  ///   - key: The key of the value.
  ///   - place: The element.
  ///   - set: The versions of the element.
  ///   - wanted: The value in the version; nil to keep it, or to take that of the version next to it.
  ///   - order: The usual order of keys.
  ///   - isPartial: Whether the value need not cover all versions.
  mutating func put(
    _ key: String,
    of place: Place,
    in set: VersionSet,
    to wanted: Wanted?,
    order: [String],
    isPartial: Bool = false
  ) {
    let field = field(key, of: place)
    guard !set.isEmpty, field != nil || wanted != nil else { return }
    let ranges = field.flatMap { isByVersion($0.fields) ? $0.fields.entries : nil }
    let values = ranges ?? field.map { [$0.entry] } ?? []
    var ids: [Int: Int] = [:]
    if let ranges {
      for (id, entry) in ranges.enumerated() {
        if case .versions(let versions) = timeline.parse(entry.key) {
          for version in versions.indices { ids[version] = id }
        }
      }
      if isPartial { for version in set.indices where ids[version] == nil { ids[version] = Self.absentID } }
    } else {
      for version in set.indices { ids[version] = field == nil ? Self.absentID : 0 }
    }
    if set.contains(index) { ids[index] = id(wanted, ids, values, set) }
    let wantedIDs = set.indices.compactMap { version in ids[version].map { (version, $0) } }
    let runs = runs(wantedIDs, in: set).filter { !(isPartial && $0.id == Self.absentID) }

    let file = files[place.file]
    func content(_ id: Int) -> YAMLContent {
      switch id {
      case Self.absentID: .source(wanted?.absent ?? "none")
      case Self.newID: wanted?.content ?? .nothing
      default: file.content(of: values[id])
      }
    }
    let single = Set(wantedIDs.map(\.1)).count == 1 && wantedIDs.count == set.indices.count ? wantedIDs[0].1 : nil
    guard let field, let ranges else {
      if let single {
        if single == Self.absentID, field != nil { put(key, nil, of: place, order: order) }
        if single == Self.newID { put(key, content(single), of: place, order: order) }
      } else {
        let entries = runs.map { (range($0.versions), content($0.id)) }
        let isLong = entries.contains { if case .lines = $0.1 { true } else { false } }
        put(key, isLong ? .block(entries) : .mapping(entries), of: place, order: order)
      }
      return
    }
    if let single, single < 0 || values[single].value.range.start.line == values[single].value.range.end.line {
      let isNone = single == Self.absentID || single >= 0 && values[single].value.isNone
      put(key, isNone ? nil : content(single), of: place, order: order)
    } else {
      change(field, ranges, in: set, to: runs, content)
    }
  }

  /// Returns which of the values the version gets.
  private func id(_ wanted: Wanted?, _ ids: [Int: Int], _ values: [Node.Entry], _ set: VersionSet) -> Int? {
    let earlier = set.indices.last { $0 < index && ids[$0] != nil }.flatMap { ids[$0] }
    let later = set.indices.first { $0 > index && ids[$0] != nil }.flatMap { ids[$0] }
    guard let wanted else { return ids[index] ?? earlier ?? later }
    func fits(_ id: Int) -> Bool {
      guard id >= 0 else { return wanted.content == nil }
      let value = values[id].value
      if value.isNone || wanted.absent != "none" && value.scalar == wanted.absent { return wanted.content == nil }
      // A document may have what no value can express; the most similar value is right then.
      if case .text(let text) = wanted.content, value.scalar == text { return true }
      return wanted.matches(value)
    }
    let candidates = [ids[index], earlier, later].compactMap { $0 } + Array(values.indices)
    return candidates.first(where: fits) ?? (wanted.content == nil ? Self.absentID : Self.newID)
  }

  /// Changes the ranges of a value by version, and adds and removes values.
  private mutating func change(
    _ field: Place,
    _ entries: [Node.Entry],
    in parent: VersionSet,
    to runs: [(versions: ClosedRange<Int>, id: Int)],
    _ content: (Int) -> YAMLContent
  ) {
    let file = files[field.file]
    let isFlow = file.isFlow(field.fields)
    var edits: [Edit] = []
    var free: [Node.Entry] = []
    var added: [(run: ClosedRange<Int>, content: YAMLContent)] = []
    for (id, entry) in entries.enumerated() {
      let own = runs.filter { $0.id == id }
      guard let first = own.first else {
        free.append(entry)
        continue
      }
      if case .versions(let set) = timeline.parse(entry.key), set.exceeding(parent).isEmpty,
        set.intersection(parent) == VersionSet(first.versions).intersection(parent)
      {
        // It is written as it should be, perhaps in another way.
      } else {
        edits.append(Edit(range: file.offsets(of: entry.keyRange), text: range(first.versions)))
      }
      added += own.dropFirst().map { ($0.versions, content(id)) }
    }
    added += runs.filter { $0.id < 0 }.map { ($0.versions, content($0.id)) }
    for (run, content) in added.sorted(by: { $0.run.lowerBound < $1.run.lowerBound }) {
      if !free.isEmpty {
        let entry = free.removeFirst()
        edits.append(Edit(range: file.offsets(of: entry.keyRange), text: range(run)))
        edits += file.replacing(valueOf: entry, with: content, isInFlow: isFlow)
      } else {
        let previous = runs.last { $0.id >= 0 && $0.versions.upperBound < run.lowerBound }.map { entries[$0.id] }
        edits += file.inserting(
          range(run),
          content,
          into: field.entry,
          isInFlow: field.isInFlow,
          after: previous
        )
      }
    }
    // One per round, so that commas are never removed twice.
    if let entry = free.first, added.isEmpty { edits += file.removing(entry.key, of: field.fields) }
    apply(edits, to: field.file)
  }

  /// Whether a value is a mapping of ranges.
  func isByVersion(_ node: Node) -> Bool {
    node.entries?.contains { timeline.looksLikeRange($0.key) } == true
  }
}
