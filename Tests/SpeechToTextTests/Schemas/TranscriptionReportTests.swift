import Foundation
import SpeechToTextV2025_10_15
import SpeechToTextV3_0
import Testing
import VersionedAPIRuntimeTestSupport

/// The report on a batch transcription, which the documents of the service do not describe.
struct TranscriptionReportTests {
  private typealias Report = V2025_10_15.TranscriptionReport

  private static let json = """
    {
      "successfulTranscriptionsCount": 1,
      "failedTranscriptionsCount": 1,
      "details": [
        { "source": "https://contoso.com/hello.wav", "status": "Succeeded" },
        {
          "source": "https://contoso.blob.core.windows.net/audio/noise.wav?sig=abc%2Bd",
          "status": "Failed",
          "errorMessage": "The file is not an audio file.",
          "errorKind": "InvalidAudio"
        }
      ]
    }
    """

  @Test func `a report has the outcome for each audio file`() throws {
    let report = try decoded(Self.json, as: Report.self)

    #expect(report.successfulTranscriptionsCount == 1)
    #expect(report.failedTranscriptionsCount == 1)
    #expect(report.details?.map(\.status) == [.succeeded, .failed])
    #expect(report.details?.map(\.errorKind) == [nil, "InvalidAudio"])
    #expect(report.details?.map(\.errorMessage) == [nil, "The file is not an audio file."])
    #expect(report.details?.first?.source == "https://contoso.com/hello.wav")
  }

  @Test func `a report encodes to what it was read from`() throws {
    let report = try decoded(Self.json, as: Report.self)

    #expect(try canonicalJSON(of: report) == canonicalJSON(Self.json))
  }

  @Test func `a description hides the signature of an audio file's URL`() throws {
    let report = try decoded(Self.json, as: Report.self)

    #expect(!"\(report)".contains("abc"))
  }

  @Test func `the audio file may have its other name`() throws {
    let json = #"{"details":[{"sourceUrl":"https://contoso.com/hello.wav","status":"Succeeded"}]}"#
    let report = try decoded(json, as: V3_0.TranscriptionReport.self)

    #expect(report.details?.first?.sourceURL == "https://contoso.com/hello.wav")
  }
}
