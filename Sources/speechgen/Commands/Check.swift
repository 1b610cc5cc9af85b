import ArgumentParser
import VersionedAPISwiftGeneration
import VersionedAPITooling

/// Checks whether the generated files are up to date.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check whether the generated Swift files are up to date.",
    discussion: """
      Writes nothing. Prints a unified diff of what 'generate' would change, and how many files of each module it would \
      change; reports files that were not generated, and exits with 1 if there are any.
      """
  )

  @OptionGroup var options: GenerationOptions

  func run() throws {
    let (files, folder) = try options.filesAndFolder()
    let difference = try Session.attempt { try folder.difference(from: files) }
    for file in difference.missing {
      show(old: "", new: file.text, oldName: "/dev/null", newName: path(file.path))
    }
    var windowsFiles = 0
    for (file, old) in difference.changed {
      // Lines that differ only in their ends would look the same.
      let text = old.replacing("\r\n", with: "\n")
      if text.utf8.count != old.utf8.count { windowsFiles += 1 }
      show(old: text, new: file.text, oldName: path(file.path), newName: path(file.path))
    }
    for (stale, old) in difference.stale {
      show(old: old, new: "", oldName: path(stale), newName: "/dev/null")
    }
    options.summarize(OutputSummary(of: difference, from: files)) { kind in
      switch kind {
      case .added: "to add"
      case .changed: "to change"
      case .removed: "to remove"
      case .unchanged: "unchanged"
      }
    }
    if windowsFiles > 0 {
      let files = windowsFiles == 1 ? "1 file has" : "\(windowsFiles) files have"
      Session.printError(
        "error: \(files) CRLF at the ends of lines in place of LF; with git, '* text=auto eol=lf' in .gitattributes "
          + "prevents that\n"
      )
    }
    for unmanaged in difference.unmanaged {
      Session.printError("error: '\(path(unmanaged))' was not generated; remove it, or move it elsewhere\n")
    }
    guard difference.isEmpty else {
      let count = difference.missing.count + difference.changed.count + difference.stale.count
      let files = count == 1 ? "1 file differs" : "\(count) files differ"
      Session.printError("error: \(files) from the definitions; run: \(command)\n")
      throw Session.findings
    }
    guard difference.unmanaged.isEmpty else { throw Session.findings }
    print(files.count == 1 ? "1 file is up to date" : "\(files.count) files are up to date")
  }

  private func path(_ relative: String) -> String { "\(options.output)/\(relative)" }

  private func show(old: String, new: String, oldName: String, newName: String) {
    print(UnifiedDiff.text(old: old, new: new, oldName: oldName, newName: newName), terminator: "")
  }

  /// The command that fixes the differences.
  private var command: String {
    var words = ["speechgen generate"]
    func add(_ name: String, _ value: String, unless standard: String) {
      guard value != standard else { return }
      let isPlain = value.allSatisfy { $0.isLetter || $0.isNumber || "/._-".contains($0) }
      words.append("--\(name) " + (isPlain ? value : "'\(value.replacing("'", with: "'\\''"))'"))
    }
    add("definitions", options.definition.definitions, unless: "Definitions")
    add("output", options.output, unless: "Generated")
    if let templates = options.templates { add("templates", templates, unless: "") }
    for version in options.apiVersion { add("api-version", version, unless: "") }
    add("access", options.access.rawValue, unless: "public")
    return words.joined(separator: " ")
  }
}
