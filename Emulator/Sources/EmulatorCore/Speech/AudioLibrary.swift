import Foundation

/// The audio that the emulator can read, and the texts beside it: a folder in which `hello.txt` holds the text of
/// `hello.wav`.
struct AudioLibrary: Sendable {
  let folder: URL
  /// Texts by the name of the audio file, which come before those in the folder.
  let texts: [String: String]

  /// Returns an audio file; nil if there is none of this name.
  func audio(_ name: String) -> Data? {
    isSafe(name) ? try? Data(contentsOf: folder.appending(path: name), options: .mappedIfSafe) : nil
  }

  /// Returns the text of an audio file; nil if it is unknown.
  func text(_ name: String) -> String? {
    if let text = texts[name] { return text }
    guard isSafe(name) else { return nil }
    let file = folder.appending(path: name).deletingPathExtension().appendingPathExtension("txt")
    return try? String(contentsOf: file, encoding: .utf8)
  }

  private func isSafe(_ name: String) -> Bool { !name.isEmpty && !name.hasPrefix(".") && !name.contains("/") }
}
