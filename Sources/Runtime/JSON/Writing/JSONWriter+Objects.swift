/// The properties of objects, which have to be in the order of their keys in UTF-8.
///
/// They are written in the order in which they come. If that is another one, their bytes are moved at the end.
extension JSONWriter {
  /// Begins to write the innermost value as an object, or goes on with it.
  /// - Returns: Whether that is possible; if not, the value has a container.
  func beginObject() -> Bool {
    let frame = frame
    if frame.hasContainer { return false }
    if frame.kind == .object { return true }
    guard frame.kind == .value, bytes.count == frame.start else { return false }
    frames[innermost].kind = .object
    bytes.append(UInt8(ascii: "{"))
    return true
  }

  /// Writes a property of the innermost value, an object.
  /// - Throws: The error of the value. Then, the property is left out.
  func write(_ key: StaticString, _ value: some WireValue) throws {
    let mark = mark
    do {
      beginMember(key)
      try value.write(json: self)
    } catch {
      drop(after: mark)
      throw error
    }
  }

  /// Begins a property of the innermost value, an object.
  func beginMember(_ key: StaticString) {
    beginMember(UnsafeRawBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
    // Unicode may have other forms of the same key.
    if !key.isASCII { frames[innermost].hasPlainKeys = false }
  }

  /// Begins a property of the innermost value, a map: its keys differ.
  func beginMember(_ key: String) {
    var key = key
    key.withUTF8 { beginMember(UnsafeRawBufferPointer($0)) }
  }

  private func beginMember(_ key: UnsafeRawBufferPointer) {
    let isFirst = members.count == frames[innermost].firstMember
    if !isFirst {
      members[members.count - 1].end = bytes.count
      bytes.append(UInt8(ascii: ","))
    }
    let start = bytes.count
    if bytes.append(quoted: key) { frames[innermost].hasPlainKeys = false }
    let member = JSONMember(start: start, keyCount: bytes.count - start - 2)
    bytes.append(UInt8(ascii: ":"))
    if !isFirst, frames[innermost].isSorted, !precedes(members[members.count - 1], member) {
      frames[innermost].isSorted = false
    }
    members.append(member)
  }

  /// Completes the innermost value, an object.
  func finishObject() throws {
    let frame = frame
    defer { members.removeLast(members.count - frame.firstMember) }
    if members.count - frame.firstMember < 2 || frame.hasPlainKeys && frame.isSorted {
      return bytes.append(UInt8(ascii: "}"))
    }
    members[members.count - 1].end = bytes.count
    if frame.hasPlainKeys, sortMembers() { return }
    try takeObject().write(to: &bytes)
  }

  /// Moves the properties of the innermost value into their order; false if there are several with the same key.
  private func sortMembers() -> Bool {
    let sorted = members[frame.firstMember...].sorted(by: precedes)
    guard zip(sorted, sorted.dropFirst()).allSatisfy(precedes) else { return false }
    var copy = JSONBytes(capacity: bytes.count - frame.start)
    defer { copy.deallocate() }
    for member in sorted {
      copy.append(copy.count == 0 ? UInt8(ascii: "{") : UInt8(ascii: ","))
      copy.append(bytes[member.start..<member.end])
    }
    bytes.remove(from: frame.start)
    bytes.append(copy[0..<copy.count])
    bytes.append(UInt8(ascii: "}"))
    return true
  }

  private func precedes(_ left: JSONMember, _ right: JSONMember) -> Bool {
    let (left, right) = (bytes[left.key], bytes[right.key])
    for index in 0..<min(left.count, right.count) where left[index] != right[index] {
      return left[index] < right[index]
    }
    return left.count < right.count
  }

  /// Returns the properties of the innermost value in a container, and removes their bytes.
  func takeObject() -> JSONContainer {
    let container = JSONContainer(of: self)
    if frame.kind == .object { container.beginObject() }
    if members.count > frame.firstMember { members[members.count - 1].end = bytes.count }
    for member in members[frame.firstMember...] {
      let key = JSONKey(stringValue: key(of: member))
      container.set(JSONWriter(bytes[member.value], key: key, in: container), for: key)
    }
    bytes.remove(from: frame.start)
    return container
  }

  func key(of member: JSONMember) -> String { JSONEscape.unescaped(bytes[member.key]) }
}
