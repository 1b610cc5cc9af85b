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

  @Test func `an endpoint has the URL of the definitions`() throws {
    typealias Endpoint = API.Client.Endpoint

    #expect(try Endpoint.region("north").url() == URL(string: "https://north.shop.example.com"))
    #expect(try Endpoint.global.url() == URL(string: "https://shop.example.com"))
    #expect(try Endpoint.urlValue("north").url() == URL(string: "https://north.example.com"))
    #expect(try Endpoint.url(try makeURL("https://example.com/")).url() == URL(string: "https://example.com/"))
  }

  @Test(arguments: ["", "a.b", "a/b", "-a", "a@b", "ä"])
  func `the name of an endpoint cannot lead to another host`(name: String) {
    #expect(throws: RequestError.invalidEndpointName(name)) { try API.Client.Endpoint.region(name).url() }
  }

  @Test func `a schema leads to its content`() throws {
    let url = "https://store.example.com/p?sig=x"
    let picture = try decoded(#"{"links":{"content":{"url":"\#(url)"}}}"#, as: API.Picture.self)

    #expect(picture.contentURL == URL(string: url))
    #expect(try decoded("{}", as: API.Picture.self).contentURL == nil)
  }

  @Test func `content is uploaded in blocks, listed and committed`() async throws {
    let id = try #require(UUID(uuidString: "E30F6A27-82BE-4CCA-9258-0399C70489FF"))
    let requests = Locked<[String]>([])
    let bodies = Locked<[Data]>([])
    let path = "/shop/things/\(id.uuidString.lowercased())/plan"
    let transport = StubTransport { request, body in
      requests.withLock { $0.append("\(request.method)") }
      switch request.method {
      case .get: return .json(#"{"new":[],"old":[{"name":"x","size":3}]}"#)
      case .put: return .init(status: .created)
      default:
        bodies.withLock { $0.append((try? body?.data()) ?? Data()) }
        return request.path?.hasPrefix(path) == true ? .json(#"{"name":"n","kind":"x"}"#) : .init(status: .notFound)
      }
    }
    let client = API.Client(endpoint: .global, credential: .apiKey("k"), transport: transport)
    var options = BlockUploadOptions()
    options.blockSize = 2

    let thing = try await client.things.uploadBlocks(id: id, of: RequestBody(Data([1, 2, 3])), options: options)

    #expect(thing.name == "n")
    #expect(requests.withLock { $0 } == ["GET", "PUT", "PUT", "POST"])
    let entries = try decoded(String(decoding: bodies.withLock { $0 }[0], as: UTF8.self), as: [API.PlanEntry].self)
    #expect(entries.map(\.from) == [.any, .any] && Set(entries.map(\.part)).count == 2)
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
