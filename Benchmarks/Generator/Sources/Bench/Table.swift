import Foundation

/// A table in Markdown, whose rows are printed as they are known.
struct Table {
  init(_ header: [String]) {
    add(header)
    add(header.map { _ in "---" })
  }

  /// Prints a row.
  func add(_ row: [String]) {
    Self.write("| \(row.joined(separator: " | ")) |\n")
  }

  /// Prints text at once.
  static func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

  /// A number with three digits: `2.20 G`.
  static func number(_ value: Double) -> String {
    for (factor, unit) in [(1e9, " G"), (1e6, " M"), (1e3, " k")] where value >= factor {
      return String(format: value >= 100 * factor ? "%.0f" : value >= 10 * factor ? "%.1f" : "%.2f", value / factor)
        + unit
    }
    return String(format: "%.0f", value)
  }
}
