extension String {
  /// Whether this is a JSON number, unlike `+5`, `.5` or `0x5`.
  package var isJSONNumber: Bool {
    // Constraints and documents have many numbers, and a regular expression is compiled at each use.
    var rest = utf8[...]
    func removeDigits() -> Bool {
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      rest = rest.dropFirst(digits.count)
      return !digits.isEmpty
    }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    if rest.first == UInt8(ascii: "0") { rest.removeFirst() } else if !removeDigits() { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard removeDigits() else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      guard removeDigits() else { return false }
    }
    return rest.isEmpty
  }

  /// Whether this is an existing date, written as `2026-03-31`.
  var isDay: Bool {
    guard let match = wholeMatch(of: /([0-9]{4})-([0-9]{2})-([0-9]{2})/), let year = Int(match.1),
      let month = Int(match.2), let day = Int(match.3)
    else { return false }
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...12).contains(month) && (1...days[month - 1]).contains(day)
  }

  /// Whether this is a date and a time with an offset, written as `2026-03-31T12:00:00.5+02:00`.
  var isDateTime: Bool {
    let time = /[Tt](?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\.[0-9]+)?/
    let offset = /[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9]/
    let rest = dropFirst(10)
    guard String(prefix(10)).isDay, let match = rest.prefixMatch(of: time) else { return false }
    return rest[match.range.upperBound...].wholeMatch(of: offset) != nil
  }

  /// Whether this is an ISO 8601 duration, written as `P1DT2H30M` or `P2W`.
  var isDuration: Bool {
    let form = /-?P(?=[0-9T])(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+W)?(?:[0-9]+D)?/
    let time = /T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]+)?S)?/
    let parts = split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let days = parts.first else { return false }
    guard parts.count > 1 else { return days.wholeMatch(of: form) != nil }
    return (days == "P" || days == "-P" || days.wholeMatch(of: form) != nil)
      && "T\(parts[1])".wholeMatch(of: time) != nil
  }

  /// Whether this is a UUID.
  var isUUID: Bool {
    wholeMatch(of: /[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}/) != nil
  }

  /// Whether this looks like an absolute URL: a scheme, followed by characters that are valid in a URL.
  var isURL: Bool { wholeMatch(of: /[A-Za-z][A-Za-z0-9+.\-]*:[!#-;=?-\[\]_a-z~]+/) != nil }
}
