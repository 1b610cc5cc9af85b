package import HTTPTypes

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

extension HTTPFields {
  /// The longest wait that is plausible. Anything beyond is treated as missing: adding it to a clock could overflow.
  private static let maximumWait: Int64 = 365 * 86_400

  /// Returns the time to wait that `Retry-After` asks for (RFC 9110, section 10.2.3): never negative, at most a year;
  /// nil where the field is missing or makes no sense.
  /// - Parameter now: The current time. A date counts from the `Date` field, so that the two clocks need not agree, and
  ///   from now where that is missing.
  package func retryAfter(now: Date = .now) -> Duration? {
    guard let value = self[.retryAfter] else { return nil }
    let (number, isAtEnd) = ASCIIScanner.scan(value) { ($0.number(), $0.isAtEnd) }
    if let number { return isAtEnd && number <= Self.maximumWait ? .seconds(number) : nil }
    guard let date = Date(httpDate: value, now: now) else { return nil }
    let start = self[.date].flatMap { Date(httpDate: $0, now: now) } ?? now
    let seconds = date.timeIntervalSince(start)
    return seconds <= Double(Self.maximumWait) ? .seconds(Swift.max(0, seconds)) : nil
  }
}
