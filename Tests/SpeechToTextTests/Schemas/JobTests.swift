import Foundation
import SpeechToTextV2025_10_15
import Testing
import VersionedAPIDefinition
import VersionedAPIRuntimeTestSupport
import VersionedAPITestSupport

/// The long-running jobs of the service.
struct JobTests {
  /// Base models, web hooks and the details of a report have a status too, but are not jobs.
  @Test func `every entity that the service works on has a progress`() throws {
    let definition = try definition()
    for version in definition.timeline.versions {
      let api = try #require(definition.api(version: version))
      let withStatus = api.schemas.filter { schema in
        !["BaseModel", "WebHook", "TranscriptionReportDetail"].contains(schema.element.key)
          && schema.properties.contains { $0.type == .named("Status") }
      }
      #expect(!withStatus.isEmpty && withStatus.filter { $0.progress == nil }.map(\.element.key) == [], "in \(version)")
    }
  }

  private static let selfURL = "https://westus.api.cognitive.microsoft.com/speechtotext/v3.0/x/827712a5"

  /// Returns an entity with the required properties of all kinds.
  private func entity(_ status: String) -> String {
    """
    {
      "self": "\(Self.selfURL)", "status": "\(status)", "displayName": "Name", "locale": "en-US", "kind": "Language",
      "id": "827712a5-f942-4997-91c3-7c6cde35600b", "text": "x",
      "model1": { "self": "\(Self.selfURL)" }, "model2": { "self": "\(Self.selfURL)" }, "dataset": { "self": "\(Self.selfURL)" },
      "model": { "self": "\(Self.selfURL)" },
      "error": { "code": "Conflict", "message": "Late." },
      "properties": {
        "error": { "code": "Conflict", "message": "Late." }, "timeToLiveHours": 24,
        "diarizationEnabled": false, "wordLevelTimestampsEnabled": false,
        "displayFormWordLevelTimestampsEnabled": false, "wordErrorRate1": 0
      }
    }
    """
  }

  private func progress<Job: JobProgressReporting & Decodable>(
    _ type: Job.Type,
    _ status: String
  ) throws -> (progress: JobProgress<Job.Failure>, url: URL?) {
    let job = try decoded(entity(status), as: type)
    return (job.progress, job.statusLink?.url)
  }

  @Test(arguments: registries)
  func `a job of any kind is pending until it succeeds or fails`(registry: Registry) throws {
    func check<Job: JobProgressReporting & Decodable>(_ type: Job.Type) throws {
      for status in ["NotStarted", "Running", "Paused"] { #expect(try !progress(type, status).progress.isFinished) }
      guard case .succeeded = try progress(type, "Succeeded").progress else {
        Issue.record("\(type) does not succeed")
        return
      }
      guard case .failed(.some(let error)) = try progress(type, "Failed").progress else {
        Issue.record("\(type) does not fail with an error")
        return
      }
      #expect("\(error)".contains("Late."))
      #expect(try progress(type, "Running").url == makeURL(Self.selfURL))
    }
    let jobs = registry.structs.compactMap { $0.type as? any (JobProgressReporting & Decodable).Type }
    for job in jobs { try check(job) }
    let api = try #require(try definition().api(version: registry.version))
    #expect(jobs.count == api.schemas.count { $0.progress != nil })
  }

  @Test func `a status link leads to the operation that reads the entity again`() {
    func operation<Job: JobProgressReporting>(of type: Job.Type) -> String { Job.StatusOperation.operationID }
    #expect(operation(of: V2025_10_15.Transcription.self) == "Transcriptions_Get")
    #expect(operation(of: V2025_10_15.CustomModel.self) == "Models_GetCustomModel")
    #expect(operation(of: V2025_10_15.Operation.self) == "Operations_GetModelCopy")
  }
}
