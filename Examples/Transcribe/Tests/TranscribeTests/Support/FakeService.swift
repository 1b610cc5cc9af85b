import Foundation
import HTTPTypes
import VersionedAPIClient

@testable import transcribe

/// The service without a network. It keeps the requests.
actor FakeService {
  static let id = "ba7d05c2-0a49-4d2e-8d2e-0c4a8a3ff0f5"

  private var responses: [String: [StubTransport.Response]] = [:]
  private(set) var requests: [String] = []
  private(set) var bodies: [String] = []

  /// Sets the responses to the requests that begin with a method and a path; the last one is repeated.
  init(_ responses: [String: [StubTransport.Response]]) {
    self.responses = responses
  }

  nonisolated var transport: StubTransport {
    StubTransport { request, body in try await self.respond(to: request, body) }
  }

  private func respond(to request: HTTPRequest, _ body: RequestBody?) throws -> StubTransport.Response {
    let line = "\(request.method) \(request.path?.prefix { $0 != "?" } ?? "")"
    requests.append(line)
    bodies.append(String(decoding: try body?.data() ?? Data(), as: UTF8.self))
    guard let next = responses[line]?.first else { return .init(status: .notFound) }
    if responses[line, default: []].count > 1 { responses[line]?.removeFirst() }
    return next
  }
}

extension FakeService {
  /// The responses for a batch of `a.wav` and `b.wav`, the second of which the service cannot transcribe.
  static func batch(endingWith status: String = "Succeeded", _ properties: String = "{}") -> FakeService {
    func job(_ status: String) -> String {
      """
      {
        "self": "https://speech.example/speechtotext/transcriptions/\(id)", "displayName": "transcribe",
        "locale": "en-US", "status": "\(status)", "properties": \(properties)
      }
      """
    }
    return FakeService([
      "POST /speechtotext/transcriptions:submit": [.json(job("NotStarted"), status: .created)],
      "GET /speechtotext/transcriptions/\(id)": [.json(job("Running")), .json(job(status))],
      "GET /speechtotext/transcriptions/\(id)/files": [
        .json(
          """
          { "values": [
            { "kind": "TranscriptionReport", "links": { "contentUrl": "https://storage.example/report.json" } },
            { "kind": "Transcription", "links": { "contentUrl": "https://storage.example/0.json?sig=x" } }
          ] }
          """
        )
      ],
      "GET /report.json": [
        .json(
          """
          { "details": [
            { "source": "https://audio.example/a.wav", "status": "Succeeded" },
            { "sourceUrl": "https://audio.example/b.wav?sig=secret", "status": "Failed", "errorKind": "InvalidData",
              "errorMessage": "The audio is empty." }
          ] }
          """
        )
      ],
      "GET /0.json": [
        .json(
          """
          {
            "source": "https://audio.example/a.wav",
            "combinedRecognizedPhrases": [{ "channel": 0, "display": "Hello there." }],
            "recognizedPhrases": [{
              "offsetMilliseconds": 40, "durationMilliseconds": 900,
              "nBest": [
                { "confidence": 0.2, "display": "Hallo their." },
                { "confidence": 0.9, "display": "Hello there.", "displayWords": [
                  { "displayText": "Hello", "offsetMilliseconds": 40, "durationMilliseconds": 400 },
                  { "displayText": "there.", "offsetMilliseconds": 540, "durationMilliseconds": 400 }
                ] }
              ]
            }]
          }
          """
        )
      ],
      "DELETE /speechtotext/transcriptions/\(id)": [.init(status: .noContent)],
    ])
  }

  /// The responses for a fast transcription.
  static func fast(_ response: StubTransport.Response? = nil) -> FakeService {
    FakeService([
      "HEAD /a.wav": [.init(headerFields: [.contentLength: "1000"])],
      "HEAD /long.wav": [.init(headerFields: [.contentLength: "1000000000"])],
      "POST /speechtotext/transcriptions:transcribe": [
        response
          ?? .json(
            """
            {
              "durationMilliseconds": 1000, "combinedPhrases": [{ "text": "Hello there." }],
              "phrases": [{ "text": "Hello there.", "offsetMilliseconds": 40, "durationMilliseconds": 900 }]
            }
            """
          )
      ],
    ])
  }
}
