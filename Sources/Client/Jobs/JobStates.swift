public import VersionedAPIRuntime

/// The states of a job, from the first look at it to the one in which it is finished, well or not.
///
/// Between two looks it waits as long as `Retry-After` or the ``PollingPolicy`` say.
public struct JobStates<Operation: APIOperation>: AsyncSequence, Sendable
where Operation.Output: JobProgressReporting {
  /// The job at one time.
  public typealias Element = Operation.Output
  /// The errors of ``APIClient/send(_:)``, ``ClientError/missingStatusLink``, and `RequestError` if the link to the status
  /// leads to another scheme, host or port.
  public typealias Failure = any Error

  enum Start: Sendable {
    /// A job as it is known already.
    case job(Operation.Output, link: Link<Operation>?)
    /// A link, and what the service said about the time to wait.
    case link(Link<Operation>?, retryAfter: Duration?)
  }

  let connection: ServiceConnection
  let start: Start

  /// Returns an iterator that begins with the job as it is known, or with the first look at it.
  public func makeAsyncIterator() -> Iterator {
    switch start {
    case .job(let job, let link): Iterator(connection: connection, known: job, link: link)
    case .link(let link, let retryAfter): Iterator(connection: connection, link: link, retryAfter: retryAfter)
    }
  }

  /// Looks at a job.
  public struct Iterator: AsyncIteratorProtocol {
    let connection: ServiceConnection
    /// The job as it was known before the first look.
    var known: Element?
    var link: Link<Operation>?
    var retryAfter: Duration?
    private var looks = 0
    private var isFinished = false

    init(
      connection: ServiceConnection,
      known: Element? = nil,
      link: Link<Operation>?,
      retryAfter: Duration? = nil
    ) {
      self.connection = connection
      self.known = known
      self.link = link
      self.retryAfter = retryAfter
    }

    /// Waits, and returns the job as it is then; nil if it was finished before.
    /// - Throws: See ``JobStates/Failure``. If the next state is asked for nevertheless, the same link is tried again.
    public mutating func next() async throws -> Element? {
      if let job = known {
        known = nil
        isFinished = job.progress.isFinished
        return job
      }
      guard !isFinished else { return nil }
      guard let link else { throw ClientError.missingStatusLink }
      let wait = connection.options.polling.interval(after: looks, retryAfter: retryAfter)
      try await connection.shared.clock.sleep(for: wait)
      let reply = try await connection.reply(following: link)
      looks += 1
      retryAfter = reply.retryAfter
      isFinished = reply.output.progress.isFinished
      return reply.output
    }
  }
}

extension APIClient {
  /// Returns the states of a job, from the given one to the one in which it is finished, well or not.
  public func states<Job: JobProgressReporting>(of job: Job) -> JobStates<Job.StatusOperation> {
    JobStates(connection: connection, start: .job(job, link: job.statusLink))
  }

  /// Returns the states of a job that an operation has started.
  public func states<Operation: LongRunningOperation>(
    of reply: Reply<Operation>
  ) -> JobStates<Operation.StatusOperation> where Operation.StatusOperation.Output: JobProgressReporting {
    JobStates(connection: connection, start: .link(reply.statusLink, retryAfter: reply.retryAfter))
  }

  /// Returns the states of a job whose status has a link, such as one that an earlier run of the program has kept.
  public func states<Operation: APIOperation>(following link: Link<Operation>) -> JobStates<Operation> {
    JobStates(connection: connection, start: .link(link, retryAfter: .zero))
  }

  /// Waits until a job is finished.
  ///
  /// The job goes on in the service if the wait ends with an error. Then wait again, with the link to its status.
  /// - Parameters:
  ///   - job: The job, such as the result of the operation that started it.
  ///   - onState: Called with each state, the given one and the last one included.
  /// - Returns: The job, which has succeeded.
  /// - Throws: ``JobFailure`` if the job has failed, ``ClientError/missingStatusLink``, and the errors of ``send(_:)``.
  nonisolated(nonsending) public func finished<Job: JobProgressReporting>(
    _ job: Job,
    onState: (Job) -> Void = { _ in }
  ) async throws -> Job {
    try await Self.last(states(of: job), onState)
  }

  /// Waits until the job is finished that an operation has started.
  /// - Parameters:
  ///   - reply: The response to the operation.
  ///   - onState: Called with each state, the last one included.
  /// - Returns: The job, which has succeeded.
  /// - Throws: ``JobFailure`` if the job has failed, ``ClientError/missingStatusLink``, and the errors of ``send(_:)``.
  nonisolated(nonsending) public func finished<Operation: LongRunningOperation>(
    _ reply: Reply<Operation>,
    onState: (Operation.StatusOperation.Output) -> Void = { _ in }
  ) async throws -> Operation.StatusOperation.Output where Operation.StatusOperation.Output: JobProgressReporting {
    try await Self.last(states(of: reply), onState)
  }

  /// Waits until a job is finished whose status has a link, such as one that an earlier run of the program has kept.
  /// - Parameters:
  ///   - link: The link to the status.
  ///   - onState: Called with each state, the last one included.
  /// - Returns: The job, which has succeeded.
  /// - Throws: ``JobFailure`` if the job has failed, and the errors of ``send(_:)``.
  nonisolated(nonsending) public func finished<Operation: APIOperation>(
    following link: Link<Operation>,
    onState: (Operation.Output) -> Void = { _ in }
  ) async throws -> Operation.Output where Operation.Output: JobProgressReporting {
    try await Self.last(states(following: link), onState)
  }

  nonisolated(nonsending) private static func last<Operation>(
    _ states: JobStates<Operation>,
    _ onState: (Operation.Output) -> Void
  ) async throws -> Operation.Output {
    var iterator = states.makeAsyncIterator()
    while let job = try await iterator.next() {
      onState(job)
      switch job.progress {
      case .pending: continue
      case .succeeded: return job
      case .failed(let failure): throw JobFailure(job: job, failure: failure)
      }
    }
    // A sequence of states ends with one that is finished.
    throw ClientError.missingStatusLink
  }
}
