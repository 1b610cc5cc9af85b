import Logging
import VersionedAPIClient

import class Foundation.NSLock

/// Collects what the client says in the tests, to search it for secrets.
enum Transcript {
  private final class Storage: @unchecked Sendable {
    let lock = NSLock()
    var texts: [String] = []
  }

  private static let storage = Storage()

  static var texts: [String] { storage.lock.withLock { storage.texts } }

  static func add(_ text: String) {
    storage.lock.withLock { storage.texts.append(text) }
  }

  /// Records all that can be read off an error.
  static func record(_ error: any Error) {
    record(value: error)
    add(error.localizedDescription)
  }

  /// Records all that can be read off a value.
  static func record(value: Any) {
    var dumped = ""
    dump(value, to: &dumped)
    for text in ["\(value)", String(reflecting: value), dumped] { add(text) }
  }

  /// A logger that logs everything to the transcript.
  static let logger: Logger = {
    var logger = Logger(label: "test") { _ in Handler() }
    logger.logLevel = .trace
    return logger
  }()

  private struct Handler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      Transcript.add("\(event.message) \(metadata) \(event.metadata ?? [:])")
    }
  }
}
