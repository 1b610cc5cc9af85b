import Testing
import VersionedAPIClient

/// The generated clients perform the operations of all protocol tests on the emulator.
@Suite(.serialized) struct EmulatorTests {
  @Test(arguments: TransportKind.allCases)
  func `every operation of every version is performed`(kind: TransportKind) async throws {
    let program = try EmulatorProgram()
    defer { program.stop() }
    try await program.reset()
    let transport = kind.make()
    for registry in registries {
      let service = try EmulatedService(registry, program, transport)
      #expect(Set(service.tests.map(\.operation)) == Set(registry.calls.map(\.key)))
      await perform(service.tests, of: service)
    }
    // Each version shows what was made in the others.
    for registry in registries {
      let service = try EmulatedService(registry, program, transport)
      await perform(service.tests.filter { $0.id.hasSuffix("_List/required") }, of: service)
    }
  }

  private func perform(_ tests: [ProtocolTest], of service: EmulatedService) async {
    let scenario = Scenario(service)
    for test in tests {
      await #expect(throws: Never.self, "\(service.registry.version) \(test.id)") {
        try await service.call(test, with: scenario.input(for: test))
      }
    }
  }
}
