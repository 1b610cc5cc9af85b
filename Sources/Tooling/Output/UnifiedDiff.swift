/// The differences between two strings, as `diff -u` prints them.
public enum UnifiedDiff {
  /// The number of unchanged lines that are shown around a change.
  private static let context = 3

  private enum Line {
    case same(String), removed(String), added(String)
  }

  /// Returns the diff; empty if the contents are the same.
  /// - Parameters:
  ///   - old: The old content.
  ///   - new: The new content.
  ///   - oldName: The name of the old file; `/dev/null` if it did not exist.
  ///   - newName: The name of the new file; `/dev/null` if it is removed.
  public static func text(old: String, new: String, oldName: String, newName: String) -> String {
    guard old != new else { return "" }
    let lines = merged(split(old), split(new))
    var result = "--- \(oldName)\n+++ \(newName)\n"
    var (oldNumber, newNumber) = (1, 1)
    var position = 0
    var starts: [(old: Int, new: Int)] = []
    for line in lines {
      starts.append((oldNumber, newNumber))
      if case .added = line {} else { oldNumber += 1 }
      if case .removed = line {} else { newNumber += 1 }
    }
    while let first = lines[position...].firstIndex(where: isChange) {
      let start = max(position, first - context)
      var end = first
      // Changes that are closer together than twice the context share a hunk.
      while let next = lines[end...].dropFirst().firstIndex(where: isChange), next - end <= 2 * context + 1 {
        end = next
      }
      let stop = min(lines.count, end + 1 + context)
      result += hunk(lines[start..<stop], start: starts[start])
      position = stop
    }
    return result
  }

  private static func hunk(_ lines: ArraySlice<Line>, start: (old: Int, new: Int)) -> String {
    var (oldCount, newCount) = (0, 0)
    var body = ""
    for line in lines {
      switch line {
      case .same(let text):
        oldCount += 1
        newCount += 1
        body += " " + terminated(text)
      case .removed(let text):
        oldCount += 1
        body += "-" + terminated(text)
      case .added(let text):
        newCount += 1
        body += "+" + terminated(text)
      }
    }
    func range(_ start: Int, _ count: Int) -> String {
      count == 1 ? "\(start)" : "\(count == 0 ? start - 1 : start),\(count)"
    }
    return "@@ -\(range(start.old, oldCount)) +\(range(start.new, newCount)) @@\n" + body
  }

  private static func terminated(_ line: String) -> String {
    line.unicodeScalars.last == "\n" ? line : line + "\n\\ No newline at end of file\n"
  }

  private static func isChange(_ line: Line) -> Bool {
    if case .same = line { false } else { true }
  }

  /// Returns the lines with their line breaks.
  private static func split(_ text: String) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      line.append(scalar)
      if scalar == "\n" {
        lines.append(String(line))
        line = String.UnicodeScalarView()
      }
    }
    return line.isEmpty ? lines : lines + [String(line)]
  }

  private static func merged(_ old: [String], _ new: [String]) -> [Line] {
    var removals: Set<Int> = []
    var insertions: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removals.insert(offset)
      case .insert(let offset, _, _): insertions.insert(offset)
      }
    }
    var lines: [Line] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if removals.contains(i) {
        lines.append(.removed(old[i]))
        i += 1
      } else if insertions.contains(j) {
        lines.append(.added(new[j]))
        j += 1
      } else {
        lines.append(.same(new[j]))
        i += 1
        j += 1
      }
    }
    return lines
  }
}
