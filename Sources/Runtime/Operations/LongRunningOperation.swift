/// An operation that starts a job, and names the URL of its status.
public protocol LongRunningOperation: APIOperation {
  /// The operation that returns the status of the job.
  associatedtype StatusOperation: APIOperation
  /// Returns the link to the status; nil where the service leaves it out. Follow it with
  /// ``APIRequest/init(following:)``.
  static func statusLink(of reply: Reply<Self>) -> Link<StatusOperation>?
}

extension Reply where Operation: LongRunningOperation {
  /// The link to the status of the job; nil where the service leaves it out. Follow it with
  /// ``APIRequest/init(following:)``.
  public var statusLink: Link<Operation.StatusOperation>? { Operation.statusLink(of: self) }
}
