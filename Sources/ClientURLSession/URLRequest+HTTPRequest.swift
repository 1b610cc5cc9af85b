import HTTPTypes

#if canImport(FoundationNetworking)
  import Foundation
  import FoundationNetworking
#else
  import Foundation
#endif

extension URLRequest {
  /// A limit that no request reaches: a week. Clients have their own limits.
  static let longInterval: TimeInterval = 604_800

  /// Creates a request without a body; nil if the head has no valid URL.
  init?(_ head: HTTPRequest) {
    guard let scheme = head.scheme, let authority = head.authority, let path = head.path,
      let url = URL(string: "\(scheme)://\(authority)\(path)")
    else { return nil }
    self.init(url: url, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: Self.longInterval)
    httpMethod = head.method.rawValue
    httpShouldHandleCookies = false
    // A body that is not compressed has the length that its head announces, and ranges of it can be asked for.
    setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    for name in Set(head.headerFields.map(\.name)) {
      setValue(head.headerFields[name], forHTTPHeaderField: name.rawName)
    }
  }
}
