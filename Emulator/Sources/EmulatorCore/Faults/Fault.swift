import Foundation
import VersionedAPIDefinition

/// Something that goes wrong on request.
public struct Fault: Codable, Hashable, Sendable {
  /// The form of the header field `Retry-After`.
  public enum RetryAfter: Hashable, Sendable {
    /// There is none.
    case none
    /// A number of seconds.
    case seconds(Int)
    /// An HTTP date in two seconds.
    case date
    /// A number of seconds that nobody can wait for.
    case absurd
  }

  /// What goes wrong.
  public var kind: FaultKind
  /// The requests that it applies to: a key or an ID of an operation, in which `*` stands for any string, or the beginning
  /// of a path. The default is all requests.
  public var route = "*"
  /// The number of requests that remain; nil without a limit.
  public var count: Int?
  /// The share of requests, from 0 to 1.
  public var share = 1.0
  /// The status of ``FaultKind/status`` and ``FaultKind/html``.
  public var status: Int?
  /// The delay of ``FaultKind/latency`` in milliseconds, 1000 by default.
  public var milliseconds: Int?
  /// `Retry-After` of ``FaultKind/tooManyRequests`` and ``FaultKind/status``: `none`, `date`, `absurd` or a number of
  /// seconds, 1 by default for status 429.
  public var retryAfter: String?

  private enum CodingKeys: String, CodingKey {
    case kind, route, count, share, status, milliseconds, retryAfter
  }

  /// Creates a fault of all requests.
  public init(_ kind: FaultKind) {
    self.kind = kind
  }

  /// Decodes a fault, whose properties but `kind` can be missing.
  /// - Throws: `DecodingError` if a value is invalid.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    kind = try container.decode(FaultKind.self, forKey: .kind)
    route = try container.decodeIfPresent(String.self, forKey: .route) ?? "*"
    count = try container.decodeIfPresent(Int.self, forKey: .count)
    share = try container.decodeIfPresent(Double.self, forKey: .share) ?? 1
    status = try container.decodeIfPresent(Int.self, forKey: .status)
    milliseconds = try container.decodeIfPresent(Int.self, forKey: .milliseconds)
    retryAfter = try container.decodeIfPresent(String.self, forKey: .retryAfter)
    if let mistake {
      throw DecodingError.dataCorrupted(.init(codingPath: container.codingPath, debugDescription: mistake))
    }
  }

  /// Reads the compact spelling: the kind, then `name=value` pairs, all separated by commas, such as
  /// `429,route=Transcriptions_Get,count=2,retry-after=5`.
  /// - Throws: ``StartError`` if it is invalid.
  public init(_ text: String) throws(StartError) {
    let words = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let name = words.first ?? ""
    guard let kind = FaultKind(rawValue: name) else {
      let known = FaultKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw StartError("'\(name)' is not a kind of fault; known kinds are \(known)")
    }
    self.init(kind)
    for word in words.dropFirst() {
      let sides = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2 else { throw StartError("'\(word)' of the fault '\(text)' is not of the form name=value") }
      guard try set(sides[0], sides[1]) else {
        throw StartError("'\(sides[1])' is not a value of '\(sides[0])' in the fault '\(text)'")
      }
    }
    if let mistake { throw StartError("\(mistake) in the fault '\(text)'") }
  }

  /// Sets a value of the compact spelling; false if it is invalid.
  private mutating func set(_ name: String, _ value: String) throws(StartError) -> Bool {
    switch name {
    case "route": route = value
    case "count": count = Int(value)
    case "share":
      guard let number = Double(value) else { return false }
      share = number
    case "status": status = Int(value)
    case "ms": milliseconds = Int(value)
    case "retry-after": retryAfter = value
    default: throw StartError("a fault has no '\(name)'; it has route, count, share, status, ms and retry-after")
    }
    return
      !(name == "count" && count == nil || name == "status" && status == nil || name == "ms" && milliseconds == nil)
  }

  /// What is invalid; nil if everything is valid.
  private var mistake: String? {
    if !(0...1).contains(share) { return "'share' is not from 0 to 1" }
    if let count, count < 0 { return "'count' is negative" }
    if let status, !(400...599).contains(status) { return "'status' is not from 400 to 599" }
    if let milliseconds, !(0...600_000).contains(milliseconds) { return "the delay is not from 0 to 600000 ms" }
    if let retryAfter, !["none", "date", "absurd"].contains(retryAfter), Int(retryAfter).map({ $0 >= 0 }) != true {
      return "'retry-after' is not none, date, absurd or a number of seconds"
    }
    return nil
  }

  /// The form of `Retry-After`.
  var retry: RetryAfter {
    switch retryAfter {
    case "none": .none
    case "date": .date
    case "absurd": .absurd
    case let text?: Int(text).map(RetryAfter.seconds) ?? .none
    case nil: kind == .tooManyRequests ? .seconds(1) : .none
    }
  }

  /// Whether the fault applies to a request.
  func applies(to operation: API.Operation?, path: String) -> Bool {
    if route == "*" { return true }
    if route.hasPrefix("/") { return path.hasPrefix(route) }
    guard let operation else { return false }
    return API.matches(operation.element.key, route) || API.matches(operation.operationID, route)
  }
}
