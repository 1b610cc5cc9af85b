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

  /// Reads the tests of a version.
  init(version: String) throws {
    let folder = (0..<3).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    let file = folder.appendingPathComponent("ProtocolTests/\(version).json")
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
  }
}
