import Foundation
import VersionedAPIClient

/// A line on standard error that shows what goes on, if that is a terminal.
struct ProgressLine: Sendable {
  private let isShown = isatty(STDERR_FILENO) == 1

  func show(_ text: String) {
    // In the first column, delete the line, write, up to the width of any terminal.
    write("\r\u{1B}[K\(text.prefix(79))")
  }

  func clear() {
    write("\r\u{1B}[K")
  }

  /// Shows the bytes of a request that is being sent.
  func show(_ name: String, _ progress: TransferProgress) {
    if progress.sent < progress.totalToSend {
      show("\(name): \(progress.sent / 1_000_000) of \(progress.totalToSend / 1_000_000) MB sent")
    } else {
      show("\(name): waiting for the text")
    }
  }

  /// Shows the status of a job.
  func show(_ status: String, since start: ContinuousClock.Instant) {
    show("\(status), \((ContinuousClock.now - start).components.seconds) s")
  }

  private func write(_ text: String) {
    if isShown { FileHandle.standardError.write(Data(text.utf8)) }
  }
}
