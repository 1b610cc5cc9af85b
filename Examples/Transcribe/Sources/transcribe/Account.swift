import Foundation

/// A Speech resource and a key of it.
struct Account: Hashable, Sendable {
  let endpoint: URL
  let key: String

  /// Creates an account from options and environment variables. Options come first.
  init(region: String? = nil, endpoint: String? = nil, environment: [String: String]) throws {
    func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    guard let key = variable("SPEECH_KEY") else {
      throw Failure("SPEECH_KEY is not in the environment; set it to a key of your Speech resource")
    }
    self.key = key
    if let endpoint {
      self.endpoint = try Self.url(endpoint)
    } else if let region {
      self.endpoint = try Self.url(ofRegion: region)
    } else if let endpoint = variable("SPEECH_ENDPOINT") {
      self.endpoint = try Self.url(endpoint)
    } else if let region = variable("SPEECH_REGION") {
      self.endpoint = try Self.url(ofRegion: region)
    } else {
      throw Failure("there is no region; use --region or --endpoint, or set SPEECH_REGION or SPEECH_ENDPOINT")
    }
  }

  private static func url(ofRegion region: String) throws -> URL {
    try url("https://\(region).api.cognitive.microsoft.com")
  }

  private static func url(_ string: String) throws -> URL {
    guard let url = URL(string: string), url.host() != nil else { throw Failure("'\(string)' is not a URL") }
    return url
  }
}
