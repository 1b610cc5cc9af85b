import HTTPTypes
import Testing
import VersionedAPIRuntime

@testable import EmulatorCore

@Suite struct ContentTests {
  private func contentURL(_ harness: Harness, query: String = "") async throws -> String {
    let url = try await harness.transcription()
    await harness.advance(5)
    let link = await harness.call("GET", url).json["links"]?["files"]?.stringValue ?? ""
    let files = await harness.call("GET", link + query).json["values"]?.elements
    return files?.first?["links"]?["contentUrl"]?.stringValue ?? ""
  }

  @Test func `a download URL needs no key, and expires`() async throws {
    let harness = try Harness(pace: .manual)
    let url = try await contentURL(harness, query: "&sasLifetimeMinutes=10")
    #expect(await harness.send("GET", url, key: nil).status == 200)
    #expect(await harness.send("GET", url.replacing("sig=", with: "sig=x"), key: nil).status == 403)
    #expect(await harness.send("GET", url.replacing("se=2030", with: "se=2031"), key: nil).status == 403)
    await harness.advance(601)
    let expired = await harness.send("GET", url, key: nil)
    #expect(expired.status == 403)
    #expect(expired.text.contains("<Code>AuthenticationFailed</Code>"))
  }

  @Test func `a download URL is valid for 12 hours by default`() async throws {
    let harness = try Harness(pace: .manual)
    let url = try await contentURL(harness)
    await harness.advance(12 * 3600 - 10)
    #expect(await harness.send("GET", url, key: nil).status == 200)
    await harness.advance(11)
    #expect(await harness.send("GET", url, key: nil).status == 403)
  }

  @Test(arguments: [
    ("bytes=0-3", 206, 0..<4), ("bytes=5-", 206, 5..<Int.max), ("bytes=-4", 206, -4..<Int.max),
    ("lines=1-2", 200, 0..<Int.max),
    ("bytes=3-1", 200, 0..<Int.max), ("bytes=99999999-", 416, 0..<0),
  ])
  func `a range is a part of the content`(range: String, status: Int, expected: Range<Int>) async throws {
    let harness = try Harness(pace: .manual)
    let url = try await contentURL(harness)
    let whole = await harness.send("GET", url, key: nil)
    let part = await harness.send("GET", url, fields: [.range: range], key: nil)
    #expect(part.status == status)
    guard status != 416 else {
      #expect(part.fields[.contentRange] == "bytes */\(whole.body.count)")
      return
    }
    let start = expected.lowerBound < 0 ? whole.body.count + expected.lowerBound : expected.lowerBound
    let end = min(whole.body.count, expected.upperBound)
    #expect(part.text == String(decoding: whole.body.dropFirst(start).prefix(end - start), as: UTF8.self))
    #expect(part.fields[.contentRange] == (status == 206 ? "bytes \(start)-\(end - 1)/\(whole.body.count)" : nil))
  }

  @Test func `entity tags are compared`() async throws {
    let harness = try Harness(pace: .manual)
    let url = try await contentURL(harness)
    let tag = await harness.send("GET", url, key: nil).fields[.eTag] ?? ""
    func status(_ fields: HTTPFields) async -> Int { await harness.send("GET", url, fields: fields, key: nil).status }
    #expect(await status([.ifNoneMatch: tag]) == 304)
    #expect(await status([.ifMatch: "\"other\""]) == 412)
    #expect(await status([.ifMatch: tag]) == 200)
    #expect(await status([.range: "bytes=0-1", .ifRange: tag]) == 206)
    #expect(await status([.range: "bytes=0-1", .ifRange: "\"other\""]) == 200)
  }

  @Test func `a deleted entity has no contents`() async throws {
    let harness = try Harness()
    let url = try await harness.transcription()
    let file = try await harness.fileList(of: url).first?["links"]?["contentUrl"]?.stringValue ?? ""
    #expect(await harness.send("GET", file, key: nil).status == 200)
    #expect(await harness.call("DELETE", url).status == 204)
    #expect(await harness.send("GET", file, key: nil).status == 404)
  }

  @Test func `names cannot lead out of the folder`() async throws {
    let harness = try Harness()
    for path in ["/audio/..%2Fshared.json", "/audio/../shared.json", "/audio/.hidden", "/content/a/b/c"] {
      #expect([403, 404].contains(await harness.send("GET", path, key: nil).status), "\(path)")
    }
  }
}
