import ArgumentParser
import Foundation
import Hummingbird
import SpeechToTextV2025_10_15
import SpeechToTextWebHooks
import VersionedAPIURLSession

/// Receives the calls of a web hook of the Speech to Text API, and prints a line for each.
@main
struct Watch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Receives the calls of a web hook, and prints a line for each.",
    discussion: """
      The URL of the web hook is https://<your host>/hook. The service calls only https; put a proxy with a \
      certificate before this program.

      ENVIRONMENT:
        WEBHOOK_SECRET          The secret of the web hook.
        SPEECH_KEY              A key of the Speech resource. With it, completed
                                transcriptions are looked at.
        SPEECH_REGION           The region of the resource, such as westus.
      """
  )

  @Option(help: "The name or number of the host to listen at.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen at.")
  var port = 8080

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    guard let secret = environment["WEBHOOK_SECRET"], !secret.isEmpty else {
      throw ValidationError("WEBHOOK_SECRET is not in the environment; set it to the secret of the web hook.")
    }
    let (events, continuation) = AsyncStream.makeStream(of: WebHookEvent.self)
    var app = Application(
      router: makeRouter(WebHookReceiver(secret: secret)) { continuation.yield($0) },
      configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: "watch")
    )
    app.addServices(EventPrinter(events: events, speech: try Self.speech(environment)))
    try await app.runService()
  }

  /// Returns the client for completed transcriptions; nil without a key.
  private static func speech(_ environment: [String: String]) throws -> V2025_10_15.Client? {
    guard let key = environment["SPEECH_KEY"], !key.isEmpty else { return nil }
    guard let region = environment["SPEECH_REGION"], !region.isEmpty else {
      throw ValidationError("SPEECH_REGION is not in the environment; set it to the region of the Speech resource.")
    }
    return V2025_10_15.Client(endpoint: .region(region), credential: .subscriptionKey(key))
  }
}
