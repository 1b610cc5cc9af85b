/// A single value, for types with a `Codable` implementation of their own.
struct JSONScalarEncodingContainer: SingleValueEncodingContainer {
  let writer: JSONWriter

  var codingPath: [any CodingKey] { writer.codingPath }

  func encodeNil() { writer.encodeNil() }

  func encode<Value: Encodable>(_ value: Value) throws {
    try writer.encode(value)
    if writer.isFrameEmpty { writer.writeScalar { $0.append("{}") } }
  }

  func encode(_ value: Bool) { writer.writeScalar { $0.append(value) } }
  func encode(_ value: String) { writer.writeScalar { $0.append(quoted: value) } }
  func encode(_ value: Double) throws { try encode(number: value) }
  func encode(_ value: Float) throws { try encode(number: value) }
  func encode(_ value: Int) { encode(integer: value) }
  func encode(_ value: Int8) { encode(integer: value) }
  func encode(_ value: Int16) { encode(integer: value) }
  func encode(_ value: Int32) { encode(integer: value) }
  func encode(_ value: Int64) { encode(integer: value) }
  func encode(_ value: UInt) { encode(integer: value) }
  func encode(_ value: UInt8) { encode(integer: value) }
  func encode(_ value: UInt16) { encode(integer: value) }
  func encode(_ value: UInt32) { encode(integer: value) }
  func encode(_ value: UInt64) { encode(integer: value) }

  private func encode(integer: some FixedWidthInteger) {
    writer.writeScalar { $0.append(plain: integer.description) }
  }

  private func encode(number: some BinaryFloatingPoint & CustomStringConvertible) throws {
    guard number.isFinite else { throw writer.notFinite(number, at: codingPath) }
    writer.writeScalar { $0.append(number) }
  }
}
