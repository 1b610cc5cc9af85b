import Foundation
import HTTPTypes
import VersionedAPIClient

/// Shows the steps without Azure.
enum Demo {
  /// Copies a model that does not exist between resources that do not exist.
  static func run(_ version: APIVersion) async throws {
    print("\nA copy with \(version.rawValue), with the responses of the documentation and hardly any waiting:\n")
    let service = FakeService(Pages.exchanges(in: version))
    var options = ClientOptions()
    options.polling.maximumRetryAfter = .zero
    let job = try CopyJob(
      copying: Command.model(Pages.model),
      in: version,
      environment: Pages.environment,
      transport: StubTransport { try await service.respond(to: $0, body: $1) },
      options: options
    )
    try await job.run()
    try await service.close()
  }
}

/// A request that the service expects, and its response.
struct Exchange: Sendable {
  let method: HTTPRequest.Method
  let url: String
  let key: String
  /// The JSON of the request; nil where there is none.
  var requestBody: String?
  let status: HTTPResponse.Status
  var headerFields: [String: String] = [:]
  let responseBody: String
}

/// A stand-in for Azure that expects certain requests in a certain order, and no others.
actor FakeService {
  private var exchanges: [Exchange]

  init(_ exchanges: [Exchange]) {
    self.exchanges = exchanges
  }

  func respond(to request: HTTPRequest, body: RequestBody?) throws -> StubTransport.Response {
    guard !exchanges.isEmpty else { throw DemoError("there is one request too many") }
    let exchange = exchanges.removeFirst()
    let url = "\(request.scheme ?? "")://\(request.authority ?? "")\(request.path ?? "")"
    print("→ \(request.method) \(url)")
    try check("method", request.method, is: exchange.method)
    try check("URL", url, is: exchange.url)
    try check("key", key(of: request), is: exchange.key)
    try check("body", json(body?.data()), is: json(exchange.requestBody.map { Data($0.utf8) }))
    print("← \(exchange.status.code)")
    var response = StubTransport.Response.json(exchange.responseBody, status: exchange.status)
    for (name, value) in exchange.headerFields {
      if let name = HTTPField.Name(name) { response.head.headerFields[name] = value }
    }
    return response
  }

  /// Checks that all expected requests were sent.
  func close() throws {
    try check("number of missing requests", exchanges.count, is: 0)
  }

  private func key(of request: HTTPRequest) -> String? {
    HTTPField.Name("Ocp-Apim-Subscription-Key").flatMap { request.headerFields[$0] }
  }

  private func json(_ data: Data?) throws -> NSDictionary? {
    try data.flatMap { try JSONSerialization.jsonObject(with: $0) as? NSDictionary }
  }

  private func check<Value: Equatable>(_ what: String, _ value: Value, is expected: Value) throws {
    guard value == expected else { throw DemoError("the \(what) is '\(value)' instead of '\(expected)'") }
  }
}

/// A request that the demo does not expect.
struct DemoError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
