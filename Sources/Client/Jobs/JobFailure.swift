public import VersionedAPIRuntime

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A job has failed in the service.
public struct JobFailure<Job: JobProgressReporting>: Error {
  /// The job when it had failed.
  public let job: Job
  /// The error that the service gives, if any.
  public let failure: Job.Failure?
}

extension JobFailure: CustomStringConvertible, LocalizedError {
  /// The code and the message of the error, in one line.
  public var description: String {
    guard let summary = failure.flatMap({ ErrorSummary($0) })?.description else {
      return "the job failed; the service gives no reason"
    }
    return "the job failed: \(summary)"
  }

  /// The same as the description.
  public var errorDescription: String? { description }
}

extension JobFailure: CustomReflectable {
  /// A mirror of the description alone.
  public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
