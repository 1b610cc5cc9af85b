/// The properties of an object or the elements of an array that are encoded with containers, in any order.
final class JSONContainer {
  let codingPath: [any CodingKey]
  /// The number of arrays and objects that it lies in, itself included.
  let depth: Int
  private var properties: [String: JSONWriter]?
  private(set) var elements: [JSONWriter] = []

  /// Creates a container of the writer's innermost value.
  init(of writer: JSONWriter) {
    codingPath = writer.codingPath
    depth = writer.depth
  }

  func beginObject() { if properties == nil { properties = [:] } }

  /// Sets a property, instead of the former one with an equal key.
  func set(_ value: JSONWriter, for key: any CodingKey) { properties?[key.stringValue] = value }

  /// Sets a property that is encoded later.
  func addProperty(for key: any CodingKey) -> JSONWriter {
    let value = JSONWriter(key: key, in: self)
    set(value, for: key)
    return value
  }

  /// Returns the property with a key, which is added if there is none.
  func property(for key: any CodingKey) -> JSONWriter { properties?[key.stringValue] ?? addProperty(for: key) }

  func append(_ element: JSONWriter) { elements.append(element) }

  /// Appends an element that is encoded later.
  func addElement() -> JSONWriter {
    let element = JSONWriter(key: JSONIndex(elements.count), in: self)
    append(element)
    return element
  }

  /// Appends the JSON with the keys in ascending order.
  /// - Throws: ``JSONDepthError`` if a value lies too deep in others.
  func write(to bytes: inout JSONBytes) throws {
    guard depth <= JSONWriter.maximumDepth else { throw JSONDepthError() }
    guard let properties else { return try writeElements(to: &bytes) }
    var separator = UInt8(ascii: "{")
    for (key, value) in properties.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      bytes.append(separator)
      bytes.append(quoted: key)
      bytes.append(UInt8(ascii: ":"))
      try value.write(to: &bytes)
      separator = UInt8(ascii: ",")
    }
    if properties.isEmpty { bytes.append(separator) }
    bytes.append(UInt8(ascii: "}"))
  }

  private func writeElements(to bytes: inout JSONBytes) throws {
    var separator = UInt8(ascii: "[")
    for element in elements {
      bytes.append(separator)
      try element.write(to: &bytes)
      separator = UInt8(ascii: ",")
    }
    if elements.isEmpty { bytes.append(separator) }
    bytes.append(UInt8(ascii: "]"))
  }
}
