import VersionedAPISourceText

/// A value that may differ between versions.
public struct Versioned<Value: Sendable>: Sendable {
  /// A value with its versions and its location.
  public struct Entry: Sendable {
    /// The versions.
    public var versions: VersionSet
    /// The value.
    public var value: Value
    /// The location of the value.
    public var range: SourceRange
  }

  /// The values in file order; no two share a version.
  public var entries: [Entry] = []

  /// The value in a version; nil if there is none.
  public subscript(version: Int) -> Value? { entry(in: version)?.value }

  /// Returns the value in a version with its location.
  public func entry(in version: Int) -> Entry? {
    entries.first { $0.versions.contains(version) }
  }

  /// Whether no version has a value.
  public var isEmpty: Bool { entries.isEmpty }
}
