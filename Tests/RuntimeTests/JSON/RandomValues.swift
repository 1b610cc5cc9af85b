import Foundation
@_spi(Generated) import VersionedAPIRuntime
import VersionedAPIRuntimeTestSupport
import VersionedAPITestSupport

/// Random values that can be encoded.
struct RandomValues {
  var random: SeededGenerator
  private var keyCount = 0

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let pieces = [
    "a", "b", "A", "Z", "_", "~", "@", "0", "1", "2", "10", " ", "/", "\"", "\\", "\n", "\r", "\t", "\u{8}", "\u{c}",
    "\0", "\u{1}", "\u{1f}", "\u{7f}", "é", "e\u{301}", "ß", "\u{2028}", "\u{2029}", "\u{fffd}", "\u{ffff}", "字", "😀",
    "\u{10ffff}", "longer than eight bytes", "https://contoso.com/a?b=c%20d",
  ]

  mutating func text() -> String { random.text(of: Self.pieces, upTo: 5) }

  mutating func double() -> Double {
    while true {
      let number =
        switch Int.random(in: 0..<5, using: &random) {
        case 0: Double(bitPattern: random.next())
        case 1: Double(Int.random(in: -20_000_000...20_000_000, using: &random))
        case 2: Double(Int.random(in: -1000...1000, using: &random)) / 100
        case 3: Double(Int64(truncatingIfNeeded: random.next()) >> Int64.random(in: 0..<64, using: &random))
        default: Double.random(in: -1...1, using: &random)
        }
      if number.isFinite { return number }
    }
  }

  mutating func integer() -> Int64 {
    Int64(truncatingIfNeeded: random.next()) >> Int64.random(in: 0..<64, using: &random)
  }

  mutating func date() -> Date {
    Date(timeIntervalSinceReferenceDate: Bool.random(using: &random) ? Double(integer() % 70_000_000_000) : double())
  }

  mutating func duration() -> Duration {
    let seconds = integer()
    let attoseconds = integer() % 1_000_000_000_000_000_000
    return Duration(
      secondsComponent: seconds,
      attosecondsComponent: seconds.signum() * attoseconds.signum() < 0 ? -attoseconds : attoseconds
    )
  }

  mutating func list<Value>(_ make: (inout Self) -> Value) -> [Value] {
    (0..<Int.random(in: 0...4, using: &random)).map { _ in make(&self) }
  }

  mutating func map<Value>(_ make: (inout Self) -> Value) -> [String: Value] {
    Dictionary(list { ($0.text(), make(&$0)) }) { $1 }
  }

  mutating func json(depth: Int = 4) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &random) {
    case 0: .null
    case 1: .bool(Bool.random(using: &random))
    case 2: .integer(integer())
    case 3: .number(double())
    case 4: .string(text())
    case 5: .array(list { $0.json(depth: depth - 1) })
    default: .object(map { $0.json(depth: depth - 1) })
    }
  }

  mutating func book() -> Library.Book {
    Library.Book(title: text(), state: text(), selfLink: URL(string: "https://contoso.com/\(integer())"))
  }

  mutating func handMade(depth: Int = 4) -> HandMade {
    guard depth > 0 else { return .scalar(scalar()) }
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return .null
    case 1: return .single(handMade(depth: depth - 1))
    case 2: return .generated(book())
    case 3: return .wire(wireValue())
    case 4, 5: return .array(list { ($0.handMade(depth: depth - 1), $0.way()) })
    case 6: return joined(depth: depth)
    case 7...10: return object(depth: depth)
    default: return .scalar(scalar())
    }
  }

  private mutating func way() -> HandMade.Way { HandMade.Way.allCases.randomElement(using: &random) ?? .value }

  private mutating func object(depth: Int) -> HandMade {
    .object(
      list { values in
        let way = values.way()
        values.keyCount += 1
        // Foundation ends the program if a container is asked for where another value is.
        let key = way == .value ? values.text() : "\(values.text()) \(values.keyCount)"
        return (key, values.handMade(depth: depth - 1), way)
      }
    )
  }

  /// Objects of which one at most goes through a container of a single value: Foundation accepts no more.
  private mutating func joined(depth: Int) -> HandMade {
    var objects = list { Bool.random(using: &$0.random) ? .generated($0.book()) : $0.object(depth: depth - 1) }
    let index = Int.random(in: 0...objects.count, using: &random)
    objects.insert(.single(.generated(book())), at: index)
    return .joined(objects)
  }

  private mutating func scalar() -> any Encodable & Sendable {
    switch Int.random(in: 0..<24, using: &random) {
    case 0: Bool.random(using: &random)
    case 1: Int(truncatingIfNeeded: integer())
    case 2: Int8(truncatingIfNeeded: integer())
    case 3: Int16(truncatingIfNeeded: integer())
    case 4: Int32(truncatingIfNeeded: integer())
    case 5: integer()
    case 6: UInt(truncatingIfNeeded: integer())
    case 7: UInt8(truncatingIfNeeded: integer())
    case 8: UInt16(truncatingIfNeeded: integer())
    case 9: UInt32(truncatingIfNeeded: integer())
    case 10: UInt64(truncatingIfNeeded: integer())
    case 11: Float(Int.random(in: -1000...1000, using: &random)) / 8
    case 12: double()
    case 13: text()
    case 14: date()
    case 15: Data(text().utf8)
    case 16: URL(string: "https://contoso.com/\(integer())?a=/b")
    case 17: Decimal(integer()) / 1000
    case 18: UUID(uuidString: "E30F6A27-82BE-4CCA-9258-0399C70489FF")
    case 19: String?.none
    case 20: map { $0.integer() }
    case 21: list { $0.text() }
    case 22: list { $0.double() }
    default: [URL(string: "https://contoso.com/a/b"), nil]
    }
  }

  private mutating func wireValue() -> any WireValue {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: date()
    case 1: duration()
    case 2: map { $0.list { $0.date() } }
    case 3: list { $0.book() }
    case 4: json(depth: 2)
    default: map { $0.book() }
    }
  }
}
