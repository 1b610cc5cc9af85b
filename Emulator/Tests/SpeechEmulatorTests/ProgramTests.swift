import Foundation
import Testing

@Suite(.serialized) struct ProgramTests {
  private static let project = #"{"displayName":"kept","locale":"en-US"}"#
  private static let projects = "/speechtotext/projects?api-version=2025-10-15"

  @Test func `the program serves, and keeps its state in a folder`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "emulator-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for interrupt in [false, true] {
      let program = try RunningProgram("--data", folder.path)
      #expect(program.endpoint.hasPrefix("http://127.0.0.1:"))
      #expect(try await program.send("POST", Self.projects, body: Self.project).status == 201)
      #expect(program.stop(interrupt: interrupt) == 0)
    }
    let program = try RunningProgram("--data", folder.path, "--key", "mine")
    #expect(program.key == "mine")
    let list = try await program.send("GET", Self.projects)
    #expect(list.status == 200)
    #expect(list.text.components(separatedBy: #""displayName":"kept""#).count == 3)
    // URLs are those of the server that responds.
    #expect(list.text.contains(#""self":"\#(program.endpoint)/speechtotext/projects/"#))
    #expect(program.stop() == 0)
  }

  @Test func `faults break connections`() async throws {
    let program = try RunningProgram(
      "--fault",
      "reset,route=Projects_List,count=1",
      "--fault",
      "truncate,route=Projects_ListSupportedLocales,count=1"
    )
    await #expect(throws: (any Error).self) { try await program.send("GET", Self.projects) }
    #expect(try await program.send("GET", Self.projects).status == 200)
    let locales = Self.projects.replacing("projects?", with: "projects/locales?")
    await #expect(throws: (any Error).self) { try await program.send("GET", locales) }
    #expect(try await program.send("GET", locales).text.hasSuffix("]"))
    #expect(program.stop() == 0)
  }

  @Test(arguments: [
    (["--port", "70000"], 64, "'70000' is not a port; ports are 0 to 65535"),
    (["--pace", "slow"], 64, "The value 'slow' is invalid for '--pace <pace>'."),
    (["--key", ""], 64, "a key has at least one character"),
    (["--what"], 64, "Unknown option '--what'"),
    (["--fault", "fire"], 1, "'fire' is not a kind of fault"),
    (["--definitions", "/nowhere"], 1, "there is no folder '/nowhere'"),
    (["--data", "/dev/null/x"], 1, "cannot create the folder '/dev/null/x'"),
  ])
  func `an error of the command line is one line`(arguments: [String], status: Int32, message: String) throws {
    let result = try RunningProgram.run(arguments)
    #expect(result.status == status)
    #expect(result.errors.hasPrefix("error: \(message)"))
    #expect(result.errors.split(separator: "\n", omittingEmptySubsequences: false).count == 2)
  }

  @Test func `a port that is in use is an error of one line`() throws {
    let program = try RunningProgram()
    let port = program.endpoint.split(separator: ":").last.map(String.init) ?? ""
    let result = try RunningProgram.run(["--port", port])
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("error: cannot listen on 127.0.0.1:\(port)"))
    #expect(result.errors.split(separator: "\n", omittingEmptySubsequences: false).count == 2)
    #expect(program.stop() == 0)
  }
}
