import HTTPTypes
import VersionedAPIClient

#if canImport(FoundationNetworking)
  import Foundation

  /// The sessions of a transport. Each has one task at a time, and so one connection for each host.
  ///
  /// There, a session that is told to suspend a task begins it anew when the task is resumed. What holds it back is to
  /// occupy the queue on which it receives, and that would hold back all of its tasks.
  final class Sessions: Sendable {
    private struct Idle {
      let session: Session
      let date: ContinuousClock.Instant
    }

    /// The number of sessions without a task that are kept, each with an open connection.
    private static let maximumCount = 64
    /// How long they are kept. Servers close idle connections after a minute or more.
    private static let maximumAge = Duration.seconds(60)

    /// In the order in which they were used.
    private let idle = Locked<[Idle]>([])

    /// Returns a session that has no task.
    func take(for method: HTTPRequest.Method) -> Session {
      // libcurl repeats a request if a connection from an earlier request turns out to be closed, although the server may
      // have received it.
      let mayRepeat = [.get, .head, .put, .delete].contains(method)
      if mayRepeat, let session = idle.withLock({ $0.popLast() })?.session { return session }
      return Session { [weak self] session in
        if let self { put(session) } else { session.invalidate() }
      }
    }

    private func put(_ session: Session) {
      let now = ContinuousClock.now
      let old = idle.withLock { idle in
        idle.append(Idle(session: session, date: now))
        let firstToKeep = idle.firstIndex { now - $0.date < Self.maximumAge } ?? 0
        let count = max(firstToKeep, idle.count - Self.maximumCount)
        defer { idle.removeFirst(count) }
        return Array(idle.prefix(count))
      }
      for old in old { old.session.invalidate() }
    }

    deinit {
      for idle in idle.withLock({ $0 }) { idle.session.invalidate() }
    }
  }
#else
  /// The session of a transport.
  final class Sessions: Sendable {
    private let session = Session { _ in }

    /// Returns the session.
    func take(for method: HTTPRequest.Method) -> Session { session }

    deinit { session.invalidate() }
  }
#endif
