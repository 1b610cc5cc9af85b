import Foundation

/// Recorded output that tests compare with.
///
/// `make golden` records it; a test run alone never does.
public enum Golden {
  /// Whether this run records goldens.
  public static let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1"

  /// Compares output with the golden `Tests/Fixtures/<name>`.
  /// - Returns: The difference, or nil if there is none. A missing golden is a difference.
  public static func difference(of text: String, from name: String) throws -> String? {
    let file = Repository.root.appendingPathComponent("Tests/Fixtures/\(name)")
    let golden = try? String(contentsOf: file, encoding: .utf8)
    if isRecording, golden != text {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      reportRecording(file.standardizedFileURL.path)
    }
    guard !isRecording else { return nil }
    guard let golden else {
      return "the golden \(name) is missing; record it with 'make golden' and review it"
    }
    guard golden != text else { return nil }
    let (old, new) = (lines(of: golden), lines(of: text))
    let line = zip(old, new).prefix { $0 == $1 }.count
    func shown(_ lines: [Substring]) -> String { line < lines.count ? "'\(lines[line])'" : "nothing" }
    return "\(name) differs from line \(line + 1) on, which is \(shown(new)) now and was \(shown(old)); "
      + "record it with 'make golden', and review git diff"
  }

  private static func lines(of text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// Compares a paragraph of a page with the lines that it should have, such as a table, and records only these.
  /// - Parameters:
  ///   - lines: The lines that the paragraph should have.
  ///   - beginning: The beginning of the paragraph's first line, by which it is found.
  ///   - page: The path of the page below the root of the package.
  /// - Returns: The difference, or nil if there is none. A missing paragraph is a difference.
  public static func difference(
    of lines: [String],
    fromParagraph beginning: String,
    in page: String
  ) throws -> String? {
    var text = try Repository.text(page).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = text.firstIndex(where: { $0.hasPrefix(beginning) }) else {
      return "\(page) has no paragraph that begins with '\(beginning)'; add it, and record it with 'make golden'"
    }
    let end = text[start...].firstIndex(of: "") ?? text.endIndex
    let golden = Array(text[start..<end])
    guard golden != lines else { return nil }
    if isRecording {
      text.replaceSubrange(start..<end, with: lines)
      let file = Repository.root.appendingPathComponent(page)
      try text.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
      reportRecording(page)
      return nil
    }
    let missing = lines.filter { !golden.contains($0) }.map { "\nmissing: \($0)" }
    let stale = golden.filter { !lines.contains($0) }.map { "\nstale:   \($0)" }
    let differences = missing + stale
    return "the paragraph of \(page) that begins with '\(beginning)' differs from the definitions; record it with "
      + "'make golden', and review it\(differences.isEmpty ? ": the order differs" : differences.joined())"
  }

  /// Prints that a file of this package was recorded. `make golden` looks for such lines.
  public static func reportRecording(_ path: String) {
    print("recorded \(path.replacing("\(Repository.root.standardizedFileURL.path)/", with: ""))")
  }
}
