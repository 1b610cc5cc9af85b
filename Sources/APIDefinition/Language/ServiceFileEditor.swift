import YAML

/// Adds an api-version to the text of a service file, and leaves everything else in it as it is.
public struct ServiceFileEditor {
  /// Why a version cannot be added.
  public struct Failure: Error, CustomStringConvertible {
    /// The text for the person who wants to add it.
    public let description: String
  }

  private let text: String
  private let path: String

  /// Takes the text of a service file and its name for messages.
  public init(text: String, path: String) {
    self.text = text
    self.path = path
  }

  /// The text with a new version, made like an older one: its lines again, with the new name in place of the old and
  /// without the day of retirement.
  /// - Throws: ``Failure`` where the older version is missing or the new one is not.
  public func adding(_ version: String, after older: String) throws -> String {
    let parsed = YAMLParser.parse(text, path: path)
    guard let entries = parsed.root?.entries?.first(where: { $0.key == "versions" })?.value.entries else {
      throw Failure(description: "\(path) has no 'versions'")
    }
    if let entry = entries.first(where: { $0.key == version }) {
      throw Failure(description: "\(entry.keyRange.label): the version '\(version)' is there already")
    }
    guard let entry = entries.first(where: { $0.key == older }) else {
      let known = entries.map(\.key)
      let hint = Suggestion.hint(for: older, among: known) ?? "; there are \(known.joinedForReading())"
      throw Failure(description: "there is no version '\(older)'\(hint)")
    }
    // Lines keep their ends, whichever they are.
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let first = entry.keyRange.start.line - 1
    guard first < lines.count, entry.keyRange.start.column > 1 else {
      throw Failure(description: "\(entry.keyRange.label): the versions must stand on lines of their own")
    }
    let indentation = entry.keyRange.start.column - 1
    var last = first
    while last + 1 < lines.count, Self.belongs(lines[last + 1], below: indentation) { last += 1 }
    let copy = lines[first...last].compactMap { line -> String? in
      if line.contains(/^\s*retired:/) { return nil }
      return line.replacing(/,\s*retired:\s*[^,}\s]+/, with: "").replacing(/\bretired:\s*[^,}\s]+\s*,?\s*/, with: "")
        .replacing(older, with: version)
    }
    lines.insert(contentsOf: copy, at: last + 1)
    return lines.joined(separator: "\n")
  }

  /// Whether a line stands further in than the key above it, and so belongs to its value.
  private static func belongs(_ line: String, below indentation: Int) -> Bool {
    let start = line.prefix { $0 == " " }.count
    return start > indentation && start < line.count
  }
}
