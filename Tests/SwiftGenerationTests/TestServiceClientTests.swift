import Foundation
import HTTPTypes
import Testing
import VersionedAPIClient
import VersionedAPIRuntimeTestSupport
import VersionedAPITestServiceV2Beta1

/// The generated client of a made-up service.
struct TestServiceClientTests {
  private typealias API = V2Beta1

  /// A client whose requests get a response by their path without the query.
  private func client(_ responses: [String: StubTransport.Response]) throws -> API.Client {
    let transport = StubTransport { request, _ in
      let path = request.path?.prefix { $0 != "?" } ?? ""
      return responses["\(request.method) \(path)"] ?? .init(status: .notFound)
    }
    return API.Client(
      endpoint: .url(try makeURL("https://example.com")),
      credential: .apiKey("k"),
      transport: transport
    )
  }

  @Test func `a method returns the body of the response`() async throws {
    let client = try client(["POST /shop/things": .json(#"{"name":"n","kind":"x"}"#, status: .created)])

    let thing = try await client.things.create(.init(name: "n", kind: .default))

    #expect(thing.name == "n")
  }

  @Test func `a method of a list returns the items of all pages`() async throws {
    let client = try client([
      "GET /shop/things": .json(
        #"{"items":[{"name":"a","kind":"x"}],"@nextLink":"https://example.com/shop/more"}"#
      ), "GET /shop/more": .json(#"{"items":[{"name":"b","kind":"x"}]}"#),
    ])

    var names: [String] = []
    for try await thing in client.things.list() { names.append(thing.name) }

    #expect(names == ["a", "b"])
  }

  @Test func `a method that starts a job returns the header fields`() async throws {
    let fields = try makeFields(["Operation-Location": "https://example.com/shop/jobs/1"])
    let client = try client([
      "POST /shop/things/1:build": .init(status: .accepted, headerFields: fields),
      "GET /shop/jobs/1": .json(#"{"state":"Done"}"#),
    ])

    let started = try await client.things.build(id: 1)

    #expect(started.statusLink?.url == URL(string: "https://example.com/shop/jobs/1"))
  }

  @Test func `options are those of the client, unless changed for a call`() async throws {
    let client = try client([:]).with { $0.maximumBodyLength = 7 }

    #expect(client.things.connection.options.maximumBodyLength == 7)
    #expect(client.things.with { $0.maximumBodyLength = 8 }.connection.options.maximumBodyLength == 8)
  }

  @Test func `methods can have the names of what every client has`() async throws {
    let client = try client(["GET /shop/send": .init(status: .noContent), "POST /shop/hostile/with": .json("{}")])

    try await client.sendOperations.get()
    try await client.send(API.Send.Get())
    let names = try await client.hostileCalls.with { $0.maximumBodyLength = 100 }.with(.init())

    #expect(names == .init())
  }

  @Test func `an api-version without an endpoint of its own has that of a URL`() throws {
    let url = try makeURL("https://example.com")

    #expect(try API.Client.Endpoint.url(url).url() == url)
  }

  @Test func `descriptions of a client hide the credential`() throws {
    let transport = StubTransport { _, _ in .init() }
    let client = API.Client(
      endpoint: .url(try makeURL("https://example.com")),
      credential: .apiKey("hunter2"),
      transport: transport
    )

    for text in ["\(client.things)", String(reflecting: client), dumped(client)] {
      #expect(!text.contains("hunter2"))
    }
  }
}
