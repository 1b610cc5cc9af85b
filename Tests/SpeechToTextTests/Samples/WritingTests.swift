import Foundation
import Testing
import VersionedAPIDefinition
@_spi(Generated) import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport
import VersionedAPITestSupport

/// Every struct is written as with Foundation, and read again.
struct WritingTests {
  /// The number of changed samples of a struct.
  private static let mutationCount =
    ProcessInfo.processInfo.environment["MUTATIONS"].flatMap { Int($0) } ?? 5

  @Test(arguments: registries)
  func `samples and changed samples are written as with Foundation, and read again`(registry: Registry) throws {
    let api = try #require(try definition().api(version: registry.version))
    var mutation = Mutation(random: SeededGenerator(seed: 29))
    var written = 0
    for structure in registry.structs {
      let name = String(structure.name.prefix { $0 != "." })
      for extent in SampleMaker.Extent.allCases {
        let sample = SampleMaker(api: api, extent: extent, isRequest: false).sample(of: name)
        #expect(try compare(JSONEncoder().encode(sample), as: structure.type, structure.name), "\(structure.name)")
        for _ in 0..<Self.mutationCount where try compare(mutation.mutated(sample), as: structure.type, structure.name)
        {
          written += 1
        }
      }
    }
    // Many of them can be decoded.
    #expect(2 * written > registry.structs.count * Self.mutationCount)
  }

  /// Compares what is written of a value; false if the data is not one of the type.
  private func compare<Value: WireObject & Hashable>(
    _ data: Data,
    as type: Value.Type,
    _ name: String
  ) throws -> Bool {
    guard let value = try? BodyDecoder().decode(type, from: data) else { return false }
    let expected = String(decoding: try WireCoding.dataWithFoundation(value), as: UTF8.self)
    let bytes = try #require(JSONWriter.data(value))
    let written = String(decoding: bytes, as: UTF8.self)
    #expect(written == expected, "\(name)")
    #expect(try BodyDecoder(.strict).decode(type, from: bytes) == value, "\(name): \(written)")
    return true
  }
}
