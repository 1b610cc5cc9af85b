import Logging
import Testing
import VersionedAPIClient

/// Searches what the client says in the tests for secrets.
enum Transcript {
  /// Searches a text, and records an issue for each secret in it.
  static func add(_ text: String) {
    for secret in Secrets.all where text.contains(secret) {
      Issue.record("A secret is shown in: \(text)")
    }
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

  /// A logger whose messages are searched.
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
