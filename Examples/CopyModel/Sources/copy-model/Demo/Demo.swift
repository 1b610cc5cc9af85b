import Foundation
import HTTPTypes

/// Shows the steps without Azure.
enum Demo {
  /// Copies a model that does not exist between resources that do not exist.
  static func play(_ version: APIVersion) async throws {
    print("\nA copy in \(version.rawValue), with answers from the documentation and no real waiting:\n")
    let service = FakeService(Pages.exchanges(in: version))
    let client = Client(send: { try await service.answer($0, body: $1) }, sleep: { _ in })
    let order = try Order(copying: Command.model(Pages.model), in: version, environment: Pages.environment)
    try await order.carryOut(with: client)
    try await service.close()
  }
}

/// A request that the service gets, and what it answers.
struct Exchange: Sendable {
  let method: HTTPRequest.Method
  let address: String
  let key: String
  /// The JSON of the request; nil where there is none.
  var sent: String?
  let status: HTTPResponse.Status
  var headerFields: [String: String] = [:]
  let answered: String
}

/// Stands in for Azure: knows what it is going to be asked, and answers nothing else.
actor FakeService {
  private var exchanges: [Exchange]

  init(_ exchanges: [Exchange]) {
    self.exchanges = exchanges
  }

  func answer(_ request: HTTPRequest, body: Data?) throws -> (HTTPResponse, Data) {
    guard !exchanges.isEmpty else { throw DemoError("a request too many") }
    let exchange = exchanges.removeFirst()
    let address = "\(request.scheme ?? "")://\(request.authority ?? "")\(request.path ?? "")"
    try check("method", request.method, is: exchange.method)
    try check("address", address, is: exchange.address)
    try check("key", key(of: request), is: exchange.key)
    try check("body", json(body), is: json(exchange.sent.map { Data($0.utf8) }))
    var response = HTTPResponse(status: exchange.status)
    for (name, value) in exchange.headerFields {
      if let name = HTTPField.Name(name) { response.headerFields[name] = value }
    }
    return (response, Data(exchange.answered.utf8))
  }

  /// Nothing is asked any more.
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
    guard value == expected else { throw DemoError("the \(what) is '\(value)' and not '\(expected)'") }
  }
}

/// The demo did not go as it should.
struct DemoError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
