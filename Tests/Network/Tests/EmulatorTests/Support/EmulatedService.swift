import Foundation
import Testing
import VersionedAPIClient

/// An api-version of the emulator, called with a generated client.
struct EmulatedService {
  /// There is no test or call of that name.
  struct Unknown: Error {
    let name: String
  }

  let registry: Registry
  let tests: [ProtocolTest]
  private let connection: ServiceConnection
  private let log: RecordingTransport.Log

  init(_ registry: Registry, _ program: EmulatorProgram, _ transport: any HTTPTransport) throws {
    self.registry = registry
    tests = try ProtocolTestFile(version: registry.version).tests
    let recorder = RecordingTransport(transport: transport)
    log = recorder.log
    var options = ClientOptions()
    options.decoding = .strict
    connection = ServiceConnection(
      endpoint: program,
      credential: HeaderCredential("Ocp-Apim-Subscription-Key", value: program.key),
      transport: recorder,
      options: options
    )
  }

  /// Returns the test with an ID.
  func test(_ id: String) throws -> ProtocolTest {
    guard let test = tests.first(where: { $0.id == id }) else { throw Unknown(name: id) }
    return test
  }

  /// Whether the version has an operation.
  func has(_ operation: String) -> Bool { tests.contains { $0.operation == operation } }

  /// Calls the operation of a test with other inputs than those of the test, and reads the response once more.
  /// - Returns: The body of the response.
  @discardableResult
  func call(_ test: ProtocolTest, with input: ProtocolTest.Input) async throws -> JSONValue {
    guard let call = registry.calls.first(where: { $0.key == test.operation }) else {
      throw Unknown(name: test.operation)
    }
    let arguments = OperationInput(input)
    try await call.method(connection, arguments)
    guard let exchange = await log.last else { throw Unknown(name: test.id) }
    try Self.check(call.operation(arguments), exchange, test)
    return try exchange.body.isEmpty ? .null : JSONDecoder().decode(JSONValue.self, from: exchange.body)
  }

  private static func check<Operation: APIOperation>(
    _ operation: Operation,
    _ exchange: RecordingTransport.Exchange,
    _ test: ProtocolTest
  ) throws {
    let reply = try operation.reply(from: exchange.response, body: exchange.body)
    #expect(reply.issues == [], "\(test.id)")
    #expect(Operation.successStatuses.contains(reply.status.code))
    #expect(exchange.body.isEmpty == (test.response.body == nil), "\(test.id)")
  }
}
