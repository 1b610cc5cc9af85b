import Foundation
import VersionedAPIDefinition
import VersionedAPIOpenAPI

/// Makes sample values of the built-in types, which depend on a name.
struct SampleScalars {
  let name: String
  private let limits: [Constraint: String]

  init(name: String, _ constraints: [(constraint: Constraint, value: String)] = []) {
    self.name = name
    limits = Dictionary(constraints.map { ($0.constraint, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// A number from 1 to 90 that depends on the name.
  private var number: Int64 {
    name.unicodeScalars.reduce(0) { ($0 * 31 + Int64($1.value)) % 90 } + 1
  }

  /// The number of elements of a list.
  var count: Int { max(1, min(limit(.minItems) ?? 1, Self.maximumCount)) }

  /// The bytes of a file or a body, which are not UTF-8 and look like the end of a form.
  var bytes: Data { Data("\(name)\r\n--\r\n".utf8) + [0, 0xFF] }

  /// Limits above this are not met: no one reads such samples.
  private static let maximumCount = 1000

  /// Returns a value of a type.
  func value(_ primitive: TypeExpression.Primitive) -> JSONNode {
    switch primitive {
    case .string: .string(string)
    case .boolean: .bool(limits[.default] != "true")
    case .int32: .number(integer(number))
    case .int64: .number(integer(4_294_967_296 + number))
    case .float, .double: .number(double)
    case .dateTime: .string("\(date)T08:30:00Z")
    case .date: .string(date)
    case .duration: .string("PT\(number % 59 + 1)M2.5S")
    case .uuid: .string("e30f6a27-82be-4cca-9258-0399c70400\(digits(number))")
    case .url: .string("https://example.com/\(name.percentEncoded)?a=b%20c&d")
    case .binary: .string(bytes.base64EncodedString())
    case .json: .object([(name, .array([.number("1"), .null, .bool(false), .string("ä")]))])
    }
  }

  private var date: String { "2030-01-\(digits(number % 28 + 1))" }

  /// The name, with characters that JSON, URLs or forms have to escape.
  private var string: String {
    var result = "\(name) ä&+/\""
    let minimum = min(limit(.minLength) ?? 0, Self.maximumCount)
    if result.count < minimum { result += String(repeating: "x", count: minimum - result.count) }
    return limit(.maxLength).map { String(result.prefix($0)) } ?? result
  }

  private func integer(_ value: Int64) -> String {
    let minimum = limits[.minimum].flatMap(Int64.init)
    let maximum = limits[.maximum].flatMap(Int64.init)
    if let minimum, value < minimum { return String(minimum) }
    if let maximum, value > maximum { return String(maximum) }
    return String(value)
  }

  private var double: String {
    let value = Double(number) + 0.5
    if let minimum = limits[.minimum], let number = Double(minimum), value < number { return minimum }
    if let maximum = limits[.maximum], let number = Double(maximum), value > number { return maximum }
    return String(value)
  }

  private func limit(_ constraint: Constraint) -> Int? { limits[constraint].flatMap(Int.init) }

  private func digits(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }
}
