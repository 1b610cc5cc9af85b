extension JSONWriter {
  /// The levels of nesting that Foundation accepts.
  static let maximumDepth = 511

  /// Writes a value as any encoder does.
  func write(_ value: some WireValue) throws {
    try begin(.value)
    try value.encodeWire(to: self)
    try end()
  }

  /// Begins a value, the innermost one until its end.
  /// - Throws: ``JSONDepthError`` if it lies too deep in others.
  func begin(_ kind: JSONFrame.Kind) throws {
    guard depth < Self.maximumDepth else { throw JSONDepthError() }
    var frame = JSONFrame(start: bytes.count, firstMember: members.count)
    frame.kind = kind
    frames.append(frame)
    switch kind {
    case .value: break
    case .object: bytes.append(UInt8(ascii: "{"))
    case .array: bytes.append(UInt8(ascii: "["))
    }
  }

  /// Begins an element of the innermost value, an array.
  func beginElement() {
    if frames[innermost].count > 0 { bytes.append(UInt8(ascii: ",")) }
    frames[innermost].count += 1
  }

  /// Ends the innermost value.
  /// - Throws: ``JSONDepthError`` if a value lies too deep in others.
  func end() throws {
    try finish()
    frames.removeLast()
  }

  /// Completes the innermost value.
  private func finish() throws {
    if frame.hasContainer, let container = containers.popLast() {
      bytes.remove(from: frame.start)
      try container.write(to: &bytes)
      return
    }
    switch frame.kind {
    case .value: if bytes.count == frame.start, !isFrameWhole { bytes.append("{}") }
    case .object: try finishObject()
    case .array: bytes.append(UInt8(ascii: "]"))
    }
  }

  /// Completes the whole value, and appends it to other bytes.
  func write(to target: inout JSONBytes) throws {
    if let container = containers.first { return try container.write(to: &target) }
    try finish()
    target.append(bytes[0..<bytes.count])
  }

  // MARK: Errors

  /// What has been written so far.
  var mark: JSONMark {
    JSONMark(bytes: bytes.count, frames: frames.count, members: members.count, containers: containers.count)
  }

  /// Drops what was written after a mark: a value with an error in it.
  func drop(after mark: JSONMark) {
    bytes.remove(from: mark.bytes)
    frames.removeLast(frames.count - mark.frames)
    members.removeLast(members.count - mark.members)
    containers.removeLast(containers.count - mark.containers)
  }
}
