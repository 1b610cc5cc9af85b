import HTTPTypes
import Testing
import VersionedAPIRuntime

@testable import EmulatorCore

@Suite struct RoutingTests {
  @Test func `a request without a key gets the error of the gateway`() async throws {
    let harness = try Harness()
    for key in [nil, "wrong"] {
      let response = await harness.send("GET", harness.target("/transcriptions"), key: key)
      #expect(response.status == 401)
      #expect(response.json["error"]?["code"] == "401")
      #expect(response.json["error"]?["message"]?.stringValue?.hasPrefix("Access denied") == true)
    }
  }

  @Test func `an access token is valid for ten minutes`() async throws {
    let harness = try Harness(pace: .manual)
    let token = await harness.send("POST", "/sts/v1.0/issueToken").text
    func status(_ token: String) async -> Int {
      await harness.send("GET", harness.target("/projects"), fields: [.authorization: "Bearer \(token)"], key: nil)
        .status
    }
    #expect(await status(token) == 200)
    #expect(await status(token + "x") == 401)
    await harness.advance(601)
    #expect(await status(token) == 401)
  }

  @Test(arguments: [
    ("GET", "/speechtotext/nothing?api-version=2025-10-15", "404 NotFound"),
    ("GET", "/speechtotext/v3.1/transcriptions", "404 NotFound"),
    ("GET", "/speechtotext/transcriptions", "400 InvalidRequest/InvalidParameter"),
    ("GET", "/speechtotext/transcriptions?api-version=2020-01-01", "400 InvalidRequest/InvalidParameterValue"),
    ("PUT", "/speechtotext/v3.0/transcriptions", "405 NotAllowed"),
    ("GET", "/speechtotext/projects?api-version=2024-11-15", "404 NotFound"),
    ("GET", "/speechtotext/v3.0/transcriptions?nothing=1", "400 InvalidRequest/InvalidParameter"),
    ("GET", "/speechtotext/v3.0/transcriptions?top=1&top=2", "400 InvalidRequest/InvalidParameter"),
    ("GET", "/speechtotext/v3.0/transcriptions?top=many", "400 InvalidRequest/InvalidParameterValue"),
    ("GET", "/speechtotext/v3.0/transcriptions?top=3000000000", "400 InvalidRequest/InvalidParameterValue"),
    ("GET", "/speechtotext/v3.0/transcriptions?top=0", "400 InvalidRequest/UnsupportedPagination"),
    ("GET", "/speechtotext/v3.0/transcriptions?skip=-1", "400 InvalidRequest/UnsupportedPagination"),
    ("GET", "/speechtotext/v3.0/transcriptions/5", "400 InvalidRequest/InvalidParameterValue"),
    ("GET", "/speechtotext/v3.0/transcriptions/00000000-0000-4000-8000-000000000001", "404 NotFound"),
  ])
  func `what is wrong in a URL has its own error`(method: String, target: String, failure: String) async throws {
    let harness = try Harness()
    #expect(await harness.send(method, target).failure == failure)
  }

  @Test func `what is outside of the service gets the error of the gateway`() async throws {
    let response = await (try Harness()).send("GET", "/elsewhere")
    #expect(response.status == 404)
    #expect(response.json["error"]?["code"] == "404")
  }

  @Test func `an error of the method lists the methods`() async throws {
    let response = await (try Harness()).send("DELETE", "/speechtotext/v3.0/transcriptions")
    #expect(response.status == 405)
    #expect(response.fields[.allow] == "GET, POST")
  }

  @Test func `a literal part of a path comes before a parameter`() async throws {
    let harness = try Harness()
    #expect(await harness.call("GET", "/models/base").json["values"]?.elements.isEmpty == false)
    #expect(await harness.call("GET", "/datasets/locales").status == 200)
    #expect(await harness.call("DELETE", "/models/base").failure == "405 NotAllowed")
  }

  @Test func `characters of a path can be percent-encoded`() async throws {
    let harness = try Harness()
    let response = await harness.send("POST", "/speechtotext/transcriptions%3Asubmit?api-version=2025-10-15")
    #expect(response.failure == "400 InvalidRequest/EmptyRequest")
    #expect(await harness.send("GET", "/speechtotext/%zz").status == 400)
  }
}
