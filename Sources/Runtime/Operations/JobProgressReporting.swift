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
