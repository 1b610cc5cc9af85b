import Testing
import VersionedAPITooling

/// What `speechgen new-version --write` changes in the files beside the definitions.
struct VersionFilesTests {
  // MARK: Lists of modules

  @Test func `a manifest has the new module behind the other one, wherever that is in a list`() {
    let manifest = """
      let apiVersions = ["ShopV1", "ShopV2"]
      let tested: [Target.Dependency] = [
        "ShopV2", "Runtime",
      ]
      let newest = "ShopV2"

      """
    #expect(
      added(to: manifest) == """
        let apiVersions = ["ShopV1", "ShopV2", "ShopV3"]
        let tested: [Target.Dependency] = [
          "ShopV2", "ShopV3", "Runtime",
        ]
        let newest = "ShopV2"

        """
    )
  }

  @Test(arguments: ["\n", "\r\n"])
  func `a list in YAML has the new module on a line of its own, with the line break of the file`(lineBreak: String) {
    let list = ["builder:", "  - target: Docs", "    - ShopV1", "    - ShopV2", "    - Runtime", ""]
    let expected = [
      "builder:", "  - target: Docs", "    - ShopV1", "    - ShopV2", "    - ShopV3", "    - Runtime", "",
    ]
    let text = added(to: list.joined(separator: lineBreak))
    #expect(text.map { Array($0.utf8) } == Array(expected.joined(separator: lineBreak).utf8))
  }

  @Test(arguments: ["\n", "\r\n"])
  func `the last line of a list in YAML may have no line break`(lineBreak: String) {
    let text = added(to: ["- ShopV1", "- ShopV2"].joined(separator: lineBreak))
    #expect(text == ["- ShopV1", "- ShopV2", "- ShopV3", ""].joined(separator: lineBreak))
  }

  @Test func `a list with the newest module first stays in that order`() {
    #expect(added(to: "- ShopV2\n- ShopV1\n") == "- ShopV3\n- ShopV2\n- ShopV1\n")
  }

  @Test func `a module before all others comes before the other one`() {
    let manifest = #"let apiVersions = ["ShopV1", "ShopV2"]"# + "\n"
    let yaml = "- ShopV1\n- ShopV2\n"
    func added(to text: String) -> String? {
      VersionFiles.adding("ShopV0", beside: "ShopV1", isBefore: true, older: [], to: text)
    }
    #expect(added(to: manifest) == #"let apiVersions = ["ShopV0", "ShopV1", "ShopV2"]"# + "\n")
    #expect(added(to: yaml) == "- ShopV0\n- ShopV1\n- ShopV2\n")
  }

  @Test(arguments: [
    #"let apiVersions = ["ShopV2", "ShopV3"]"#, "- ShopV2\r\n- ShopV3\r\n", #"let apiVersions = ["ShopV20"]"#,
    "- ShopV20\n", "- ShopV2 and more\n", "",
  ])
  func `a file with the new module, or without the other one, stays as it is`(text: String) {
    #expect(added(to: text) == nil)
  }

  /// Returns a file after v3 was added behind v2.
  private func added(to text: String) -> String? {
    VersionFiles.adding("ShopV3", beside: "ShopV2", isBefore: false, older: ["ShopV1"], to: text)
  }

  // MARK: Intended differences

  @Test(arguments: ["\n", "\r\n"])
  func `a new version has the explanations that still apply, and its name in the comments`(lineBreak: String) throws {
    let lines = [
      "# Differences of v2 from its document.", "schemas/Book/title: v2 has no title.", "# Only in v2",
      "schemas/Pen: Gone.",
      "schemas/Ink: Missing.", "",
    ]
    let text = VersionFiles.explanations(
      lines.joined(separator: lineBreak),
      of: "v2",
      for: "v3",
      without: ["schemas/Pen"]
    )
    let expected = [
      "# Differences of v3 from its document.", "schemas/Book/title: v2 has no title.", "# Only in v3",
      "schemas/Ink: Missing.", "",
    ]
    #expect(try Array(#require(text).utf8) == Array(expected.joined(separator: lineBreak).utf8))
  }

  @Test(arguments: ["# Nothing differs in v2.\n", "schemas/Pen: Gone.\n", "schemas/Pen: Gone.\nschemas/Ink: Gone.\n"])
  func `a new version without explanations has no file`(text: String) {
    let stale = ["schemas/Pen", "schemas/Ink"]
    #expect(VersionFiles.explanations(text, of: "v2", for: "v3", without: stale) == nil)
  }
}
