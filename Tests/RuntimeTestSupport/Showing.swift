public import HTTPTypes

extension HTTPRequest {
  /// The URL of the request, from its scheme, authority and path.
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

/// Returns the output of `dump` for a value.
public func dumped(_ value: some Any) -> String {
  var output = ""
  dump(value, to: &output)
  return output
}
