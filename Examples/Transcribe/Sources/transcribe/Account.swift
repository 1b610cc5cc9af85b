import Foundation

/// A Speech resource and a key of it.
struct Account: Hashable, Sendable {
  enum Place: Hashable, Sendable {
    case region(String)
    case url(URL)
  }

  let place: Place
  let key: String

  /// Creates an account from options and environment variables. Options come first.
  init(region: String? = nil, endpoint: String? = nil, environment: [String: String]) throws {
    func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    guard let key = variable("SPEECH_KEY") else {
      throw Failure("SPEECH_KEY is not in the environment; set it to a key of your Speech resource")
    }
    self.key = key
    if let endpoint {
      place = try Self.place(endpoint)
    } else if let region {
      place = .region(region)
    } else if let endpoint = variable("SPEECH_ENDPOINT") {
      place = try Self.place(endpoint)
    } else if let region = variable("SPEECH_REGION") {
      place = .region(region)
    } else {
      throw Failure("there is no region; use --region or --endpoint, or set SPEECH_REGION or SPEECH_ENDPOINT")
    }
  }

  private static func place(_ endpoint: String) throws -> Place {
    guard let url = URL(string: endpoint), url.host() != nil else { throw Failure("'\(endpoint)' is not a URL") }
    return .url(url)
  }
}
