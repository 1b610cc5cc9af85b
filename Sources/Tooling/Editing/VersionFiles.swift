import VersionedAPIYAML

/// The files beside the definitions that name versions or their modules.
public enum VersionFiles {
  /// Returns the file of explained differences of a version, for a new version next to it: with the explanations of the
  /// differences that the new version has as well.
  /// - Parameters:
  ///   - text: The file of the other version.
  ///   - other: The other version.
  ///   - version: The new version.
  ///   - stale: The differences that the new version does not have.
  /// - Returns: The file of the new version, or nil if no explanation is left.
  public static func explanations(
    _ text: String,
    of other: String,
    for version: String,
    without stale: [String]
  ) -> String? {
    let stale = Set(stale)
    var file = EditedFile(YAMLParser.parse(text, path: other))
    guard let root = file.root, let entries = root.entries, entries.contains(where: { !stale.contains($0.key) }) else {
      return nil
    }
    for entry in entries where stale.contains(entry.key) { file.apply(file.removing(entry.key, of: root)) }
    return lines(of: file.text).map { $0.hasPrefix("#") ? $0.replacing(other, with: version) : $0 }.joined()
  }

  /// Returns a file with a new module in every list that has the module of the version next to it: between quotes and
  /// commas, as in a package manifest, or on a line of its own behind a hyphen, as in YAML.
  /// - Parameters:
  ///   - module: The new module.
  ///   - other: The module next to it.
  ///   - isBefore: Whether the new version comes before the other one.
  ///   - older: The modules of the versions before that one, which tell in which order a list is.
  ///   - text: The file.
  /// - Returns: The file, or nil if it does not change.
  public static func adding(
    _ module: String,
    beside other: String,
    isBefore: Bool,
    older: [String],
    to text: String
  ) -> String? {
    guard !text.contains("\"\(module)\""), !text.contains("- \(module)") else { return nil }
    var lines = lines(of: text)
    func item(_ line: String) -> String? {
      let trimmed = line.drop { $0 == " " }
      return trimmed.hasPrefix("- ") ? String(trimmed.dropFirst(2)).trimmingLineBreaks() : nil
    }
    let items = lines.compactMap(item)
    let place = items.firstIndex(of: other)
    let isDescending = place.map { place in items.dropFirst(place + 1).contains { older.contains($0) } } ?? false
    if let index = lines.firstIndex(where: { item($0) == other }) {
      // The last line may have no line break.
      if !lines[index].contains(where: \.isNewline) {
        lines[index] += text.first(where: \.isNewline).map(String.init) ?? "\n"
      }
      let line = lines[index].replacing("- \(other)", with: "- \(module)")
      lines.insert(line, at: isBefore != isDescending ? index : index + 1)
    }
    var result = lines.joined()
    let pair = isBefore ? "\"\(module)\", \"\(other)\"" : "\"\(other)\", \"\(module)\""
    for end in [",", "]"] { result = result.replacing("\"\(other)\"\(end)", with: "\(pair)\(end)") }
    return result == text ? nil : result
  }

  /// Returns the lines of a file, each with its line break.
  private static func lines(of text: String) -> [String] {
    var lines: [String] = []
    var rest = text[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(where: \.isNewline).map(rest.index(after:)) ?? rest.endIndex
      lines.append(String(rest[..<end]))
      rest = rest[end...]
    }
    return lines
  }
}
