/// A set of api-versions, given by their indices in the timeline.
public struct VersionSet: Hashable, Sendable {
  /// The maximum number of versions of a service: one bit each.
  static let capacity = 64

  private var bits: UInt64

  /// Creates a set of indices below ``capacity``.
  init(_ indices: some Sequence<Int> = []) {
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

  func union(_ other: VersionSet) -> VersionSet { with(bits | other.bits) }
  mutating func formUnion(_ other: VersionSet) { bits |= other.bits }
  func intersection(_ other: VersionSet) -> VersionSet { with(bits & other.bits) }
  func subtracting(_ other: VersionSet) -> VersionSet { with(bits & ~other.bits) }

  private func with(_ bits: UInt64) -> VersionSet {
    var copy = self
    copy.bits = bits
    return copy
  }
}
