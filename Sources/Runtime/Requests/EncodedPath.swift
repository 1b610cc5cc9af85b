/// A path in which every interpolated value is percent-encoded, so that it stays within its segment.
public struct EncodedPath: ExpressibleByStringInterpolation, Hashable, Sendable {
  /// The path as it goes out.
  public let text: String
  /// A value that would change which path it is: an empty one, `.` or `..`. No encoding protects those.
  let invalidValue: String?

  /// Takes a path without parameters.
  public init(stringLiteral value: String) {
    text = value
    invalidValue = nil
  }

  /// Takes a path with parameters.
  public init(stringInterpolation: StringInterpolation) {
    text = stringInterpolation.text
    invalidValue = stringInterpolation.invalidValue
  }

  /// Builds a path.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""
    fileprivate var invalidValue: String?

    /// Begins a path.
    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + 36 * interpolationCount)
    }

    /// Adds text as it stands.
    public mutating func appendLiteral(_ literal: String) {
      text += literal
    }

    /// Adds a value, percent-encoded.
    public mutating func appendInterpolation(_ value: some ParameterValue) {
      let parameter = value.parameterText
      if ["", ".", ".."].contains(parameter) { invalidValue = parameter }
      text += parameter.percentEncoded
    }
  }
}

extension String {
  /// The text with everything but the unreserved characters of RFC 3986 percent-encoded.
  var percentEncoded: String {
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    var result = String.UnicodeScalarView()
    for byte in utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        result.append(Unicode.Scalar(byte))
      default:
        result.append("%")
        result.append(digits[Int(byte >> 4)])
        result.append(digits[Int(byte & 15)])
      }
    }
    return String(result)
  }
}
