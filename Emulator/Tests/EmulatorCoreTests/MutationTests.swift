import Foundation
import HTTPTypes
import Testing
import VersionedAPIDefinition
import VersionedAPIRuntime

@testable import EmulatorCore

/// Sends requests in which something was changed at random: each gets a response of the service, and none an error 500.
@Suite struct MutationTests {
  @Test(arguments: Harness.model.versions.map(\.id))
  func `no request makes the service fail`(id: String) async throws {
    let version = try #require(Harness.model.version(id))
    let harness = try Harness(version: id)
    let world = try await World(harness, version)
    var generator = SeededGenerator(seed: 7)
    var statuses: [Int: Int] = [:]
    for operation in version.api.operations {
      guard let type = operation.body?.type else { continue }
      let direction: Direction = operation.http.method == "PATCH" ? .patch : .request
      let body = SampleValues(version: version, direction: direction) { world.override($0, $1) }.value(of: type)
      for _ in 1...30 {
        var path = ""
        for piece in operation.http.pieces {
          switch piece {
          case .literal(let text): path += text
          case .parameter(let name):
            let value = try? await world.value(of: name, operation)
            path += Bool.random(using: &generator) ? value ?? "x" : "%F0%9F%98%80"
          }
        }
        let mutated = Self.mutated(body, &generator)
        let response = await harness.call(operation.http.method, path, mutated)
        statuses[response.status, default: 0] += 1
        #expect(response.status < 500, "\(operation.element.key): \(mutated)")
      }
    }
    // Some changes are harmless, most are not.
    #expect(statuses[400, default: 0] > 50)
    #expect(statuses[201, default: 0] > 10)
  }

  @Test func `no bytes make the service fail`() async throws {
    let harness = try Harness()
    var generator = SeededGenerator(seed: 8)
    let form = "--b\r\nContent-Disposition: form-data; name=\"audio\"\r\n\r\nRIFF....WAVEfmt ....data....\r\n--b--\r\n"
    for _ in 1...1000 {
      var bytes = Array(form.utf8)
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        if Bool.random(using: &generator) {
          bytes[place] = UInt8.random(in: 0...255, using: &generator)
        } else {
          bytes.remove(at: place)
        }
      }
      let response = await harness.send(
        "POST",
        harness.target("/transcriptions:transcribe"),
        fields: [.contentType: "multipart/form-data; boundary=b"],
        body: Data(bytes)
      )
      #expect([200, 400].contains(response.status))
    }
  }

  @Test func `no URL makes the service fail`() async throws {
    let harness = try Harness()
    var generator = SeededGenerator(seed: 9)
    let pieces = [
      "/", "speechtotext", "v3.0", "transcriptions", ":submit", "?", "&", "=", "%", "%00", "%2F", "..", "api-version",
      "2025-10-15", "filter", "'", "(", "not", "top", "-1", "9999999999999999999", "content", "audio", "emulator", "é",
      "00000000-0000-4000-8000-000000000001",
    ]
    for _ in 1...2000 {
      let count = Int.random(in: 0...10, using: &generator)
      let target = "/" + (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
      #expect(await harness.send("GET", target).status < 500, "\(target)")
    }
  }

  /// Changes one value at any depth.
  private static func mutated(_ value: JSON, _ generator: inout SeededGenerator) -> JSON {
    let odd: [JSON] = [
      .null, "", "x", .string(String(repeating: "y", count: 5000)), 0, -1, 9_223_372_036_854_775_807, .number(1e300),
      true, [], [[]], [:], ["self": "http://localhost/speechtotext/v3.0/models/base/1"], "http://[", "P1D", "\u{0}",
    ]
    switch value {
    case .object(let object) where !object.isEmpty && Int.random(in: 0..<4, using: &generator) > 0:
      var result = object
      let key = object.keys.sorted().randomElement(using: &generator) ?? ""
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: result[key] = nil
      case 1: result["added"] = odd.randomElement(using: &generator)
      default: result[key] = mutated(object[key] ?? .null, &generator)
      }
      return .object(result)
    case .array(let array) where !array.isEmpty:
      var result = array
      let index = Int.random(in: 0..<array.count, using: &generator)
      result[index] = mutated(array[index], &generator)
      return .array(result)
    default: return odd.randomElement(using: &generator) ?? .null
    }
  }
}
