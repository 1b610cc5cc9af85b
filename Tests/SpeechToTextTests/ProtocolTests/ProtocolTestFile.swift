import Foundation

/// The protocol tests of an api-version, which `speechgen protocol-tests` computes from the definitions.
struct ProtocolTestFile: Decodable, Sendable {
  struct Credential: Decodable, Sendable {
    let name: String
    let header: String
    /// The key or the token.
    let secret: String
    /// The value of the header field.
    let value: String
  }

  let apiVersion: String
  let credentials: [Credential]
  let tests: [ProtocolTest]

  /// There is no such file in a folder above the sources.
  struct Missing: Error {
    let name: String
  }

  /// Reads the tests of a version.
  init(version: String) throws {
    let name = "Tests/ProtocolTests/\(version).json"
    var folder = URL(fileURLWithPath: #filePath)
    repeat {
      folder.deleteLastPathComponent()
      if folder.path == "/" { throw Missing(name: name) }
    } while !FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path)
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: folder.appendingPathComponent(name)))
  }
}
