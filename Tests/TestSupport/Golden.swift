import Foundation

/// Recorded texts that tests compare with.
///
/// `make golden` records them anew; a test run never does so by itself.
public enum Golden {
  /// Whether this run records.
  public static let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1"

  /// Compares a text with the golden `Tests/Fixtures/<name>`.
  /// - Returns: What differs, or nil where nothing does. A golden that is missing differs.
  public static func difference(of text: String, from name: String) throws -> String? {
    let file = Repository.root.appendingPathComponent("Tests/Fixtures/\(name)")
    if isRecording {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      return nil
    }
    guard let golden = try? String(contentsOf: file, encoding: .utf8) else {
      return "the golden \(name) is missing; record it with 'make golden' and read it"
    }
    guard golden != text else { return nil }
    return "\(name) differs; after a look, record it with 'make golden'\n--- golden\n\(golden)\n--- now\n\(text)"
  }
}
