import Foundation
import HTTPTypes
import Testing
import VersionedAPIDefinition
import VersionedAPIRuntime

@testable import EmulatorCore

/// Calls every operation of every version once, with the smallest request that the definitions allow.
@Suite struct EveryOperationTests {
  private struct Case: Sendable, CustomTestStringConvertible {
    var version: String
    var operation: String
    var testDescription: String { "\(operation) (\(version))" }
  }

  private static let cases = Harness.model.versions.flatMap { version in
    version.api.operations.map { Case(version: version.id, operation: $0.element.key) }
  }

  @Test func `there are operations`() {
    #expect(Self.cases.count > 200)
  }

  @Test(arguments: cases)
  private func `a response conforms to the definitions`(test: Case) async throws {
    let version = try #require(Harness.model.version(test.version))
    let operation = try #require(version.operation(test.operation))
    let harness = try Harness(version: version.id)
    let sample = try await SampleRequest(harness, version, operation)
    let response = await sample.send()
    let documented = operation.responses.first { $0.status == response.status }
    try #require(documented?.isSuccess == true, "\(response.status) \(response.text)")
    if let type = documented?.body {
      let body = try JSON(json: response.body)
      let problems = ValueChecker(version: version, direction: .response).problems(in: body, type)
      #expect(problems.isEmpty, "\(problems.map(\.message)) in \(response.text)")
      #expect(response.fields[.contentType] == "application/json; charset=utf-8")
    } else {
      #expect(response.body.isEmpty)
    }
    for header in documented?.headers ?? [] where header.type == .primitive(.url) {
      #expect(response.fields.get(header.element.key)?.isAbsoluteURL == true, "\(header.element.key)")
    }
  }

  @Test(arguments: Harness.model.versions.map(\.id))
  func `an error conforms to the definitions`(id: String) async throws {
    let version = try #require(Harness.model.version(id))
    let harness = try Harness(version: id)
    let bodies = [
      await harness.call("GET", "/nothing"), await harness.call("GET", "/transcriptions?top=0&nothing=1"),
      await harness.call("POST", "/datasets", ["kind": "None", "locale": 5]), await harness.call("PUT", "/models"),
    ]
    #expect(bodies.map(\.status) == [404, 400, 400, 405])
    for body in bodies {
      let problems = ValueChecker(version: version, direction: .response).problems(in: body.json, .named("Error"))
      #expect(problems.isEmpty, "\(problems.map(\.message)) in \(body.text)")
    }
  }

  @Test func `what does not conform to the definitions is found`() throws {
    let version = try #require(Harness.model.version("2025-10-15"))
    let body: JSON = [
      "values": [["locale": "en-US", "status": "Done", "links": ["more": 1], "createdDateTime": "today"]]
    ]
    let problems = ValueChecker(version: version, direction: .response)
      .problems(in: body, .named("PaginatedTranscriptions"))
    #expect(
      problems.map(\.target) == [
        "values[0].displayName", "values[0].createdDateTime", "values[0].status", "values[0].links.more",
      ]
    )
  }

  @Test func `the definitions alone make a response that conforms`() {
    for version in Harness.model.versions {
      for operation in version.api.operations {
        for type in operation.responses.compactMap(\.body) {
          let value = SampleValues(version: version, direction: .response).value(of: type)
          let problems = ValueChecker(version: version, direction: .response).problems(in: value, type)
          #expect(problems.isEmpty, "\(operation.element.key): \(problems.map(\.message))")
        }
      }
    }
  }
}
