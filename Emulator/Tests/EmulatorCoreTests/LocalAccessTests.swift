import HTTPTypes
import Testing
import VersionedAPIRuntime

@testable import EmulatorCore

/// Admin requests and the page need no key, and are for this machine alone.
@Suite struct LocalAccessTests {
  private func response(
    _ method: String,
    _ target: String,
    host: String?,
    _ fields: HTTPFields = [:]
  ) async throws -> EmulatorResponse {
    let request = EmulatorRequest(method, target, fields: fields, base: host.map { "http://\($0)" })
    return await (try Harness()).emulator.respond(to: request)
  }

  @Test(
    arguments: [
      "localhost", "localhost:1234", "LocalHost:1234", "localhost.", "localhost.:1234", "emulator.localhost:1234",
      "127.0.0.1", "127.0.0.1:1234", "127.0.0.2:1234", "127.255.255.254", "[::1]", "[::1]:1234", nil,
    ] as [String?]
  )
  func `this machine is a host of admin requests`(host: String?) async throws {
    #expect(try await response("GET", "/", host: host).status == 200)
    #expect(try await response("HEAD", "/", host: host).status == 200)
    #expect(try await response("GET", "/emulator", host: host).json["key"] == .string(Harness.key))
    #expect(try await response("POST", "/emulator/reset", host: host).status == 204)
  }

  @Test(arguments: [
    "contoso.com", "contoso.com:1234", "localhost.contoso.com", "127.0.0.1.contoso.com", "notlocalhost",
    "localhost..", ".localhost.contoso.com", "127.1", "127.0.0.1.1", "127.0.0.256", "0127.0.0.1", "127.0.0.01",
    "2130706433", "0.0.0.0:1234", "128.0.0.1", "192.168.0.1", "[::2]", "[::ffff:127.0.0.1]", "::1", "localhost:",
    "localhost:80@contoso.com", "contoso.com/localhost", "localhost, contoso.com", "localhost contoso.com", "",
  ])
  func `no other host is one of admin requests`(host: String) async throws {
    for target in ["/", "/emulator", "/emulator/state", "/%65mulator/state"] {
      let response = try await response("GET", target, host: host)
      #expect(response.status == 403, "\(target)")
      #expect(!response.text.contains(Harness.key))
    }
    #expect(try await response("HEAD", "/", host: host).status == 403)
    // Requests of the service need the key, and a proxy for TLS may have any name.
    let target = "/speechtotext/projects?api-version=2025-10-15"
    #expect(try await response("GET", target, host: host).status == 401)
  }

  @Test(
    arguments: [
      ("https://contoso.com", nil), ("http://localhost", nil), ("http://localhost:99", nil),
      ("https://localhost:1234", nil), ("http://127.0.0.1:1234", nil), ("null", nil), ("", nil),
      (nil, "cross-site"), (nil, "same-site"), (nil, ""), (nil, "none, cross-site"),
      ("http://localhost:1234", "cross-site"),
    ] as [(String?, String?)]
  )
  func `other web sites cannot control the emulator`(origin: String?, site: String?) async throws {
    for (method, target) in [("POST", "/emulator/reset"), ("PUT", "/emulator/faults"), ("GET", "/emulator/state")] {
      let response = try await response(method, target, host: "localhost:1234", fields(origin, site))
      #expect(response.status == 403, "\(method) \(target)")
    }
  }

  @Test(
    arguments: [
      (nil, nil), ("http://localhost:1234", nil), ("http://localhost:1234", "same-origin"), (nil, "same-origin"),
      (nil, "none"),
    ] as [(String?, String?)]
  )
  func `the page of the emulator, other programs and the user can`(origin: String?, site: String?) async throws {
    let response = try await response("POST", "/emulator/reset", host: "localhost:1234", fields(origin, site))
    #expect(response.status == 204)
  }

  /// The page has no data, and cannot be shown within another one.
  @Test func `another web site can have a link to the page`() async throws {
    let page = try await response("GET", "/", host: "localhost:1234", fields(nil, "cross-site"))
    #expect(page.status == 200)
    #expect(page.fields.get("Content-Security-Policy")?.contains("frame-ancestors 'none'") == true)
  }

  private func fields(_ origin: String?, _ site: String?) -> HTTPFields {
    var fields: HTTPFields = [:]
    fields[.origin] = origin
    if let site { fields.set("Sec-Fetch-Site", site) }
    return fields
  }
}
