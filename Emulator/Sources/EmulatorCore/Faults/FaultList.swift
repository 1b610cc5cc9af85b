import VersionedAPIDefinition

/// The faults that are on.
struct FaultList: Sendable {
  private(set) var faults: [Fault]
  private var generator = SeededGenerator(seed: 1)

  init(_ faults: [Fault] = []) {
    self.faults = faults
  }

  /// Replaces all faults. The same shares hit the same requests again.
  mutating func replace(with faults: [Fault]) {
    self = FaultList(faults)
  }

  /// Returns the faults of a request, and counts them.
  mutating func take(for operation: API.Operation?, path: String) -> [Fault] {
    var result: [Fault] = []
    for index in faults.indices where faults[index].applies(to: operation, path: path) {
      if let count = faults[index].count, count <= 0 { continue }
      if faults[index].share < 1, Double.random(in: 0..<1, using: &generator) >= faults[index].share { continue }
      if let count = faults[index].count { faults[index].count = count - 1 }
      result.append(faults[index])
      // A request fails once.
      if faults[index].kind.replacesResponse { break }
    }
    return result
  }
}
