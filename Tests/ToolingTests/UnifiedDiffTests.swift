import Foundation
import Testing
import VersionedAPISwiftGeneration
import VersionedAPITestSupport
import VersionedAPITooling

struct UnifiedDiffTests {
  private func diff(_ old: String, _ new: String) -> String {
    UnifiedDiff.text(old: old, new: new, oldName: "a", newName: "b")
  }

  @Test func `equal contents have no diff`() {
    #expect(diff("a\nb\n", "a\nb\n") == "")
  }

  @Test func `a change is shown with its context`() {
    let old = (1...9).map { "\($0)\n" }.joined()
    #expect(
      diff(old, old.replacing("5\n", with: "five\n")) == """
        --- a
        +++ b
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8

        """
    )
  }

  @Test func `distant changes are two hunks`() {
    let old = (1...20).map { "\($0)\n" }.joined()
    let new = old.replacing("2\n3\n", with: "3\n").replacing("19\n", with: "19\nnew\n")
    #expect(diff(old, new).components(separatedBy: "@@ -").count == 3)
  }

  @Test func `files are new or removed, and line breaks may be missing`() {
    #expect(diff("", "a\n") == "--- a\n+++ b\n@@ -0,0 +1 @@\n+a\n")
    #expect(diff("a\n", "") == "--- a\n+++ b\n@@ -1 +0,0 @@\n-a\n")
    #expect(diff("a", "a\n") == "--- a\n+++ b\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n")
    #expect(diff("a\r\n", "a\n") == "--- a\n+++ b\n@@ -1 +1 @@\n-a\r\n+a\n")
  }

  /// The `patch` command applies the diffs of random edits.
  @Test func `patch applies it`() throws {
    var random = SeededGenerator(seed: 7)
    let folder = try TemporaryFolder()
    for _ in 0..<20 {
      let old = (0..<Int.random(in: 0...40, using: &random)).map { _ in "\(Int.random(in: 0...5, using: &random))\n" }
      var new = old
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let index = Int.random(in: 0...new.count, using: &random)
        if index < new.count, Bool.random(using: &random) {
          new.remove(at: index)
        } else {
          new.insert("x\n", at: index)
        }
      }
      guard old != new else { continue }
      try folder.write(old.joined(), to: "file")
      try folder.write(diff(old.joined(), new.joined()), to: "patch")
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["patch", "-s", "\(folder.path)/file", "\(folder.path)/patch"]
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      #expect((try? folder.text("file")) ?? "" == new.joined())
    }
  }
}
