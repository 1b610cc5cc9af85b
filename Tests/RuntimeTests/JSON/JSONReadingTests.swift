import Foundation
import Testing
@_spi(Generated) import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport
import VersionedAPITestSupport

/// The reader of JSON decodes what Foundation decodes, and nothing else.
struct JSONReadingTests {
  /// Valid JSON of all kinds, at its limits.
  static let valid = [
    "[]", "{}", "[[]]", "[{}]", #"{"":0}"#, "null", "true", "false", "0", "-0", "1", "-1", #""""#, #""a""#,
    " [ 1 , 2 ] ",
    "\t\n\r [\t\n\r 1\t\n\r ,\t\n\r 2\t\n\r ]\t\n\r ", #"{ "a" : 1 , "b" : [ ] }"#, "[0.0]", "[-0.0]", "[0.5]", "[1.0]",
    "[100.0]", "[1e0]", "[1E5]", "[1e+5]", "[1e-5]", "[0e1]", "[0e+1]", "[-1.5e3]", "[1.5E-3]", "[123456789012345678]",
    "[1234567890123456789]", "[9223372036854775807]", "[9223372036854775808]", "[-9223372036854775808]",
    "[-9223372036854775809]", "[18446744073709551615]", "[18446744073709551616]", "[9007199254740992]",
    "[9007199254740993]", "[9007199254740993.0]", "[-9007199254740993]", "[0.1]", "[0.30000000000000004]",
    "[1.7976931348623157e308]", "[5e-324]", "[4.9406564584124654e-324]", "[2.2250738585072014e-308]",
    "[2.2250738585072011e-308]", "[0.000000000000000000000000000000000001]", "[123456.789]", "[1234567890123456.7]",
    "[12345678901234567.8]", "[3.141592653589793238462643383279]", "[1e-400]", "[-1e-400]", "[1e400]", "[-1e400]",
    "[100000000000000000000000000000000000000000000000000]", #"["\"\\\/\b\f\n\r\t"]"#, #"["\u0041"]"#, #"["\u0000"]"#,
    #"["\u00e9\u00E9"]"#, #"["\ud83d\ude00"]"#, #"["\uD83D\uDE00 a"]"#, #"["\u2028\u2029\uFFFF\uFEFF"]"#,
    "[\"\u{7f}\"]",
    "[\"é\"]", "[\"e\u{301}\"]", "[\"😀\"]", "[\"\u{2028}\"]", "[\"\u{10FFFF}\"]", #"["a 7 byte"]"#, #"["12345678"]"#,
    #"["1234567\""]"#, #"["12345678\n12345678"]"#, #"{"a":1,"a":2}"#, #"{"a":null,"a":2}"#, #"{"a":"x","a":2}"#,
    #"{"a":[],"a":{}}"#, #"{"\u0061":1}"#, #"{"\u0061":1,"a":2}"#, #"{"a\n":1}"#, #"{"é":1,"é":2}"#,
    #"{"a":{"b":{"c":[1,{"d":null}]}}}"#, #"[null,true,false,0,"",[],{}]"#, "[1,[2,[3,[4,[5]]]],6]",
  ]

  /// What is not JSON by RFC 8259. Foundation accepts some of it.
  static let invalid = [
    "", " ", "nul", "tru", "falsey", "[tru]", "[nulll]", "[True]", "[NaN]", "[Infinity]", "[-Infinity]", "[01]",
    "[-01]",
    "[00]", "[-]", "[+1]", "[1.]", "[.5]", "[-.5]", "[1.e1]", "[1e]", "[1e+]", "[1E-]", "[1_000]", "[0x10]", "[1 2]",
    "[1,]",
    "[,1]", "[,]", "[1,,2]", "[", "]", "[1", "[1,", "[]]", "[}", "[1}", "{", "}", "{]", #"{"a"}"#, #"{"a":}"#,
    #"{"a" 1}"#,
    #"{"a":1,}"#, "{,}", "{a:1}", "{'a':1}", "{1:1}", #"{"a":1"#, #"{"a":1]"#, #"{"a"::1}"#, #"{"a":1 "b":2}"#,
    #"{"a""#,
    #""a"#, #"""#, #"["a]"#, #"["\"]"#, #"["\x"]"#, #"["\a"]"#, #"["\u12"]"#, #"["\u123g"]"#, #"["\u"]"#,
    #"["\U0041"]"#,
    #"["\ud800"]"#, #"["\ud800\n"]"#, #"["\ud800\u0041"]"#, #"["\ude00"]"#, #"["\ud83d\ud83d"]"#, #"["\ud83dx"]"#,
    "[\"a\tb\"]", "[\"a\nb\"]", "[\"\u{0}\"]", "[\"12345678\u{1f}\"]", "[1]x", "[1][2]", "1 2", "\"a\" \"b\"",
    "// c\n[1]",
    "/* c */[1]", "[1]//", "#[1]", "[\u{a0}1]", "[\u{0c}1]", "[\u{0b}1]", "\u{FEFF}[1]", "[\u{FEFF}1]",
    #"{"\ud800":1}"#,
    "[\\u0031]", "['a']", "[a]", "[\"a\",]", "{\"a\":01}", "{\"a\":\"\\x\"}", "{\"a\":1e}",
  ]

