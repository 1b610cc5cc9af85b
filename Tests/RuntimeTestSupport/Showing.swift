public import HTTPTypes

extension HTTPRequest {
  /// The URL of the request, as the scheme, the authority and the path make it.
  public var urlString: String {
    "\(scheme ?? "")://\(authority ?? "")\(path ?? "")"
  }
}

extension HTTPFields {
  /// The names and values of all fields.
  public var dictionary: [String: String] {
    Dictionary(map { ($0.name.rawName, $0.value) }) { first, second in "\(first), \(second)" }
  }
}

/// What `dump` shows of a value.
public func dumped(_ value: some Any) -> String {
  var output = ""
  dump(value, to: &output)
  return output
}
