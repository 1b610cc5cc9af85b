import Foundation
import Testing
import VersionedAPIDefinition
@_spi(Generated) import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport
import VersionedAPITestSupport

/// Every struct is read as with Foundation, from samples that are as documented and from others.
struct ReadingTests {
  /// The number of changed samples of a struct. With 150, there are more than 100,000 in all.
  private static let mutationCount =
    ProcessInfo.processInfo.environment["MUTATIONS"].flatMap { Int($0) } ?? 10

  @Test(arguments: registries)
  func `samples and changed samples are read as with Foundation`(registry: Registry) throws {
    let api = try #require(try definition().api(version: registry.version))
    var mutation = Mutation(random: SeededGenerator(seed: 13))
    var valid = 0
    for structure in registry.structs {
      let name = String(structure.name.prefix { $0 != "." })
      for extent in SampleMaker.Extent.allCases {
        let sample = SampleMaker(api: api, extent: extent, isRequest: false).sample(of: name)
        try compare(JSONEncoder().encode(sample), as: structure.type, structure.name)
        for _ in 0..<Self.mutationCount {
          let data = mutation.mutated(sample)
          if JSONText.isValid(data) { valid += 1 }
          compare(data, as: structure.type, structure.name)
        }
      }
    }
    // Most of them are JSON, so that the reader is tested and not Foundation.
    #expect(valid > registry.structs.count * Self.mutationCount)
  }

  private func compare<Value: WireObject & Hashable>(_ data: Data, as type: Value.Type, _ name: String) {
    var issueCount = 0
    for decoding in [ReplyDecoding.lenient, .strict] {
      let ours = Decoded(decoding) { try $0.decode(type, from: data) }
      let foundations = Decoded(decoding) { try $0.decodeWithFoundation(type, from: data) }
      // Which issue of a map is the first differs, since Foundation's maps have no order.
      let areBothErrors = ours.isError && foundations.isError && issueCount > 1
      #expect(areBothErrors || ours == foundations, "\(name): \(String(decoding: data, as: UTF8.self))")
      issueCount = ours.issues.count
    }
  }
}
