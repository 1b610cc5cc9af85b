import ArgumentParser
import Foundation
import Testing

@testable import transcribe

struct DestinationTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  private func inputs(_ count: Int) -> [Input] { Array(repeating: .file(folder), count: count) }

  @Test
  func `several results are files in a folder, each with a name of its own`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var destination = try Destination(folder.path(), of: inputs(3), in: .text)
    try destination.prepare()
    for name in ["a.wav", "b.wav", "a.mp3"] {
      try destination.write(Transcript(name: name, channels: ["Text of \(name)"], phrases: []))
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    #expect(names.sorted() == ["a-2.txt", "a.txt", "b.txt"])
    #expect(try String(contentsOf: folder.appending(path: "a-2.txt"), encoding: .utf8) == "Text of a.mp3\n")
  }

  @Test
  func `one result is a file, or in a folder that exists`() throws {
    #expect(try Destination("/tmp", of: inputs(1), in: .text).place == .folder(URL(fileURLWithPath: "/tmp")))
    let path = folder.path()
    #expect(try Destination(path, of: inputs(1), in: .text).place == .file(URL(fileURLWithPath: path)))
    #expect(try Destination(nil, of: inputs(1), in: .srt).place == .standardOutput)
  }

  @Test
  func `a folder that cannot be written is found before the work`() throws {
    let destination = try Destination(folder.path() + "/missing/a.txt", of: inputs(1), in: .text)
    #expect(throws: Failure.self) { try destination.prepare() }
  }
}
