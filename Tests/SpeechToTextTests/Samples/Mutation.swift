import Foundation
import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport
import VersionedAPITestSupport

/// Changes samples, so that they are no longer what the definitions say, or no longer JSON.
struct Mutation {
  var random: SeededGenerator

  /// Returns a text of a value, some parts of which are others.
  mutating func mutated(_ value: JSONValue) -> Data {
    // Up to 2 parts on average.
    let size = Self.size(of: value)
    var text = ""
    write(value, probability: 2 / Double(size + 1), to: &text)
    var bytes = Array(text.utf8)
    if Int.random(in: 0..<4, using: &random) == 0 { mutate(&bytes) }
    return Data(bytes)
  }

  private mutating func write(_ value: JSONValue, probability: Double, to text: inout String) {
    if Double.random(in: 0..<1, using: &random) < probability {
      text += Self.others.randomElement(using: &random) ?? ""
      return
    }
    switch value {
    case .null: text += "null"
    case .bool(let bool): text += "\(bool)"
    case .integer(let integer): text += "\(integer)"
    case .number(let number): text += "\(number)"
    case .string(let string): text += Self.quoted(string)
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        text += index > 0 ? ", " : ""
        write(element, probability: probability, to: &text)
      }
      text += "]"
    case .object(let object):
      var keys = object.keys.sorted().shuffled(using: &random)
      if let key = keys.first, Double.random(in: 0..<1, using: &random) < probability { keys.append(key) }
      text += "{"
      for (index, key) in keys.enumerated() {
        text += (index > 0 ? ",\n" : "") + Self.quoted(key) + ":"
        write(object[key] ?? .null, probability: probability, to: &text)
      }
      text += "}"
    }
  }

  /// Changes, inserts or removes a byte.
  private mutating func mutate(_ bytes: inout [UInt8]) {
    guard let index = bytes.indices.randomElement(using: &random) else { return }
    let byte = Self.bytes.randomElement(using: &random) ?? 0
    switch Int.random(in: 0..<3, using: &random) {
    case 0: bytes[index] = byte
    case 1: bytes.insert(byte, at: index)
    default: bytes.remove(at: index)
    }
  }

  private static func size(of value: JSONValue) -> Int {
    switch value {
    case .array(let elements): elements.reduce(1) { $0 + size(of: $1) }
    case .object(let object): object.values.reduce(1) { $0 + size(of: $1) }
    default: 1
    }
  }

  private static func quoted(_ string: String) -> String {
    "\"" + string.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private static let others = [
    "null", "true", "false", "0", "-0", "1", "1.0", "1.5", "-7", "1e2", "1e400", "9223372036854775808",
    "123456789012345678",
    #""""#, #""a""#, #""2019-01-07""#, #""2019-01-07T11:34:12.123456789Z""#, #""2019-01-07T25:34:12Z""#, #""PT1S""#,
    #""http://a b/%zz?ä#x#y""#, #""E30F6A27-82BE-4CCA-9258-0399C70489FF""#, #""\u00e4\n\"""#, "[]", "[null]", "[[]]",
    "[1, \"a\", {}]", "{}", #"{"a": 1}"#, #"{"self": null}"#, "\"\u{1F600}\"",
  ]
  private static let bytes: [UInt8] = Array(#"{}[]",:\019-+.eEtfnu /"#.utf8) + [0, 9, 10, 31, 127, 128, 195, 237, 255]
}
