import Foundation

/// The settings of an emulator.
public struct EmulatorOptions: Sendable {
  /// The key that requests must have.
  public var key: String
  /// How fast jobs are processed.
  public var pace: Pace = .real
  /// The folder for the state; nil to forget it.
  public var dataFolder: String?
  /// The faults at the start.
  public var faults: [Fault] = []
  /// Returns the real time.
  public var time: @Sendable () -> Date = { Date() }
  /// Sends a call of a web hook; nil if there is no response.
  public var send: @Sendable (OutgoingRequest) async -> OutgoingResponse? = { _ in nil }
  /// The time before a call of a web hook is repeated for the first time; it doubles with each further one.
  public var repeatDelay: Duration = .seconds(1)

  /// Creates settings with a key.
  public init(key: String) {
    self.key = key
  }
}
