#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Where a service is, such as in a region.
public protocol ServiceEndpoint: Sendable {
  /// The URL of the service without the path of the API, such as `https://service.example`.
  /// - Throws: ``RequestError`` if the endpoint is not valid.
  func url() throws -> URL
}

@_spi(Generated)
extension URL {
  /// Creates the URL of an endpoint that has no parameter.
  /// - Throws: ``RequestError/invalidEndpointName(_:)`` if it is not a URL.
  public init(endpoint url: String) throws {
    guard let url = URL(string: url) else { throw RequestError.invalidEndpointName(url) }
    self = url
  }

  /// Creates the URL of an endpoint.
  /// - Parameters:
  ///   - template: The URL with a parameter in braces, such as `https://{region}.service.example`.
  ///   - value: The value of the parameter: letters, digits and hyphens, at most 63.
  /// - Throws: ``RequestError/invalidEndpointName(_:)`` for any other value, which could lead to another host.
  public init(endpoint template: String, _ value: String) throws {
    let isLabel =
      (1...63).contains(value.utf8.count) && value.utf8.allSatisfy(\.isLabelCharacter)
      && !value.hasPrefix("-") && !value.hasSuffix("-")
    guard isLabel, let start = template.firstIndex(of: "{"), let end = template.firstIndex(of: "}"), start < end,
      let url = URL(string: template[..<start] + value + template[template.index(after: end)...])
    else { throw RequestError.invalidEndpointName(value) }
    self = url
  }
}

extension UInt8 {
  /// Whether the character may be in a label of a host name.
  fileprivate var isLabelCharacter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
