/// A property of an object that is being written.
struct JSONMember {
  /// The offset of the key's quotation mark.
  let start: Int
  /// The number of bytes of the key, with its escapes.
  let keyCount: Int
  /// The offset after the value.
  var end = 0

  /// The offsets of the key.
  var key: Range<Int> { start + 1..<start + 1 + keyCount }
  /// The offsets of the value.
  var value: Range<Int> { start + keyCount + 3..<end }
}
