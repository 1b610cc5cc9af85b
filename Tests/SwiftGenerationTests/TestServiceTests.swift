import Foundation
import HTTPTypes
import Testing
import VersionedAPIClient
import VersionedAPIDefinition
import VersionedAPIRuntimeTestSupport
import VersionedAPITestServiceV2Beta1
import VersionedAPITestSupport

/// The generated code of a made-up service compiles and does what the definitions say.
struct TestServiceTests {
  private typealias API = V2Beta1

  private let endpoint: URL

  init() throws { endpoint = try makeURL("https://example.com") }

  private func json(_ value: some Encodable) throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(value))
  }

  @Test func `strings stay strings`() throws {
    let definition = try definition(try definitionFiles("Tests/Fixtures/TestService"))
    let api = try #require(definition.api(version: "v2-beta.1"))
    let values = try #require(api.enumeration(named: "Hostile")).cases.map(\.key)
    #expect(API.Hostile.allCases.map(\.rawValue) == values)
    #expect(values.map(API.Hostile.init(rawValue:)) == API.Hostile.allCases)

    let names = try #require(api.schema(named: "HostileNames")).properties.map(\.element.key)
    let object = Dictionary(uniqueKeysWithValues: names.map { ($0, $0 == "in" ? JSONValue.string("*/") : .string($0)) })
    let value = try JSONDecoder().decode(API.HostileNames.self, from: JSONEncoder().encode(object))
    #expect(value.quote == "\"" && value.backslash == "\\" && value.in == .commentEnd)
    #expect(try json(value) == .object(object))
  }

  @Test func `names and values cannot leave their place in a request`() async throws {
    let call = API.HostileCalls.Send(in: "../a b", repeat: .init(quote: "q"), filter: .lineComment, class: .tick)
    let request = try await call.request().httpRequest(endpoint: endpoint, credential: API.Credential.apiKey("k"))
    #expect(request.path == "/shop/hostile/..%2Fa%20b/x:y?api-version=2-beta.1&trace=a%20b%26c&%24filter%22=%2F%2F")
    #expect(request.headerFields.dictionary["X-Class"] == "`tick`")
    #expect(request.headerFields.dictionary["X-Api-Key"] == "k")
  }

  @Test func `what is read-only is not sent`() throws {
    let thing = try decoded(
      #"{"name":"n","kind":"None","id":"E30F6A27-82BE-4CCA-9258-0399C70489FF","state":"Open","made":"2019-01-07T11:34:12Z","parts":[{"name":"p","checked":true,"inner":{"name":"q"}}],"dates":{"a":["2019-01-07T11:34:12Z"]},"lasts":"PT1M","sold":"2020-02-29","locations":{"x":{"name":"r"}},"extra":[1,null]}"#,
      as: API.Thing.self
    )
    #expect(thing.parts?.first?.inner?.name == "q")
    #expect(try json(thing)["dates"] == .object(["a": .array([.string("2019-01-07T11:34:12Z")])]))
    let request = API.Thing.Definition(
      name: "n",
      kind: .noneValue,
      lasts: .seconds(90),
      parent: .init(name: "m", kind: .unknown("New")),
      parts: [.init(name: "p", inner: .init(name: "q"))],
      locations: ["x": .init(name: "r")]
    )
    #expect(
      try json(request)
        == decoded(
          #"{"name":"n","kind":"None","lasts":"PT1M30S","parent":{"name":"m","kind":"New"},"parts":[{"name":"p","inner":{"name":"q"}}],"locations":{"x":{"name":"r"}}}"#
        )
    )
  }

  @Test func `a merge patch tells missing from null`() throws {
    let update = API.ThingUpdate(
      name: .set("new"),
      made: .clear,
      size: .set(.init(width: .set(1), height: .clear)),
      part: .set(.init(name: .set("p")))
    )
    let text = #"{"name":"new","made":null,"size":{"width":1,"height":null},"part":{"name":"p"}}"#
    #expect(try json(update) == decoded(text))
    #expect(try decoded(text, as: API.ThingUpdate.self) == update)
    let request = try API.Things.Update(id: UUID(), changes: update).request()
    #expect(request.method == .patch && request.headerFields[.contentType] == "application/merge-patch+json")
    #expect(try json(API.Settings.Update(colour: .clear)) == .object(["colour": .null]))
    #expect(try json(API.Settings.Definition()) == .object([:]))
  }

  @Test func `a page leads to the next one`() async throws {
    let response = HTTPResponse(status: .ok, headerFields: [.retryAfter: "3"])
    let body = Data(#"{"items":[{"name":"n","kind":"x"}],"@nextLink":"https://example.com/shop/things?skip=1"}"#.utf8)
    let page = try API.Things.List.reply(from: response, body: body)
    #expect(page.retryAfter == .seconds(3))
    #expect(page.items.map(\.name) == ["n"])
    let link = try #require(page.nextLink)
    let next = try await APIRequest(following: link).httpRequest(
      endpoint: endpoint,
      credential: API.Credential.token("t")
    )
    #expect(next.path == "/shop/things?skip=1")
    #expect(next.headerFields[.authorization] == "Bearer t")
  }

  @Test func `a reply that starts a job says where to look`() throws {
    let fields = try makeFields(["Operation-Location": "https://example.com/j/1"])
    let response = HTTPResponse(status: .accepted, headerFields: fields)
    let started = try API.Things.Build.reply(from: response, body: Data())
    let link: Link<API.Things.GetJob>? = started.statusLink
    #expect(link?.url == URL(string: "https://example.com/j/1"))
  }

  @Test func `a job has its progress, and the reason why it failed`() throws {
    let problem = #"{"report":{"problem":{"code":"Full"}}}"#
    for (state, progress) in [
      ("Open", JobProgress<API.Problem>.pending), ("Added later", .pending), ("Done", .succeeded),
      ("Failed", .failed(.init(code: "Full"))), ("Withdrawn", .failed(.init(code: "Full"))),
    ] {
      let job = try decoded(
        #"{"state":"\#(state)","outcome":\#(problem),"self":"https://example.com/j/1"}"#,
        as: API.Job.self
      )
      #expect(job.progress == progress)
      #expect(job.statusLink?.url == URL(string: "https://example.com/j/1"))
    }
    #expect(try decoded(#"{"state":"Failed"}"#, as: API.Job.self).progress == .failed(nil))
    let delivery = try decoded(#"{"remark":"r","trackingUrl":"https://example.com/d/1"}"#, as: API.Delivery.self)
    #expect(delivery.progress == .pending)
  }

  @Test func `a request has its route and its body`() throws {
    #expect(API.Things.Upload.route == Route(.put, "/shop/things/{id}/image"))
    let upload = try API.Things.Upload(
      id: UUID(),
      at: Date(timeIntervalSince1970: 0),
      image: RequestBody(Data([1, 2]))
    )
    .request()
    #expect(upload.body == RequestBody(Data([1, 2])))
    #expect(upload.headerFields[.contentType] == "image/png")
    let none = try API.Things.Build(id: 1, ifMatch: "*").request()
    #expect(none.body == nil && none.headerFields[.ifMatch] == "*")
    let form = try API.Things.Send(
      image: FormFile(data: Data([0]), filename: "a.png"),
      thing: .init(name: "n", kind: .default)
    )
    .request()
    let data = try #require(try form.body?.data())
    let text = String(decoding: data, as: UTF8.self)
    #expect(text.contains("name=\"thing\"\r\n\r\n{\"kind\":\"Default\",\"name\":\"n\"}\r\n"))
    #expect(!text.contains("name=\"kind\""))
  }

  @Test func `a reply has its body, its status and its header fields`() throws {
    let bytes = try API.Things.Download.reply(from: HTTPResponse(status: .ok), body: Data([3]))
    #expect(bytes.output == Data([3]))
    let both = try API.Things.Check.reply(from: HTTPResponse(status: .noContent), body: Data())
    #expect(both.status == .noContent && both.retryAfter == nil)
  }

  @Test func `an error response has its own body`() throws {
    let body = Data(#"{"code":"A","inner":{"code":"B","inner":{"code":"C"}}}"#.utf8)
    let error = #expect(throws: ServiceError.self) {
      try API.Things.Create.reply(from: HTTPResponse(status: .badRequest), body: body)
    }
    #expect(error?.payload(as: API.Problem.self)?.inner?.inner?.code == "C")
  }

  @Test func `secrets stay secret`() throws {
    let call = API.Things.Build(id: 1, ticket: "hunter2", credentials: .init(password: "hunter2", pin: "1234"))
    for text in ["\(call)", String(reflecting: call), dumped(call), "\(API.Credential.apiKey("hunter2"))"] {
      #expect(!text.contains("hunter2") && !text.contains("1234"))
    }
    #expect(try json(call.credentials) == .object(["password": .string("hunter2"), "pin": .string("1234")]))
  }
}