  @Test(arguments: valid)
  func `valid JSON is read without Foundation, and as Foundation does`(json: String) throws {
    #expect(JSONText.isValid(Data(json.utf8)))
    try compare(Data(json.utf8))
  }

  @Test(arguments: invalid)
  func `what is not JSON is left to Foundation`(json: String) throws {
    #expect(!JSONText.isValid(Data(json.utf8)))
    try compare(Data(json.utf8))
  }

  @Test(arguments: [
    [0xFF], [0xC0, 0x80], [0xC2], [0xC2, 0x41], [0xE0, 0x9F, 0x80], [0xE2, 0x82], [0xED, 0xA0, 0x80],
    [0xF0, 0x8F, 0x80, 0x80],
    [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0x80],
  ])
  func `strings that are not UTF-8 are left to Foundation`(bytes: [UInt8]) throws {
    for prefix in ["", "12345678", "é"] {
      let data = Data(#"["\#(prefix)"#.utf8) + Data(bytes) + Data(#""]"#.utf8)
      #expect(!JSONText.isValid(data))
      try compare(data)
    }
  }

  @Test(arguments: [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian, .utf32])
  func `other encodings are read as Foundation does`(encoding: String.Encoding) throws {
    try compare(try #require(#"{"a": ["é"]}"#.data(using: encoding)))
  }

  @Test(arguments: [1, 62, 63, 64, 65, 66, 511])
  func `values may be nested as deep as with Foundation`(depth: Int) throws {
    let array = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let object = String(repeating: #"{"a":"#, count: depth) + "1" + String(repeating: "}", count: depth)
    for json in [array, object, #"{"a": \#(array)}"#] { try compare(Data(json.utf8)) }
  }

  @Test func `all numbers of a kind are read as Foundation does`() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let digits = Int.random(in: 1...20, using: &random)
      var number = String((0..<digits).map { _ in Character("\(Int.random(in: 0...9, using: &random))") })
      number = String(number.drop { $0 == "0" })
      if number.isEmpty { number = "0" }
      if Bool.random(using: &random) { number = "-" + number }
      if Bool.random(using: &random) { number += ".\(Int.random(in: 0...999_999, using: &random))" }
      if Int.random(in: 0..<4, using: &random) == 0 { number += "e\(Int.random(in: -330...330, using: &random))" }
      let data = Data("[\(number)]".utf8)
      #expect(JSONText.isValid(data))
      try compare(data)
      try compare(data, as: [Double].self)
      try compare(data, as: [Int].self)
      try compare(data, as: [String].self)
    }
  }

  /// Compares the results, the issues and the errors of decoding with and without Foundation.
  private func compare(_ data: Data) throws {
    try compare(data, as: JSONValue.self)
    try compare(data, as: [JSONValue].self)
    try compare(data, as: [String?].self)
    try compare(data, as: [String: Int].self)
    try compare(data, as: [String: JSONValue?].self)
    try compare(data, as: Library.Book.self)
    try compare(data, as: Hand.self)
  }

  private func compare<Value: WireValue>(_ data: Data, as type: Value.Type) throws {
    for decoding in [ReplyDecoding.lenient, .strict] {
      let ours = Decoded(decoding) { try $0.decode(type, from: data) }
      let foundations = Decoded(decoding) { try $0.decodeWithFoundation(type, from: data) }
      #expect(ours == foundations, "\(String(decoding: data, as: UTF8.self)) as \(type)")
    }
  }
}

/// A type with a `Codable` implementation of its own.
private struct Hand: WireObject, Hashable {
  private struct Nested: Codable, Hashable {
    var b: [String: Double]?
    var url: URL?
    var data: Data?
    var decimal: Decimal?
    var small: Int8?
    var unsigned: UInt?
    var float: Float?
    var dates: [Date]?
  }

  private var a: Nested?
  private var texts: [String] = []

  init(from decoder: any Decoder) throws {
    enum Key: String, CodingKey {
      case a
    }
    if var array = try? decoder.unkeyedContainer() {
      while !array.isAtEnd {
        if try array.decodeNil() {
          texts.append("null \(array.currentIndex)")
        } else if let text = try? array.decode(String.self) {
          texts.append(text)
        } else if let number = try? array.decode(Int.self) {
          texts.append("\(number)")
        } else if let flag = try? array.decode(Bool.self) {
          texts.append("\(flag)")
        } else if let number = try? array.decode(Double.self) {
          texts.append("\(number)")
        } else {
          let element = try array.superDecoder()
          texts.append("\(element.codingPath.count)")
        }
      }
    } else {
      a = try decoder.container(keyedBy: Key.self).decodeIfPresent(Nested.self, forKey: .a)
    }
  }

  func encode(to encoder: any Encoder) throws {}
}
