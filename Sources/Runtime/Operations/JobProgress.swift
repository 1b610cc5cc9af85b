/// The progress of a job that runs in the service.
public enum JobProgress<Failure: Sendable>: Sendable {
  /// The job waits or runs, or has a status that this library does not know.
  case pending
  /// The job has ended well.
  case succeeded
  /// The job has failed, with the error that the service gives, if any.
  case failed(Failure?)

  /// Whether the job has ended, well or not.
  public var isFinished: Bool {
    switch self {
    case .pending: false
    case .succeeded, .failed: true
    }
  }
}

extension JobProgress: Equatable where Failure: Equatable {}
extension JobProgress: Hashable where Failure: Hashable {}

/// A value that describes a job in the service, such as the response to a question about its status.
public protocol JobProgressReporting: Sendable {
  /// The error of a failed job.
  associatedtype Failure: Sendable
  /// The operation that returns the current state of the job.
  associatedtype StatusOperation: APIOperation where StatusOperation.Output == Self
  /// The progress of the job when this value was read.
  var progress: JobProgress<Failure> { get }
  /// The link to the current state of the job; nil where the service leaves it out. Follow it with
  /// ``APIRequest/init(following:)``.
  var statusLink: Link<StatusOperation>? { get }
}
