#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The bytes of a JSON text that is being written. Its owner deallocates them.
struct JSONBytes {
  private(set) var start: UnsafeMutableRawPointer
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    start = .allocate(byteCount: capacity, alignment: 1)
  }

  func deallocate() { start.deallocate() }

  /// The bytes of a range, valid until the next change.
  subscript(range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(start: start, count: count)[range])
  }

  /// Returns the bytes without copying them, and is empty afterwards.
  mutating func takeData() -> Data {
    defer { self = JSONBytes(capacity: 1) }
    return Data(bytesNoCopy: start, count: count, deallocator: .custom { bytes, _ in bytes.deallocate() })
  }

  mutating func remove(from offset: Int) { count = offset }

  mutating func reserve(_ additional: Int) {
    if capacity - count < additional { grow(additional) }
  }

  private mutating func grow(_ additional: Int) {
    capacity = max(2 * capacity, count + additional)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 1)
    larger.copyMemory(from: start, byteCount: count)
    start.deallocate()
    start = larger
  }

  mutating func append(_ byte: UInt8) {
    reserve(1)
    appendReserved(byte)
  }

  /// Appends a byte that there is room for.
  mutating func appendReserved(_ byte: UInt8) {
    start.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  /// Counts bytes that were written at the end.
  mutating func extend(by additional: Int) { count += additional }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress else { return }
    reserve(bytes.count)
    (start + count).copyMemory(from: source, byteCount: bytes.count)
    count += bytes.count
  }

  mutating func append(_ word: StaticString) {
    append(UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  /// Appends a text that has no characters to escape.
  mutating func append(plain text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  /// Appends what a closure writes, which is at most `capacity` characters.
  mutating func append(capacity: Int, _ write: (inout ASCIIWriter) -> Void) {
    reserve(capacity)
    var writer = ASCIIWriter(start + count)
    write(&writer)
    count += writer.count
  }

  /// Appends an ASCII string, which has no characters to escape, with its quotation marks.
  mutating func append(quotedCapacity capacity: Int, _ write: (inout ASCIIWriter) -> Void) {
    append(capacity: capacity + 2) { writer in
      writer.write("\"")
      write(&writer)
      writer.write("\"")
    }
  }
}
