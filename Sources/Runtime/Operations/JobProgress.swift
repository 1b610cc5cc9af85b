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
