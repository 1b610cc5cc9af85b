import ArgumentParser

/// How audio is transcribed.
enum Mode: String, CaseIterable, ExpressibleByArgument {
  /// As it fits the audio.
  case auto
  /// At once: the service responds with the text.
  case fast
  /// In the background.
  case batch
}
