import Foundation
import HTTPTypes

/// Contents: files with signed URLs, and the audio of the data folder.
extension Emulator {
  /// Responds with a content.
  func content(_ request: EmulatorRequest, _ target: Target) -> EmulatorResponse {
    guard request.method == "GET" || request.method == "HEAD" else {
      return ContentResponder.storageError(405, "UnsupportedHttpVerb", "The resource doesn't support the HTTP verb.")
    }
    let missing = ContentResponder.storageError(404, "BlobNotFound", "The specified blob does not exist.")
    if target.segments.first == "audio" {
      let library = AudioLibrary(folder: folder.audio, texts: [:])
      guard target.segments.count == 2, let data = library.audio(target.segments[1]) else { return missing }
      return ContentResponder.respond(data, name: target.segments[1], to: request)
    }
    guard target.segments.count == 4 else { return missing }
    let (entity, file, name) = (target.segments[1], target.segments[2], target.segments[3])
    guard SignedURL(key: shared.signingKey).isValid(target, entity: entity, file: file, now: clock.now) else {
      return ContentResponder.storageError(
        403,
        "AuthenticationFailed",
        "Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly "
          + "including the signature."
      )
    }
    // A valid signature is proof that the names are those of the emulator.
    guard let data = store.read(entity: entity, name: file) else { return missing }
    return ContentResponder.respond(data, name: name, to: request)
  }
}
