import VersionedAPIRuntime

/// Counts the bytes of a try, so that a limit for inactivity and the closure for progress know of them.
final class Activity: Sendable {
  private struct State {
    var progress = TransferProgress()
    /// Grows with each event.
    var events = 0
  }

  private let state: Locked<State>
  private let onProgress: (@Sendable (TransferProgress) -> Void)?

  init(totalToSend: Int64, onProgress: (@Sendable (TransferProgress) -> Void)?) {
    var progress = TransferProgress()
    progress.totalToSend = totalToSend
    state = Locked(State(progress: progress))
    self.onProgress = onProgress
  }

  var events: Int { state.withLock(\.events) }

  func didSend(_ count: Int) {
    update { $0.sent += Int64(count) }
  }

  func didReceive(_ count: Int) {
    update { $0.received += Int64(count) }
  }

  /// The head of a response was received.
  /// - Parameters:
  ///   - length: The number of bytes that follow; nil where it is not known.
  ///   - offset: The number of bytes that were received with earlier tries.
  func didReceiveHead(length: Int64?, offset: Int64 = 0) {
    update {
      $0.received = offset
      $0.totalToReceive = length.map { $0 + offset }
    }
  }

  /// The request is sent again.
  func restart() {
    update { $0.sent = 0 }
  }

  private func update(_ change: @Sendable (inout TransferProgress) -> Void) {
    let progress = state.withLock { state in
      change(&state.progress)
      state.events += 1
      return state.progress
    }
    onProgress?(progress)
  }
}
