import Foundation
import Testing
import VersionedAPISwiftGeneration
import VersionedAPITestSupport
import VersionedAPITooling

struct OutputFolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var output: OutputFolder { OutputFolder(path: folder.path + "/Generated") }

  private func file(_ path: String, _ text: String) -> GeneratedFile {
    GeneratedFile(module: nil, name: path, text: GeneratedFile.marker + "\n" + text)
  }

  @Test func `files are written, changed and removed`() throws {
    _ = try output.update(to: [file("A/a.swift", "1"), file("A/b.swift", "1"), file("B/c.swift", "1")])

    let difference = try output.update(to: [file("A/a.swift", "1"), file("A/b.swift", "2"), file("D/d.swift", "1")])

    #expect(difference.missing.map(\.path) == ["D/d.swift"])
    #expect(difference.changed.map(\.file.path) == ["A/b.swift"])
    #expect(difference.stale.map(\.path) == ["B/c.swift"])
    let marker = GeneratedFile.marker + "\n"
    #expect(
      try folder.contents() == [
        "Generated/A/a.swift": marker + "1", "Generated/A/b.swift": marker + "2", "Generated/D/d.swift": marker + "1",
      ]
    )
  }

  @Test func `files that stay keep their modification time`() throws {
    let old = [file("a.swift", "1"), file("b.swift", "1")]
    _ = try output.update(to: old)
    let past = Date(timeIntervalSince1970: 1_000_000)
    for name in ["a.swift", "b.swift"] {
      try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: "\(folder.path)/Generated/\(name)")
    }

    #expect(try output.update(to: old).isEmpty)
    #expect(try folder.times() == ["Generated/a.swift": past, "Generated/b.swift": past])

    _ = try output.update(to: [file("a.swift", "1"), file("b.swift", "2")])
    #expect(try folder.times()["Generated/a.swift"] == past)
    #expect(try folder.times()["Generated/b.swift"] != past)
  }

  @Test func `what the generator did not write stays`() throws {
    _ = try output.update(to: [file("a.swift", "1")])
    try folder.write("by hand", to: "Generated/notes.txt")
    try folder.write("by hand", to: "Generated/deep/er/own.swift")

    let difference = try output.update(to: [file("b.swift", "1")])

    #expect(difference.unmanaged == ["deep/er/own.swift", "notes.txt"])
    #expect(
      try folder.contents().keys.sorted() == [
        "Generated/b.swift", "Generated/deep/er/own.swift", "Generated/notes.txt",
      ]
    )
    #expect(try folder.text("Generated/notes.txt") == "by hand")
  }

  @Test func `only the modules that count change`() throws {
    _ = try output.update(to: [file("A/a.swift", "1"), file("A/b.swift", "1"), file("B/c.swift", "1")])
    try folder.write("mine", to: "Generated/B/mine.txt")
    let some = OutputFolder(path: folder.path + "/Generated", modules: ["A"])

    let difference = try some.update(to: [file("A/a.swift", "2")])

    #expect(difference.changed.map(\.file.path) == ["A/a.swift"])
    #expect(difference.stale.map(\.path) == ["A/b.swift"] && difference.unmanaged == [])
    #expect(
      try folder.contents().keys.sorted() == ["Generated/A/a.swift", "Generated/B/c.swift", "Generated/B/mine.txt"]
    )
    #expect(try some.difference(from: [file("A/a.swift", "2")]).isEmpty)
  }

  @Test func `unmanaged folders stay`() throws {
    _ = try output.update(to: [file("A/a.swift", "1"), file("B/b.swift", "1")])
    let manager = FileManager.default
    let root = folder.path + "/Generated"
    for name in ["Empty/Inner", "Mine"] {
      try manager.createDirectory(atPath: "\(root)/\(name)", withIntermediateDirectories: true)
    }
    try folder.write("mine", to: "Generated/Mine/notes.txt")
    try manager.setAttributes([.posixPermissions: 0o700], ofItemAtPath: root + "/Mine")

    _ = try output.update(to: [file("A/a.swift", "2")])

    #expect(try manager.contentsOfDirectory(atPath: root).sorted() == ["A", "Empty", "Mine"])
    #expect(manager.fileExists(atPath: root + "/Empty/Inner") && manager.fileExists(atPath: root + "/Mine/notes.txt"))
    #expect(try manager.attributesOfItem(atPath: root + "/Mine")[.posixPermissions] as? Int == 0o700)
  }

  @Test(arguments: ["../x.swift", "/etc/x.swift", "a/../../x.swift", "./x.swift", "a//x.swift", "a\\..\\x.swift"])
  func `no file lies outside of the folder`(path: String) throws {
    #expect(throws: OutputError.self) { try output.update(to: [file(path, "1")]) }
    #expect(try folder.contents().isEmpty)
  }

  @Test func `two files that differ in case only are an error`() throws {
    #expect {
      try output.update(to: [file("A/Status.swift", "1"), file("a/status.swift", "2")])
    } throws: { error in
      "\(error)" == "the files 'A/Status.swift' and 'a/status.swift' would be the same file on a disk that ignores case"
    }
    #expect(try folder.contents().isEmpty)
  }

  @Test func `a folder that cannot be written is named`() throws {
    try folder.write("a file", to: "Generated")
    #expect {
      try output.update(to: [file("a.swift", "1")])
    } throws: { "\($0)".contains(output.path) }
    #expect(try folder.contents() == ["Generated": "a file"])
  }

  @Test func `remains of a killed run are removed`() throws {
    // No process has the largest number of an Int32.
    try folder.write("half", to: ".Generated.speechgen-2147483647/a.swift")
    try folder.write("in use", to: ".Generated.speechgen-\(getpid())-other/a.swift")
    _ = try output.update(to: [file("a.swift", "1")])
    #expect(
      try folder.contents().keys.sorted() == [".Generated.speechgen-\(getpid())-other/a.swift", "Generated/a.swift"]
    )
  }

  @Test(arguments: [
    ("A", "../real", "symbolic link to '../real'", "folder"), ("A", "nowhere", "symbolic link to 'nowhere'", "folder"),
    ("A", nil, "file", "folder"), ("A/a.swift", "../../real/a.swift", "symbolic link to '../../real/a.swift'", "file"),
    ("A/a.swift", "nowhere", "symbolic link to 'nowhere'", "file"),
    ("A/a.swift/b.swift", nil, "folder", "file"), ("A/B", "../A", "", ""),
  ])
  func `what is in the place of a file is named`(path: String, link: String?, kind: String, wanted: String) throws {
    let root = folder.path + "/Generated"
    try folder.write("elsewhere", to: "real/a.swift")
    try FileManager.default.createDirectory(atPath: root + "/A", withIntermediateDirectories: true)
    if path == "A" { try FileManager.default.removeItem(atPath: root + "/A") }
    if let link {
      try FileManager.default.createSymbolicLink(atPath: "\(root)/\(path)", withDestinationPath: link)
    } else {
      try folder.write("mine", to: "Generated/\(path)")
    }
    let before = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    let files = [file("A/a.swift", "1"), file("B/b.swift", "1")]
    guard !kind.isEmpty else {
      // A link that is in no file's place stays as it is.
      #expect(try output.update(to: files).unmanaged == [path])
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(root)/\(path)") == link)
      return
    }
    let place = path.hasPrefix("A/a.swift") ? "A/a.swift" : path
    let message = "'\(output.path)/\(place)' is a \(kind); remove it, so that a \(wanted) can take its place"
    for body in [{ _ = try output.update(to: files) }, { _ = try output.difference(from: files) }] {
      #expect {
        try body()
      } throws: { "\($0)" == message }
    }
    #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() == before)
  }

  @Test func `a link to no folder is named`() throws {
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/Generated", withDestinationPath: "nowhere")
    #expect {
      try output.update(to: [file("a.swift", "1")])
    } throws: {
      "\($0)".hasSuffix("/Generated' is a symbolic link to 'nowhere'; remove it, so that a folder can take its place")
    }
  }

  @Test func `a link to the folder is followed`() throws {
    try FileManager.default.createDirectory(atPath: folder.path + "/real", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/Generated", withDestinationPath: "real")
    _ = try output.update(to: [file("a.swift", "1")])
    #expect(try folder.text("real/a.swift") == GeneratedFile.marker + "\n1")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/Generated") == "real")
  }
}
