import Foundation
import Testing
import VersionedAPIDefinition
import VersionedAPIRuntime
import VersionedAPITestSupport

/// Every struct decodes a sample with all properties, and one with only the required ones, and gives it back unchanged.
struct SampleTests {
  @Test(arguments: registries)
  func `samples survive decoding and encoding`(registry: Registry) throws {
    let api = try #require(try definition().api(version: registry.version))
    let responses = api.operations.flatMap(\.responses).compactMap(\.body)
    let standalone = api.schemas.filter(\.isStandalone).map { TypeExpression.named($0.element.key) }
    let read = api.reachable(from: responses + standalone)
    for structure in registry.structs {
      let parts = structure.name.split(separator: ".").map(String.init)
      let isRequest = parts.count > 1 || !read.contains(parts[0])
      for extent in SampleMaker.Extent.allCases {
        let sample = SampleMaker(api: api, extent: extent, isRequest: isRequest).sample(of: parts[0])
        #expect(throws: Never.self, "\(registry.version) \(structure.name), \(extent)") {
          let result = try roundTrip(sample, as: structure.type)
          #expect(result == sample, "\(registry.version) \(structure.name), \(extent)")
        }
      }
    }
  }

  /// The registry is computed by templates; this counts by other means.
  @Test(arguments: registries)
  func `the registry has everything that the definitions have`(registry: Registry) throws {
    let api = try #require(try definition().api(version: registry.version))
    #expect(registry.operations.map { $0.operationID } == api.operations.map(\.operationID))
    #expect(registry.enums.count == api.enums.count)
    let names = Set(registry.structs.map { $0.name.prefix { $0 != "." } }.map(String.init))
    #expect(names == Set(api.schemas.filter { $0.type == nil }.map(\.element.key)))
  }

  @Test func `the registry has every api-version`() throws {
    #expect(registries.map(\.version) == (try definition().timeline.versions))
  }

  private func roundTrip<Value: WireObject & Hashable>(_ sample: JSONValue, as type: Value.Type) throws -> JSONValue {
    let value = try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(sample))
    let data = try JSONEncoder().encode(value)
    #expect(try JSONDecoder().decode(Value.self, from: data) == value)
    return try JSONDecoder().decode(JSONValue.self, from: data)
  }
}
