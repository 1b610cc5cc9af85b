import Foundation
import HTTPTypes
import VersionedAPIClient

extension ProtocolTest.Request {
  /// Returns in what a request differs from this one.
  func differences(from head: HTTPRequest, body data: Data?) throws -> [String] {
    var result: [String] = []
    func compare<Value: Equatable>(_ what: String, _ found: Value, _ expected: Value) {
      if found != expected { result.append("\(what) is \(found) and should be \(expected)") }
    }
    let target = (head.path ?? "").split(separator: "?", maxSplits: 1).map(String.init)
    compare("the method", head.method.rawValue, method)
    compare("the path", target.first, path)
    compare("the query", Self.query(target.dropFirst().first ?? ""), query.mapValues { [$0] })
    for (name, value) in headers {
      let found = HTTPField.Name(name).flatMap { head.headerFields[$0] }
      compare(name, body?.parts == nil ? found : found?.split(separator: ";").first.map(String.init), value)
    }
    for name in forbiddenHeaders ?? [] { compare(name, HTTPField.Name(name).flatMap { head.headerFields[$0] }, nil) }
    guard let body, let data else {
      compare("the body", data, nil)
      if body != nil { result.append("the body is missing") }
      return result
    }
    if let json = body.json { compare("the body", try JSONDecoder().decode(JSONValue.self, from: data), json) }
    if let bytes = body.base64 { compare("the body", data, bytes) }
    if let parts = body.parts {
      let found = try ReceivedForm.parts(of: data, contentType: head.headerFields[.contentType] ?? "")
      compare("the number of parts", found.count, parts.count)
      for (found, part) in zip(found, parts) { compare("the part \(part.name ?? "")", try found.read(as: part), part) }
    }
    return result
  }

  /// Returns the values of query parameters by name, without percent-encoding.
  private static func query(_ text: String) -> [String: [String]] {
    let pairs = text.split(separator: "&").map { pair in
      pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { String($0).removingPercentEncoding ?? "malformed: \($0)" }
    }
    return Dictionary(grouping: pairs) { $0.first ?? "" }.mapValues { $0.map { $0.dropFirst().first ?? "" } }
  }
}

extension ProtocolTest.Content {
  /// Returns a part as another one has it: as JSON or as a text.
  fileprivate func read(as other: Self) throws -> Self {
    guard other.json != nil, let text else { return self }
    var copy = self
    copy.json = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    copy.text = nil
    return copy
  }
}
