import VersionedAPIOpenAPI
import VersionedAPIDefinition

/// Renders the changes between two versions.
public enum DiffRenderer {
  /// The output formats.
  public enum Format: String, CaseIterable, Sendable {
    /// Indented lines.
    case text
    /// Markdown with a section for each kind of change.
    case markdown
    /// JSON with all details.
    case json
  }

  /// Returns the rendered changes, which end with a line break.
  public static func render(_ diff: VersionDiff, as format: Format) -> String {
    switch format {
    case .text: text(diff)
    case .markdown: markdown(diff)
    case .json: json(diff)
    }
  }

  private static func sections(_ diff: VersionDiff) -> [(title: String, changes: [Change])] {
    // Operation IDs do not occur in a program, which uses the names of the definition.
    let operations = diff.operations.compactMap { change -> Change? in
      var change = change
      change.details.removeAll { $0.subject == .aspect && $0.name == "operationId" }
      return change.kind == .changed && change.details.isEmpty ? nil : change
    }
    return [
      ("Credentials", diff.credentials), ("Operations", operations), ("Schemas", diff.schemas), ("Enums", diff.enums),
    ]
  }

  /// The differences that affect every request: the base path and the query of the version.
  private static func general(_ diff: VersionDiff, _ code: (String) -> String) -> [String] {
    func start(_ version: API.Version) -> String {
      version.path
        + (version.query.isEmpty ? "" : "?" + version.query.map { "\($0.name)=\($0.value)" }.joined(separator: "&"))
    }
    var lines: [String] = []
    if start(diff.from) != start(diff.to) {
      lines.append("Requests go to \(code(start(diff.to))) instead of \(code(start(diff.from))).")
    }
    if let day = diff.from.retired { lines.append("\(diff.from.id) is retired as of \(day).") }
    if let day = diff.to.retired { lines.append("\(diff.to.id) is retired as of \(day).") }
    return lines
  }

  // MARK: Text

  private static func text(_ diff: VersionDiff) -> String {
    var lines = ["From \(diff.from.id) to \(diff.to.id)"] + general(diff, line)
    for (title, changes) in sections(diff) where !changes.isEmpty {
      lines += ["", title]
      for change in changes { append(change, indentation: 2, to: &lines) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Returns a value on one line.
  private static func line(_ value: String) -> String { value.replacing("\n", with: "\\n") }

  private static func append(_ change: Change, indentation: Int, to lines: inout [String]) {
    lines.append(String(repeating: " ", count: indentation) + sentence(change, line))
    for detail in change.details { append(detail, indentation: indentation + 2, to: &lines) }
  }

  /// Returns a change as one line, without its details.
  private static func sentence(_ change: Change, _ code: (String) -> String) -> String {
    let about =
      (change.kind == .added ? change.new : change.kind == .removed ? change.old : nil).map { " (\(code($0)))" } ?? ""
    switch (change.kind, change.subject) {
    case (.changed, .aspect):
      return "\(change.name): \(change.old.map(code) ?? "none") → \(change.new.map(code) ?? "none")"
    case (.changed, .body): return "body"
    case (.renamed, _): return "renamed \(noun(change))\(code(change.old ?? "")) → \(code(change.name))"
    default: return "\(change.kind.rawValue) \(named(change, code))\(about)"
    }
  }

  /// Returns the subject of a change with its name.
  private static func named(_ change: Change, _ code: (String) -> String) -> String {
    change.subject == .body ? "body" : noun(change) + code(change.name)
  }

  /// Returns the subject before a name, unless the title of the section names it.
  private static func noun(_ change: Change) -> String {
    switch change.subject {
    case .credential, .operation, .schema, .enumeration: ""
    default: "\(change.subject.rawValue) "
    }
  }

  // MARK: Markdown

  private static func markdown(_ diff: VersionDiff) -> String {
    var lines = ["# From \(diff.from.id) to \(diff.to.id)", ""] + general(diff, code)
    for (title, changes) in sections(diff) where !changes.isEmpty {
      lines += ["", "## \(title)"]
      for kind in [Change.Kind.removed, .renamed, .changed, .added] {
        let these = changes.filter { $0.kind == kind }
        guard !these.isEmpty else { continue }
        lines += ["", "### \(kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst())", ""]
        for change in these {
          let about = (kind == .added ? change.new : kind == .removed ? change.old : nil).map { ": \(code($0))" } ?? ""
          let name = kind == .renamed ? "\(code(change.old ?? "")) → \(code(change.name))" : code(change.name)
          lines.append("- \(name)\(about)")
          append(change.details, to: &lines, depth: 1)
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Returns a value as inline code on one line, within more backticks than it contains in a row.
  private static func code(_ value: String) -> String {
    let value = line(value)
    let longest = value.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    let space = value.hasPrefix("`") || value.hasSuffix("`") ? " " : ""
    return fence + space + value + space + fence
  }

  private static func append(_ change: Change, to lines: inout [String], depth: Int) {
    let start = String(repeating: "  ", count: depth) + "- "
    if change.details.count == 1, change.kind == .changed, let detail = change.details.first, detail.subject == .aspect
    {
      lines.append(start + named(change, code) + ": " + sentence(detail, code))
      return
    }
    lines.append(start + sentence(change, code))
    append(change.details, to: &lines, depth: depth + 1)
  }

  /// Enum cases come last; several that were added or removed share a line.
  private static func append(_ details: [Change], to lines: inout [String], depth: Int) {
    for detail in details where detail.subject != .enumCase { append(detail, to: &lines, depth: depth) }
    for kind in [Change.Kind.removed, .renamed, .changed, .added] {
      let values = details.filter { $0.subject == .enumCase && $0.kind == kind }
      if let first = values.first, values.count > 1, kind == .removed || kind == .added {
        let start = String(repeating: "  ", count: depth) + "- "
        lines.append(start + "\(kind.rawValue) \(noun(first))\(values.map { code($0.name) }.joined(separator: ", "))")
      } else {
        for value in values { append(value, to: &lines, depth: depth) }
      }
    }
  }

  // MARK: JSON

  private static func json(_ diff: VersionDiff) -> String {
    let fields: JSONFields = [
      ("from", .string(diff.from.id)), ("to", .string(diff.to.id)),
      ("credentials", .array(diff.credentials.map(json))), ("operations", .array(diff.operations.map(json))),
      ("schemas", .array(diff.schemas.map(json))),
      ("enums", .array(diff.enums.map(json))),
    ]
    return JSONNode.object(fields).text() + "\n"
  }

  private static func json(_ change: Change) -> JSONNode {
    var fields: JSONFields = [
      ("kind", .string(change.kind.rawValue)), ("subject", .string(change.subject.rawValue)),
      ("name", .string(change.name)),
    ]
    fields.add("old", change.old)
    fields.add("new", change.new)
    if !change.details.isEmpty { fields.append("details", .array(change.details.map(json))) }
    return .object(fields)
  }
}
