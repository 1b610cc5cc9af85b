import Foundation
import VersionedAPIRuntime

/// An expression of the parameter `filter`.
indirect enum FilterExpression: Sendable {
  /// A comparison of a property with a value.
  case comparison(property: String, Comparison, Value)
  case and(FilterExpression, FilterExpression)
  case or(FilterExpression, FilterExpression)
  case not(FilterExpression)

  /// An operator.
  enum Comparison: String, Sendable {
    case eq, ne, gt, ge, lt, le

    /// Whether only times can be compared with it.
    var isForTimes: Bool { self != .eq && self != .ne }
  }

  /// A value to compare with.
  enum Value: Sendable {
    case string(String)
    case time(Date)
  }

  /// Whether an item, as the version shows it, fulfills the expression.
  func matches(_ item: JSON) -> Bool {
    switch self {
    case .and(let left, let right): left.matches(item) && right.matches(item)
    case .or(let left, let right): left.matches(item) || right.matches(item)
    case .not(let inner): !inner.matches(item)
    case .comparison(let property, let comparison, let value):
      Self.compare(item[property]?.stringValue, comparison, value)
    }
  }

  private static func compare(_ found: String?, _ comparison: Comparison, _ value: Value) -> Bool {
    switch value {
    case .string(let text): return (found == text) == (comparison == .eq)
    case .time(let time):
      guard let found = found.flatMap({ Date(wireText: $0) }) else { return comparison == .ne }
      return switch comparison {
      case .eq: found == time
      case .ne: found != time
      case .gt: found > time
      case .ge: found >= time
      case .lt: found < time
      case .le: found <= time
      }
    }
  }
}
