import Foundation
import ServiceLifecycle
import SpeechToTextV2025_10_15
import SpeechToTextWebHooks

/// Prints a line for each event, after the service has its response.
struct EventPrinter: Service {
  let events: AsyncStream<WebHookEvent>
  /// The client for completed transcriptions, if there is a key.
  let speech: V2025_10_15.Client?

  func run() async {
    for await event in events.cancelOnGracefulShutdown() {
      // Unlike `print`, it keeps nothing back where the output is a pipe.
      FileHandle.standardOutput.write(Data("\(await line(for: event))\n".utf8))
    }
  }

  /// Returns what there is to say about an event.
  func line(for event: WebHookEvent) async -> String {
    let line = "\(event.kind) \(event.selfURL?.lastPathComponent ?? "")"
    guard event.kind == .transcription(.completion), let speech,
      let link = event.link(to: V2025_10_15.Transcriptions.Get.self), let id = link.id
    else { return line }
    do {
      let transcription = try await speech.reply(following: link).output
      let status = transcription.status?.rawValue ?? "no status"
      let files = try await speech.transcriptions.listFiles(id: id).collect()
      return "\(line): \(status), \(files.count) files"
    } catch {
      return "\(line): \(error)"
    }
  }
}
