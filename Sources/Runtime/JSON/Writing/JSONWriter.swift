#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// Writes a JSON value, as `JSONEncoder` does with sorted keys and without escaped slashes.
///
/// What is encoded with ``PropertyList`` or ``WireValue/write(json:)`` goes straight to the bytes. For all else, the
/// writer is an `Encoder`, whose containers collect values: see ``JSONContainer``.
///
/// Encoding is synchronous, so that only one thread at a time uses a writer.
@_spi(Generated)
public final class JSONWriter {
  @exclusivity(unchecked) var bytes: JSONBytes
  /// The values that are being written, each of which lies in the one before it. The first is the whole value.
  @exclusivity(unchecked) var frames = [JSONFrame(start: 0, firstMember: 0)]
  /// The properties so far of all objects that are being written, those of outer objects first.
  @exclusivity(unchecked) var members: [JSONMember] = []
  /// The containers of those values that are being written with one.
  @exclusivity(unchecked) var containers: [JSONContainer] = []

  /// The path to what the whole value lies in, and its key or index there.
  private let place: (path: [any CodingKey], key: any CodingKey)?
  /// The number of arrays and objects that the whole value lies in.
  private let outerDepth: Int

  /// Creates a writer of a value that lies in nothing.
  private init() {
    place = nil
    outerDepth = 0
    bytes = JSONBytes(capacity: 1024)
  }

  /// Creates a writer of a value that lies in an array or object.
  init(key: any CodingKey, in container: JSONContainer) {
    place = (container.codingPath, key)
    outerDepth = container.depth
    bytes = JSONBytes(capacity: 32)
  }

  /// Creates a writer of a value whose JSON is known.
  convenience init(_ json: UnsafeRawBufferPointer, key: any CodingKey, in container: JSONContainer) {
    self.init(key: key, in: container)
    bytes.append(json)
  }

  deinit { bytes.deallocate() }

  /// Returns the JSON of a value; nil if it encodes nothing, or if it cannot be encoded. Foundation then knows what is
  /// wrong.
  package static func data(_ value: some WireValue) -> Data? {
    let writer = JSONWriter()
    guard (try? value.write(json: writer)) != nil, writer.bytes.count > 0 else { return nil }
    return writer.bytes.takeData()
  }

  /// The index of the innermost value that is being written.
  var innermost: Int { frames.count - 1 }
  /// The innermost value that is being written.
  var frame: JSONFrame { frames[innermost] }

  /// Whether nothing of the innermost value has been written yet.
  var isFrameEmpty: Bool { bytes.count == frame.start && !frame.hasContainer }

  /// Whether the innermost value is all that there is.
  var isFrameWhole: Bool { place == nil && frame.start == 0 }

  /// The number of arrays and objects that the innermost value lies in, itself included. Some values count as an array or
  /// object that are none.
  var depth: Int { outerDepth + frames.count }

  /// Returns the path to the innermost value, or to the property or element of it that is being written.
  func codingPath(toMember: Bool) -> [any CodingKey] {
    var path = place.map { $0.path + [$0.key] } ?? []
    for (index, frame) in frames.enumerated() where toMember || index < innermost {
      let end = index + 1 < frames.count ? frames[index + 1].firstMember : members.count
      switch frame.kind {
      case .value: break
      case .object: if end > frame.firstMember { path.append(JSONKey(stringValue: key(of: members[end - 1]))) }
      case .array: path.append(JSONIndex(frame.count - 1))
      }
    }
    return path
  }
}
