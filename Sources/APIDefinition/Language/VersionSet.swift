/// A set of api-versions, given by their indices in the timeline.
public struct VersionSet: Hashable, Sendable {
  /// The maximum number of versions of a service: one bit each.
  static let capacity = 64

  private var bits: UInt64

  /// Creates a set of indices below ``capacity``.
  package init(_ indices: some Sequence<Int> = []) {
    bits = indices.reduce(0) { $0 | (1 << UInt64($1)) }
  }

  /// Whether the set is empty.
  public var isEmpty: Bool { bits == 0 }

  /// The indices, oldest version first.
  public var indices: [Int] { (0..<Self.capacity).filter(contains) }

  /// Whether the set contains a version.
  public func contains(_ index: Int) -> Bool { bits & (1 << UInt64(index)) != 0 }

  /// Whether the set contains all versions of another one.
  public func contains(_ other: VersionSet) -> Bool { other.bits & ~bits == 0 }

  package func union(_ other: VersionSet) -> VersionSet { with(bits | other.bits) }
  package mutating func formUnion(_ other: VersionSet) { bits |= other.bits }
  package func intersection(_ other: VersionSet) -> VersionSet { with(bits & other.bits) }
  package func subtracting(_ other: VersionSet) -> VersionSet { with(bits & ~other.bits) }

  /// Returns the versions of this set that are neither in another one nor between two of its versions that this set has.
  ///
  /// A range may cover versions in which an element does not exist, if the element exists before and after them.
  package func exceeding(_ other: VersionSet) -> VersionSet {
    let common = intersection(other).indices
    guard let first = common.first, let last = common.last else { return self }
    return subtracting(VersionSet(first...last))
  }

  private func with(_ bits: UInt64) -> VersionSet {
    var copy = self
    copy.bits = bits
    return copy
  }
}
