import Testing
import VersionedAPIClient

/// The generated clients perform the operations of all protocol tests on the emulator.
@Suite(.serialized) struct EmulatorTests {
  @Test(arguments: TransportKind.allCases, registries)
  func `every operation is performed`(kind: TransportKind, registry: Registry) async throws {
    let program = try EmulatorProgram()
    defer { program.stop() }
    let service = try EmulatedService(registry, program, kind.make())
    let scenario = Scenario(service)
    for test in service.tests {
      await #expect(throws: Never.self, "\(registry.version) \(test.id)") {
        try await service.call(test, with: scenario.input(for: test))
      }
    }
    #expect(Set(service.tests.map(\.operation)) == Set(registry.calls.map(\.key)))
  }
}
