import VersionedAPISourceText

/// A value that may differ between versions: which value holds in which versions.
public struct Versioned<Value: Sendable>: Sendable {
  /// A value with the versions that it holds in, and where it stands.
  public struct Entry: Sendable {
    /// The versions.
    public var versions: VersionSet
    /// The value.
    public var value: Value
    /// Where the value stands.
    public var range: SourceRange
  }

  /// The values in the order of the file; no two share a version.
  public var entries: [Entry] = []

  /// The value in one version, or nil where there is none.
  public subscript(version: Int) -> Value? { entry(in: version)?.value }

  /// The value in one version with its place.
  public func entry(in version: Int) -> Entry? {
    entries.first { $0.versions.contains(version) }
  }

  /// Whether no version has a value.
  public var isEmpty: Bool { entries.isEmpty }
}
