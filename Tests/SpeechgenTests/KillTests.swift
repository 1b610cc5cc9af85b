import Foundation
import Testing
import VersionedAPITestSupport

/// A killed run leaves either the old content or the new, and every file complete.
struct KillTests {
  @Test func `killed runs leave old or new`() throws {
    let temporary = try TemporaryFolder()
    let folder = temporary.path
    let definitions = Repository.path("Tests/Fixtures/TestService")
    let old = ["--access", "internal"]
    let new = ["--access", "package"]
    func arguments(_ options: [String]) -> [String] {
      ["generate", "--definitions", definitions, "--output", "Generated"] + options
    }

    // How long a whole run takes, and what both contents are.
    _ = try Program.run(arguments(new), in: folder)
    let newContent = try generated(temporary)
    let start = Date()
    _ = try Program.run(arguments(old), in: folder)
    let whole = Date().timeIntervalSince(start)
    let oldContent = try generated(temporary)
    #expect(oldContent != newContent)

    // Kills fall from the middle of a run, before it writes, to long after its end.
    var seen: Set<String> = []
    for attempt in 0..<24 {
      _ = try Program.run(arguments(old), in: folder)
      let process = Process()
      process.executableURL = Program.url
      process.arguments = arguments(new)
      process.currentDirectoryURL = URL(fileURLWithPath: folder)
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      Thread.sleep(forTimeInterval: whole * (0.5 + 2 * Double(attempt) / 24))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()

      let now = try generated(temporary)
      #expect(now == oldContent || now == newContent, "after kill number \(attempt)")
      seen.insert(now == oldContent ? "old" : "new")
    }
    #expect(seen == ["old", "new"], "the kills should fall before and after the change")
    let remains = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0 != "Generated" }
    _ = try Program.run(arguments(new), in: folder)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["Generated"], "with \(remains) before")
  }

  /// All generated files with their contents.
  private func generated(_ folder: TemporaryFolder) throws -> [String: String] {
    try folder.contents().filter { $0.key.hasPrefix("Generated/") && $0.key.hasSuffix(".swift") }
  }
}
