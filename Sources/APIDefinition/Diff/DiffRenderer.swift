/// Writes what changed between two versions.
public enum DiffRenderer {
  /// The forms.
  public enum Format: String, CaseIterable, Sendable {
    /// Indented lines.
    case text
    /// Markdown with a section for each kind of change.
    case markdown
    /// JSON with everything.
    case json
  }

  /// The text of the changes, which ends with a line break.
  public static func render(_ diff: VersionDiff, as format: Format) -> String {
    switch format {
    case .text: text(diff)
    case .markdown: markdown(diff)
    case .json: json(diff)
    }
  }

  private static func sections(_ diff: VersionDiff) -> [(title: String, changes: [Change])] {
    // What the service calls an operation does not show in a program, whose names stay.
    let operations = diff.operations.compactMap { change -> Change? in
      var change = change
      change.details.removeAll { $0.subject == .aspect && $0.name == "operationId" }
      return change.kind == .changed && change.details.isEmpty ? nil : change
    }
    return [("Operations", operations), ("Schemas", diff.schemas), ("Enums", diff.enums)]
  }

  /// What holds for every request: the path and the query of the version.
  private static func general(_ diff: VersionDiff) -> [String] {
    func start(_ version: API.Version) -> String {
      version.path
        + (version.query.isEmpty ? "" : "?" + version.query.map { "\($0.name)=\($0.value)" }.joined(separator: "&"))
    }
    var lines: [String] = []
    if start(diff.from) != start(diff.to) {
      lines.append("Requests go to `\(start(diff.to))` instead of `\(start(diff.from))`.")
    }
    if let day = diff.from.retired { lines.append("\(diff.from.id) is retired as of \(day).") }
    if let day = diff.to.retired { lines.append("\(diff.to.id) is retired as of \(day).") }
    return lines
  }

  // MARK: Text

  private static func text(_ diff: VersionDiff) -> String {
    var lines = ["From \(diff.from.id) to \(diff.to.id)"] + general(diff).map { $0.replacing("`", with: "") }
    for (title, changes) in sections(diff) where !changes.isEmpty {
      lines += ["", title]
      for change in changes { append(change, indentation: 2, to: &lines, code: { $0 }) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func append(_ change: Change, indentation: Int, to lines: inout [String], code: (String) -> String) {
    lines.append(String(repeating: " ", count: indentation) + sentence(change, code))
    for detail in change.details { append(detail, indentation: indentation + 2, to: &lines, code: code) }
  }

  /// One change in one line, without what is within it.
  private static func sentence(_ change: Change, _ code: (String) -> String) -> String {
    let about =
      (change.kind == .added ? change.new : change.kind == .removed ? change.old : nil).map { " (\(code($0)))" } ?? ""
    let noun: String =
      switch change.subject {
      case .operation, .schema, .enumeration, .body: ""
      default: "\(change.subject.rawValue) "
      }
    switch (change.kind, change.subject) {
    case (.changed, .aspect):
      return "\(change.name): \(change.old.map(code) ?? "none") → \(change.new.map(code) ?? "none")"
    case (.changed, .body): return "body"
    case (.renamed, _): return "renamed \(noun)\(code(change.old ?? "")) → \(code(change.name))"
    case (_, .body): return "\(change.kind.rawValue) body\(about)"
    default: return "\(change.kind.rawValue) \(noun)\(code(change.name))\(about)"
    }
  }

  // MARK: Markdown

  private static func markdown(_ diff: VersionDiff) -> String {
    let code: (String) -> String = { "`\($0)`" }
    var lines = ["# From \(diff.from.id) to \(diff.to.id)", ""] + general(diff)
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
          for detail in grouped(change.details) { append(detail, to: &lines, code) }
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func append(_ change: Change, to lines: inout [String], _ code: (String) -> String, depth: Int = 1) {
    let start = String(repeating: "  ", count: depth) + "- "
    if change.details.count == 1, change.kind == .changed, let detail = change.details.first, detail.subject == .aspect
    {
      lines.append(start + sentence(change, code).replacing("changed ", with: "") + ": " + sentence(detail, code))
      return
    }
    lines.append(start + sentence(change, code))
    for detail in change.details { append(detail, to: &lines, code, depth: depth + 1) }
  }

  /// Many cases that come or go are one line.
  private static func grouped(_ changes: [Change]) -> [Change] {
    var result = changes.filter { $0.subject != .enumCase }
    for kind in [Change.Kind.removed, .renamed, .added] {
      let cases = changes.filter { $0.subject == .enumCase && $0.kind == kind }
      guard cases.count > 1, kind != .renamed else {
        result += cases
        continue
      }
      result.append(Change(kind: kind, subject: .enumCase, name: cases.map(\.name).joined(separator: "`, `")))
    }
    return result
  }

  // MARK: JSON

  private static func json(_ diff: VersionDiff) -> String {
    let fields: JSONFields = [
      ("from", .string(diff.from.id)), ("to", .string(diff.to.id)),
      ("operations", .array(diff.operations.map(json))), ("schemas", .array(diff.schemas.map(json))),
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
