import ArgumentParser
import Foundation

/// Audio on disk, or at a URL that the service can read.
enum Input: Hashable, Sendable {
  case file(URL)
  case url(URL)

  /// The name of the file, without what may be secret in a URL.
  var name: String {
    switch self {
    case .file(let url): url.lastPathComponent
    case .url(let url): url.lastPathComponent.isEmpty ? url.host() ?? "audio" : url.lastPathComponent
    }
  }

  /// The name of audio in the result of a batch, which has a URL or a path.
  static func name(ofSource source: String?) -> String {
    source.flatMap { URL(string: $0) }.map { Input.url($0).name } ?? "audio"
  }
}

extension Input: ExpressibleByArgument {
  init?(argument: String) {
    guard argument.hasPrefix("https://") || argument.hasPrefix("http://") else {
      self = .file(URL(fileURLWithPath: argument))
      return
    }
    guard let url = URL(string: argument), url.host() != nil else { return nil }
    self = .url(url)
  }
}
