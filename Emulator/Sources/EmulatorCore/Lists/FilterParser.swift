import Foundation
import VersionedAPIRuntime

/// Parses the parameter `filter`: comparisons such as `status eq 'Running'`, `and`, `or`, `not` and parentheses.
struct FilterParser {
  private enum Token: Equatable {
    case word(String)
    case string(String)
    case open
    case close
    case end

    var description: String {
      switch self {
      case .word(let text): "'\(text)'"
      case .string(let text): "the string '\(text)'"
      case .open: "'('"
      case .close: "')'"
      case .end: "the end"
      }
    }
  }

  /// The properties that can be filtered by.
  private let properties: [String]
  private var tokens: [Token] = []
  private var index = 0
  private var depth = 0

  /// More levels of parentheses than anybody writes, and few enough for recursion.
  private static let depthLimit = 32

  /// Parses an expression.
  /// - Parameter properties: The properties that can be filtered by.
  /// - Throws: ``ServiceFailure`` if it is invalid.
  static func parse(_ text: String, properties: [String]) throws(ServiceFailure) -> FilterExpression {
    var parser = FilterParser(properties: properties)
    parser.tokens = try parser.tokenize(text)
    let expression = try parser.disjunction()
    guard parser.current == .end else {
      throw parser.failure("expected 'and', 'or' or the end, found \(parser.current.description)")
    }
    return expression
  }

  private init(properties: [String]) {
    self.properties = properties
  }

  private func tokenize(_ text: String) throws(ServiceFailure) -> [Token] {
    var tokens: [Token] = []
    var rest = text[...]
    while let character = rest.first {
      if character.isWhitespace {
        rest.removeFirst()
      } else if character == "(" || character == ")" {
        tokens.append(character == "(" ? .open : .close)
        rest.removeFirst()
      } else if character == "'" {
        rest.removeFirst()
        var string = ""
        while true {
          guard let next = rest.popFirst() else { throw failure("a string has no closing quote") }
          if next == "'" {
            // Two quotes stand for one.
            guard rest.first == "'" else { break }
            rest.removeFirst()
          }
          string.append(next)
        }
        tokens.append(.string(string))
      } else {
        let word = rest.prefix { !$0.isWhitespace && !"()'".contains($0) }
        tokens.append(.word(String(word)))
        rest = rest[word.endIndex...]
      }
    }
    return tokens + [.end]
  }

  private var current: Token { tokens[min(index, tokens.count - 1)] }

  private mutating func advance() -> Token {
    let token = current
    index += 1
    return token
  }

  private mutating func skip(_ word: String) -> Bool {
    guard case .word(let text) = current, text == word else { return false }
    index += 1
    return true
  }

  private mutating func disjunction() throws(ServiceFailure) -> FilterExpression {
    var result = try conjunction()
    while skip("or") { result = .or(result, try conjunction()) }
    return result
  }

  private mutating func conjunction() throws(ServiceFailure) -> FilterExpression {
    var result = try negation()
    while skip("and") { result = .and(result, try negation()) }
    return result
  }

  private mutating func negation() throws(ServiceFailure) -> FilterExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw failure("it is nested too deep") }
    if skip("not") { return .not(try negation()) }
    guard current == .open else { return try comparison() }
    index += 1
    let inner = try disjunction()
    guard advance() == .close else { throw failure("a parenthesis is not closed") }
    return inner
  }

  private mutating func comparison() throws(ServiceFailure) -> FilterExpression {
    let first = advance()
    guard case .word(let property) = first else { throw failure("expected a property, found \(first.description)") }
    guard properties.contains(property) else {
      throw failure("'\(property)' cannot be filtered by; supported are \(properties.joined(separator: ", "))")
    }
    let second = advance()
    guard case .word(let name) = second, let comparison = FilterExpression.Comparison(rawValue: name) else {
      throw failure("expected eq, ne, gt, ge, lt or le, found \(second.description)")
    }
    let isTime = property.hasSuffix("DateTime")
    if comparison.isForTimes, !isTime { throw failure("'\(name)' does not apply to '\(property)'") }
    let third = advance()
    switch third {
    case .string(let text) where !isTime: return .comparison(property: property, comparison, .string(text))
    case .word(let text), .string(let text):
      if isTime, let time = Date(wireText: text) { return .comparison(property: property, comparison, .time(time)) }
      let expected = isTime ? "a time such as 2030-01-31T08:30:00Z" : "a string in single quotes"
      throw failure("expected \(expected), found \(third.description)")
    default: throw failure("expected a value, found \(third.description)")
    }
  }

  private func failure(_ message: String) -> ServiceFailure {
    .invalid("The filter is invalid: \(message).", at: "filter", .unsupportedFilter)
  }
}
